package graph_test

import (
	"bytes"
	"testing"

	"github.com/vektah/gqlparser/v2/formatter"

	"sightline/graph/generated"
)

// The printed schema is what scripts are written against: its difference is read in review, and what breaks it is
// told in the notes of the release.
func TestPrintedSchema(t *testing.T) {
	t.Parallel()
	var printed bytes.Buffer
	formatter.NewFormatter(&printed, formatter.WithIndent("  ")).
		FormatSchema(generated.NewExecutableSchema(generated.Config{}).Schema())
	golden(t, "schema.golden", printed.String())
}
