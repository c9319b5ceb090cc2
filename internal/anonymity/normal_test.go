package anonymity_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sightline/internal/anonymity"
)

// TestNormal: quotes, dashes, spaces and lines are plain, and the words are what they were.
func TestNormal(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"  He  is\u00a0kind.\t":              "He is kind.",
		"“Fine” – he said… it’s «so» — yes":  `"Fine" - he said... it's "so" - yes`,
		"one\r\n\r\n\r\n\n two \n":           "one\n\ntwo",
		"a\u2028b\u2029c":                    "a\nb\n\nc",
		"jose\u0301":                         "josé",
		"zero\u200bwidth\ufeff\u2060\u00ad":  "zerowidth",
		"tag\U000e0041\U000e0042 var\ufe0f":  "tag var",
		"\u2800\u3164blank\u115f":            "blank",
		"Grüße, 你好, שלום, \u202eright\u202c": "Grüße, 你好, שלום, right",
		"\n\n \u200b\n":                      "",
		"half−width·dot":                     "half-width·dot",
	} {
		if got := anonymity.Normal(written); got != want {
			t.Errorf("%q became %q, want %q", written, got, want)
		}
	}
}

// marks are what a watermark is made of: characters that look like nothing, or like another one.
func marks() []string {
	return []string{
		"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u061c", "\u180e", "\u2061", "\u2063", "\ufe00",
		"\ufe0f", "\U000e0100", "\U000e0020", "\u202a", "\u202c", "\u2066", "\u2069", "\u0000", "\u0007", "\ue000",
	}
}

// TestWatermarksAreLost: whatever bits somebody hides in a text, by marks that show nothing, by kinds of spaces, quotes
// or dashes, by spaces at the ends of lines or by empty lines, everybody's text becomes the same one (A7).
func TestWatermarksAreLost(t *testing.T) {
	t.Parallel()
	plain := "She said \"no\" - it's fine.\n\nThen we went on."
	want := anonymity.Normal(plain)
	alike := map[rune][]string{
		' ': {" ", "\u00a0", "\u2009", "\u200a", "\u3000", "\t", "  ", "\u2007"}, '"': {`"`, "“", "”", "„", "«", "»"},
		'-': {"-", "–", "—", "‐", "‑", "−"}, '\'': {"'", "’", "‘", "ʼ"}, '\n': {"\n", "\r\n", " \n", "\n\u200b"},
	}
	rapid.Check(t, func(t *rapid.T) {
		var marked strings.Builder
		for _, r := range plain {
			if others, ok := alike[r]; ok {
				marked.WriteString(rapid.SampledFrom(others).Draw(t, "alike"))
			} else {
				marked.WriteRune(r)
			}
			if rapid.Bool().Draw(t, "marked") {
				marked.WriteString(rapid.SampledFrom(marks()).Draw(t, "mark"))
			}
		}
		if got := anonymity.Normal(marked.String()); got != want {
			t.Fatalf("%q became %q", marked.String(), got)
		}
	})
}

// TestNormalIsSettled: what is normal stays as it is.
func TestNormalIsSettled(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		once := anonymity.Normal(rapid.String().Draw(t, "written"))
		if again := anonymity.Normal(once); again != once {
			t.Fatalf("%q became %q", once, again)
		}
	})
}
