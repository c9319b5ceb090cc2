package clean_test

import (
	"strings"
	"testing"

	"sightline/internal/clean"
)

func TestAddress(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"ada@aldersund.example":        "ada@aldersund.example",
		" Ada@Aldersund.EXAMPLE\n":     "ada@aldersund.example",
		"o'neil+x@mail.co.example":     "o'neil+x@mail.co.example",
		"":                             "",
		"ada":                          "",
		"ada@localhost":                "",
		"ada@aldersund.example, x@y.z": "",
		"Ada <ada@aldersund.example>":  "",
		`"a b"@aldersund.example`:      "",
		"ada@aldersund.example.":       "",
		"ada@-aldersund.example":       "",
		"äda@aldersund.example":        "",
		"ada@ꓮldersund.example":        "",
		"a\x00da@aldersund.example":    "",
		"ada@aldersund.example\r\nx:":  "",
		strings.Repeat("a", 64) + "@" + strings.Repeat("b", 60) + ".example": strings.Repeat("a", 64) + "@" +
			strings.Repeat("b", 60) + ".example",
		strings.Repeat("a", 65) + "@aldersund.example":        "",
		"a@" + strings.Repeat(strings.Repeat("b", 60)+".", 5): "",
	} {
		address, ok := clean.Address(written)
		if ok != (want != "") || (ok && address != want) {
			t.Errorf("%q is %q, %t", written, address, ok)
		}
	}
}
