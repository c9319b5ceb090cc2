package clean_test

import (
	"testing"

	"sightline/internal/clean"
)

func TestLineShowsWhatItIs(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"  Eve\r\nBcc: x ": "Eve Bcc: x", "a\u200bb\u00ad": "ab", "\u202eeve": "eve", "nul\x00": "nul",
		"jose\u0301": "josé", "👩‍👧": "👩‍👧", "שלום\u200f": "שלום\u200f",
	} {
		if got := clean.Line(written); got != want {
			t.Errorf("%q became %q, want %q", written, got, want)
		}
	}
}

func TestProseKeepsLines(t *testing.T) {
	t.Parallel()
	if got := clean.Prose("one\r\n\ttwo\x00\u202e"); got != "one\n\ttwo" {
		t.Errorf("got %q", got)
	}
}

func TestBlankSeesThroughInvisibleMarks(t *testing.T) {
	t.Parallel()
	if !clean.Blank(" \u200b\u200d\n") || clean.Blank("👩‍👧") {
		t.Error("blank is not what shows nothing")
	}
}
