package text

// mails is the part of the catalogue for mails.
var mails = map[string]entry{}
