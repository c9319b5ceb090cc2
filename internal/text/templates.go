package text

// templates is the part of the catalogue for templates.
var templates = map[string]entry{}
