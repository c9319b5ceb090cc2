package text

// messages is the part of the catalogue for messages.
var messages = map[string]entry{}
