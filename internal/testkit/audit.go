package testkit

import (
	"fmt"

	"sightline/ent/auditevent"
	"sightline/internal/policy"
)

// auditLog writes an event for each part, and what the log holds of two reviews, one of an HR administrator: an act of
// somebody else, one of the reviewed person, one that is told to nobody, and one that does not say whose review it is.
func (b builder) auditLog() error {
	for _, part := range []auditevent.Part{auditevent.PartPEOPLE, auditevent.PartSYSTEM, auditevent.PartWORK} {
		if err := b.event(part.String(), part, "ACT", "ada", "", canary("event", part.String())); err != nil {
			return err
		}
	}
	for _, whose := range []string{"sue", "hana"} {
		for _, act := range []struct {
			label, actor, subject string
			action                policy.Action
		}{
			{"decided", "ada", whose, policy.DecideNominations},
			{"own", whose, whose, policy.FinishNominations},
			{"untold", "rae", whose, policy.SubmitFeedback},
			{"unsaid", "ada", "", policy.ReleaseFeedback},
		} {
			label := whose + " " + act.label
			if err := b.event(label, auditevent.PartPEOPLE, act.action, act.actor, act.subject,
				"prt_"+canary("event", label)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b builder) event(
	label string, part auditevent.Part, action policy.Action, actor, subject, objectID string,
) error {
	create := b.tx.AuditEvent.Create().SetID(ID("evt", label)).SetPart(part).SetAction(string(action)).
		SetActorID(ID("usr", actor)).SetObjectID(objectID).SetChanged([]string{canary("changed", label)})
	if subject != "" {
		create.SetSubjectID(ID("usr", subject))
	}
	if err := create.Exec(b.ctx); err != nil {
		return fmt.Errorf("write the audit event %s: %w", label, err)
	}
	return nil
}
