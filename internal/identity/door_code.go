package identity

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/doorcode"
	"sightline/ent/predicate"
	"sightline/ent/sharelink"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/internal/policy"
)

// openCode is a code that may still be tried.
func openCode(now time.Time) predicate.DoorCode {
	return doorcode.And(doorcode.UsedAtIsNil(), doorcode.VoidedAtIsNil(), doorcode.ExpiresAtGT(now),
		doorcode.TriesLT(policy.MostCodeTries))
}

// spendTry counts a try in a transaction of its own, before anything is compared: however many come at once, and
// whatever becomes of the process, no more than five are ever compared (T26).
func (s *Service) spendTry(ctx context.Context, asked door) (*ent.DoorCode, error) {
	var code *ent.DoorCode
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		counted, err := tx.DoorCode.Update().Where(doorcode.ID(asked.CodeID), openCode(s.clock.Now())).AddTries(1).
			Save(ctx)
		if err != nil {
			return fmt.Errorf("count a try: %w", err)
		}
		if counted != 1 {
			return codeOver()
		}
		if code, err = tx.DoorCode.Get(ctx, asked.CodeID); err != nil {
			return fmt.Errorf("read a code: %w", err)
		}
		return nil
	})
	return code, err
}

// useCode takes the code for whoever comes first (T27) and returns its link, if that still admits the address.
func (s *Service) useCode(ctx context.Context, tx *ent.Client, code *ent.DoorCode) (*ent.ShareLink, error) {
	now := s.clock.Now()
	won, err := tx.DoorCode.Update().
		Where(doorcode.ID(code.ID), doorcode.UsedAtIsNil(), doorcode.VoidedAtIsNil(), doorcode.ExpiresAtGT(now)).
		SetUsedAt(now).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("use a code: %w", err)
	}
	if won != 1 {
		return nil, codeOver()
	}
	link, _, err := s.admitting(ctx, tx, code)
	if err == nil && link == nil {
		err = codeOver()
	}
	return link, err
}

// letIn makes the guest's account active, for the code proved the address (workflow B), and writes the grant where the
// link gives one that they do not have yet.
func (s *Service) letIn(ctx context.Context, tx *ent.Client, link *ent.ShareLink, guest *ent.User) error {
	now := s.clock.Now()
	if guest.State != user.StateACTIVE {
		err := tx.User.Update().Where(user.ID(guest.ID), user.StateIn(user.StatePROVISIONED, user.StateINVITED)).
			SetState(user.StateACTIVE).SetVerifiedAt(now).Exec(ctx)
		if err != nil {
			return fmt.Errorf("activate a guest: %w", err)
		}
		if err := record(ctx, tx, "ADDRESS_PROVED", guest.ID, guest.ID); err != nil {
			return err
		}
	}
	hour := now.UTC().Truncate(time.Hour)
	used, err := tx.WorkGrant.Update().Where(workgrant.ReviewID(link.ReviewID), workgrant.UserID(guest.ID)).
		SetLastUsedAt(hour).Save(ctx)
	if err != nil {
		return fmt.Errorf("note the use of a grant: %w", err)
	}
	if used == 0 {
		err := tx.WorkGrant.Create().SetReviewID(link.ReviewID).SetUserID(guest.ID).SetLinkID(link.ID).
			SetAddedByID(link.CreatedByID).SetComments(link.Comments).SetDecides(link.Decides).
			SetDownloads(link.Downloads).SetExpiresAt(link.ExpiresAt).SetLastUsedAt(hour).Exec(ctx)
		if err != nil {
			return fmt.Errorf("give what the link gives: %w", err)
		}
	}
	if err := tx.ShareLink.Update().Where(sharelink.ID(link.ID)).SetLastUsedAt(hour).Exec(ctx); err != nil {
		return fmt.Errorf("note the use of a share link: %w", err)
	}
	return nil
}

// forgetCodes deletes the rows of codes that nothing counts any more.
func (s *Service) forgetCodes(ctx context.Context, tx *ent.Client) error {
	_, err := tx.DoorCode.Delete().Where(doorcode.CreatedAtLT(s.clock.Now().Add(-codeKept))).Exec(ctx)
	if err != nil {
		return fmt.Errorf("delete codes: %w", err)
	}
	return nil
}
