package graph_test

import (
	"testing"
	"time"

	"sightline/internal/testkit"
)

// TestT44_AnOldProofIsAskedForAgain: what needs a fresh proof is still offered to somebody whose proof is old, is
// refused with REAUTH_REQUIRED, and changes nothing. Whoever may not do it at all learns nothing of that.
func TestT44_AnOldProofIsAskedForAgain(t *testing.T) {
	t.Parallel()
	w, id := giaIsInvited(t)
	server := w.Serve(t, quiet())
	w.Clock.Advance(11 * time.Minute)
	const act = `mutation($id: ID!) { handOverLink(input: { mailId: $id }) { link errors { ... on UserError { code } } } }`
	const row = `query($id: ID!) { node(id: $id) { ... on Mail { viewerCan } } }`
	version, variables := w.Version(t), map[string]any{"id": id}
	for _, c := range []struct{ persona, code string }{{"ada", "REAUTH_REQUIRED"}, {"hana", "FORBIDDEN"}} {
		if answer := testkit.Ask(t, server, c.persona, act, variables); answer.Code() != c.code {
			t.Errorf("%s: %s", c.persona, answer.Body)
		}
	}
	shown := testkit.Ask(t, server, "ada", row, variables)
	offered, _ := shown.At("node", "viewerCan").([]any)
	if len(offered) == 0 || offered[len(offered)-1] != "HAND_OVER_LINK" {
		t.Errorf("it is not offered: %s", shown.Body)
	}
	if w.Version(t) != version {
		t.Error("a refusal changed the database")
	}
}
