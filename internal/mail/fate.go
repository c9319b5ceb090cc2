package mail

import (
	"context"
	"fmt"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// Keys of the catalogue for why a mail was cancelled.
const (
	problemAccount = "mail.problem.account"
	problemGone    = "mail.problem.gone"
	problemLink    = "mail.problem.link"
	problemTold    = "mail.problem.told"
)

// fateOf says what becomes of a mail by its receiver's account: somebody who has not accepted gets nothing but the
// link to do so (D3, D4), and accounts out of use get nothing at all.
func fateOf(kind entmail.Kind, state user.State) (entmail.State, string) {
	switch {
	case state == user.StateACTIVE, kind == entmail.KindDELETION_DONE:
		return entmail.StateQUEUED, ""
	case !policy.HasToAccept(state):
		return entmail.StateCANCELLED, problemAccount
	case carriesLink(kind), leadsToShare(kind):
		return entmail.StateQUEUED, ""
	default:
		return entmail.StateHELD, ""
	}
}

// leadsToShare tells whether mails of the kind lead a guest to what is shared with them, by a code and no password.
func leadsToShare(kind entmail.Kind) bool {
	return kind == entmail.KindWORK_SHARED || kind == entmail.KindDOOR_CODE
}

// carriesLink tells whether mails of the kind carry a one-time link.
func carriesLink(kind entmail.Kind) bool {
	return invites(kind) || kind == entmail.KindPASSWORD_RESET ||
		kind == entmail.KindADDRESS_CHANGING || kind == entmail.KindADDRESS_CONFIRM
}

func invites(kind entmail.Kind) bool {
	return kind == entmail.KindINVITATION || kind == entmail.KindGUEST_INVITATION
}

// releaseHeld queues the held mails of people who have accepted meanwhile, and cancels those of accounts that went
// out of use.
func (o *Outbox) releaseHeld(ctx context.Context) error {
	held, err := o.store.Client().Mail.Query().Where(entmail.StateEQ(entmail.StateHELD)).WithUser(
		func(q *ent.UserQuery) { q.Select(user.FieldID, user.FieldState) }).
		Where(entmail.HasUserWith(user.StateNotIn(user.StateCREATED, user.StateINVITED, user.StatePROVISIONED))).All(ctx)
	if err != nil {
		return fmt.Errorf("read the held mails: %w", err)
	}
	if len(held) == 0 {
		return nil
	}
	err = o.store.WriteSystem(ctx, func(ctx context.Context, tx *ent.Client) error {
		for _, m := range held {
			state, problem := fateOf(m.Kind, m.Edges.User.State)
			err := tx.Mail.Update().Where(entmail.ID(m.ID), entmail.StateEQ(entmail.StateHELD)).
				SetState(state).SetProblem(problem).SetDueAt(o.store.Clock().Now()).Exec(ctx)
			if err != nil {
				return fmt.Errorf("release the mail %s: %w", m.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("release held mails: %w", err)
	}
	return nil
}

// alreadyTold tells whether an invitation that went out after this mail was queued has named its request: a guest
// is told of several approvals by one mail (D12).
func (o *Outbox) alreadyTold(ctx context.Context, m *ent.Mail) (bool, error) {
	if m.Kind != entmail.KindFEEDBACK_ASKED {
		return false, nil
	}
	told, err := o.store.Client().Mail.Query().Where(entmail.UserID(m.UserID),
		entmail.KindEQ(entmail.KindGUEST_INVITATION), entmail.StateEQ(entmail.StateSENT),
		entmail.SentAtGT(m.CreatedAt)).Exist(policy.AsSystem(ctx, policy.Deliver))
	if err != nil {
		return false, fmt.Errorf("look for the invitation before the mail %s: %w", m.ID, err)
	}
	return told, nil
}
