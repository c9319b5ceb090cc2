package policy_test

import (
	"testing"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestWhatOthersDidToAnAccountIsTold: an administrator reads of what happened to their own account, also by another
// (V10), and never of what others did in their own review (V0).
func TestWhatOthersDidToAnAccountIsTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada, other := w.Viewer(t, "ada"), testkit.ID("usr", "otto")
	subject := ada.ID()
	for action, told := range map[policy.Action]bool{
		policy.RenameAccount: true, policy.SendPasswordReset: true, policy.LockGuest: true, policy.MakeGuest: true,
		policy.SetLineManager: true, policy.ChangeAddress: true, policy.DecideNominations: false, policy.SubmitFeedback: false,
	} {
		event := &ent.AuditEvent{
			Part: auditevent.PartWORK, Action: string(action), ActorID: &other, SubjectID: &subject, ObjectID: subject,
		}
		if got := policy.Audiences(ada, event)[policy.WorkAdmin]; got != told {
			t.Errorf("%s about oneself is told: %t, want %t", action, got, told)
		}
	}
}
