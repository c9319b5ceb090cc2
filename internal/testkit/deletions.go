package testkit

import (
	"fmt"

	"sightline/ent"
	"sightline/ent/mail"
)

// deletions are wishes to be deleted: that of Gia waits, that of Con was declined, and somebody is gone whose mail about
// it waits.
func (b builder) deletions() error {
	if err := b.tx.DeletionRequest.Create().SetID(ID("dlr", "gia")).SetUserID(ID("usr", "gia")).
		SetReason(canary("wish", "gia")).Exec(b.ctx); err != nil {
		return fmt.Errorf("ask for deletion: %w", err)
	}
	if err := b.tx.DeletionRequest.Create().SetID(ID("dlr", "con")).SetUserID(ID("usr", "con")).
		SetReason(canary("wish", "con")).SetDeclinedAt(Now()).SetDeclineReason(canary("declined", "con")).
		Exec(b.ctx); err != nil {
		return fmt.Errorf("decline a deletion: %w", err)
	}
	return b.mail("ex", "deletion", mail.KindDELETION_DONE, func(create *ent.MailCreate) {
		create.SetAddress(canary("address", "ex") + "@client.example")
	})
}

// answerTo is how a wish to be deleted stands.
func answerTo(r *ent.DeletionRequest) string {
	if r.DeclinedAt != nil {
		return "declined"
	}
	return "waits"
}
