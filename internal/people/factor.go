package people

import (
	"context"
	"fmt"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/mail"
	"sightline/internal/policy"
)

// ResetSecondFactorInput names who lost their second factor.
type ResetSecondFactorInput struct {
	UserID          string
	ExpectedVersion int
}

// ResetSecondFactor lets somebody who lost their second factor log in by the password again: app and recovery codes
// end, with every session, access token and link, and the person is told by mail. For whoever holds a people role or
// has reports it is refused to everybody but another HR administrator (V10). It needs a fresh proof (T44).
func (p *People) ResetSecondFactor(ctx context.Context, input ResetSecondFactorInput) (*ent.User, error) {
	act := did(policy.ResetSecondFactor, input.UserID, input.ExpectedVersion, "secondFactor")
	act.object = lostFactor
	return p.change(ctx, act, func(ctx context.Context, tx *ent.Client, a policy.Account) error {
		if err := save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetSecondFactor(false)); err != nil {
			return err
		}
		if err := p.doors.ForgetFactors(ctx, tx, a.Doors); err != nil {
			return err
		}
		return p.queue(ctx, tx, mail.Note{To: a.User.ID, Kind: entmail.KindFACTOR_RESET})
	})
}

// lostFactor is an account with whether it leads anybody, whom the viewer may not see.
func lostFactor(ctx context.Context, tx *ent.Client, account policy.Account) (any, error) {
	leads, err := tx.User.Query().Where(user.ManagerID(account.User.ID)).Exist(policy.AsSystem(ctx, policy.JudgeAccount))
	if err != nil {
		return nil, fmt.Errorf("look for reports: %w", err)
	}
	return policy.LostFactor{Account: account, Reports: leads}, nil
}
