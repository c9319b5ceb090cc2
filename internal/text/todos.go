package text

// todos is the part of the catalogue for todos.
var todos = map[string]entry{}
