package text

// rules is the part of the catalogue for rules.
var rules = map[string]entry{}
