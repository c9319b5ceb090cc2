package text

// auth is the part of the catalogue for auth.
var auth = map[string]entry{}
