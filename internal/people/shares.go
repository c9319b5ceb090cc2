package people

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/doorcode"
	"sightline/ent/projectmember"
	"sightline/ent/workgrant"
	"sightline/internal/policy"
)

// addShares finds what is shared with the person on the work side, and the codes that were asked for with their
// address.
func addShares(ctx context.Context, tx *ent.Client, a *policy.Account) (err error) {
	system := policy.AsSystem(ctx, policy.JudgeAccount)
	if a.Shares, err = tx.WorkGrant.Query().Where(workgrant.UserID(a.User.ID)).IDs(system); err != nil {
		return fmt.Errorf("look for what is shared with them: %w", err)
	}
	if a.Teams, err = tx.ProjectMember.Query().Where(projectmember.UserID(a.User.ID)).IDs(system); err != nil {
		return fmt.Errorf("look for their teams: %w", err)
	}
	if a.Codes, err = tx.DoorCode.Query().Where(doorcode.Address(a.User.Email)).IDs(system); err != nil {
		return fmt.Errorf("look for codes of their address: %w", err)
	}
	return nil
}

// endShares takes it all back. What they wrote stays for those who read it.
func endShares(ctx context.Context, tx *ent.Client, a policy.Account) error {
	if _, err := tx.WorkGrant.Delete().Where(workgrant.IDIn(a.Shares...)).Exec(ctx); err != nil {
		return fmt.Errorf("take back what is shared with them: %w", err)
	}
	if _, err := tx.ProjectMember.Delete().Where(projectmember.IDIn(a.Teams...)).Exec(ctx); err != nil {
		return fmt.Errorf("take them out of teams: %w", err)
	}
	if _, err := tx.DoorCode.Delete().Where(doorcode.IDIn(a.Codes...)).Exec(ctx); err != nil {
		return fmt.Errorf("forget codes of their address: %w", err)
	}
	return nil
}
