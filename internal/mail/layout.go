package mail

import (
	"html"
	"strings"

	"sightline/internal/text"
)

// plain sets the paragraphs as plain text.
func plain(parts []part) string {
	var paragraphs []string
	for _, p := range parts {
		switch {
		case p.link != "":
			paragraphs = append(paragraphs, p.words+":\n"+p.link)
		case p.quote != nil:
			paragraphs = append(paragraphs, "> "+strings.Join(p.quote, "\n> "))
		default:
			paragraphs = append(paragraphs, p.words)
		}
	}
	return strings.Join(paragraphs, "\n\n") + "\n"
}

// markup sets the paragraphs as HTML without images, styles or anything else to fetch. All words are escaped
// (T34).
func markup(locale, subject string, parts []part) string {
	var page strings.Builder
	page.WriteString(`<!doctype html><html lang="` + language(locale) + `"><head><meta charset="utf-8"><title>` +
		html.EscapeString(oneLine(subject)) + "</title></head><body>\n")
	for _, p := range parts {
		switch {
		case p.link != "":
			page.WriteString(`<p><a href="` + html.EscapeString(p.link) + `">` + html.EscapeString(p.words) + "</a></p>\n")
		case p.quote != nil:
			page.WriteString("<blockquote>" +
				strings.ReplaceAll(html.EscapeString(strings.Join(p.quote, "\n")), "\n", "<br>\n") + "</blockquote>\n")
		default:
			page.WriteString("<p>" + strings.ReplaceAll(html.EscapeString(p.words), "\n", "<br>\n") + "</p>\n")
		}
	}
	page.WriteString("</body></html>\n")
	return page.String()
}

func language(locale string) string {
	if locale == text.DE {
		return "de"
	}
	return "en"
}
