package graph_test

import (
	"fmt"
	"testing"

	"sightline/internal/testkit"
)

// TestV5_TheTableIsServedToRunnersOnly: those who run a cycle are served every narrowing of the table, and nobody else
// anything of it.
func TestV5_TheTableIsServedToRunnersOnly(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	question := fmt.Sprintf("{ node(id: %q) { ... on Cycle { %s } } }", testkit.ID("cyc", "confidential-open1"), tableQuestions())
	for _, who := range testkit.Personas() {
		answer := testkit.Ask(t, server, who, question, nil)
		listed := answer.At("node", "inAWAITING_APPROVAL", "totalCount")
		switch who {
		case "ada", "hana", "asa", "wim":
			if answer.Code() != "" || listed == nil {
				t.Errorf("%s runs the cycle: %s", who, answer.Body)
			}
		default:
			if listed != nil {
				t.Errorf("%s does not run the cycle: %s", who, answer.Body)
			}
		}
	}
}
