package workreview

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/projectmember"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// ShareWorkReviewInput says with whom a work review is shared, and what they may do there.
type ShareWorkReviewInput struct {
	WorkReviewID string
	UserIDs      []string
	Rights
}

// ChangeWorkGrantInput says what somebody may do from now on in what is shared with them.
type ChangeWorkGrantInput struct {
	GrantID         string
	ExpectedVersion int
	Rights
}

// RevokeWorkGrantInput names the grant to take back.
type RevokeWorkGrantInput struct {
	GrantID string
}

// Rights are what a grant lets somebody do beside reading, and until when.
type Rights struct {
	Comments  bool
	Decides   bool
	Downloads bool
	ExpiresAt *time.Time
}

func (r Rights) check(now time.Time) error {
	if r.ExpiresAt != nil && !now.Before(*r.ExpiresAt) {
		return apperr.Input("work.expired", "expiresAt")
	}
	return nil
}

// SetProjectTeam makes the people the team of a project, and nobody else.
func (w *Work) SetProjectTeam(ctx context.Context, input SetProjectTeamInput) (*ent.Project, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	var team policy.Team
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		found, err := w.project(ctx, tx, input.ProjectID)
		if err != nil {
			return policy.Grant{}, err
		}
		if team, err = w.team(ctx, tx, found, input.UserIDs); err != nil {
			return policy.Grant{}, err
		}
		grant, err := policy.Authorize(policy.From(ctx), policy.SetProjectTeam, team)
		if err == nil && found.Version != input.ExpectedVersion {
			err = apperr.Stale(found)
		}
		return grant, err
	}
	err := w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		return w.writeTeam(ctx, tx, team)
	})
	if err != nil {
		return nil, err
	}
	return w.project(ctx, w.store.Client(), input.ProjectID)
}

func (w *Work) team(ctx context.Context, tx *ent.Client, of *ent.Project, ids []string) (policy.Team, error) {
	members, err := tx.ProjectMember.Query().Where(projectmember.ProjectID(of.ID)).All(ctx)
	if err != nil {
		return policy.Team{}, fmt.Errorf("read the team: %w", err)
	}
	people, err := w.people(ctx, tx, ids)
	return policy.Team{Project: of, Members: members, People: people}, err
}

// people are those with the ids, each once; one whom the viewer does not see is not found.
func (w *Work) people(ctx context.Context, tx *ent.Client, ids []string) ([]*ent.User, error) {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	found, err := tx.User.Query().Where(user.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the people: %w", err)
	}
	if len(found) < len(wanted) {
		return nil, apperr.Input("not_found", "userIds")
	}
	return found, nil
}

func (w *Work) writeTeam(ctx context.Context, tx *ent.Client, team policy.Team) error {
	stay := map[string]bool{}
	for _, person := range team.People {
		stay[person.ID] = true
	}
	var gone []string
	for _, member := range team.Members {
		if !stay[member.UserID] {
			gone = append(gone, member.ID)
		}
		delete(stay, member.UserID)
	}
	if _, err := tx.ProjectMember.Delete().Where(projectmember.IDIn(gone...)).Exec(ctx); err != nil {
		return fmt.Errorf("take people out of the team: %w", err)
	}
	var added []*ent.ProjectMemberCreate
	for _, person := range team.People {
		if stay[person.ID] {
			added = append(added, tx.ProjectMember.Create().SetProjectID(team.Project.ID).SetUserID(person.ID).
				SetAddedByID(policy.From(ctx).ID()))
		}
	}
	if err := tx.ProjectMember.CreateBulk(added...).Exec(ctx); err != nil {
		return fmt.Errorf("put people into the team: %w", err)
	}
	if err := tx.Project.UpdateOneID(team.Project.ID).SetVersion(team.Project.Version + 1).Exec(ctx); err != nil {
		return fmt.Errorf("note the new team: %w", err)
	}
	return store.Record(ctx, tx, auditevent.PartWORK, policy.SetProjectTeam, team.Project.ID)
}

// Share shares a work review with people. Who has it already gets the rights anew.
func (w *Work) Share(ctx context.Context, input ShareWorkReviewInput) (*ent.WorkReview, error) {
	if err := input.check(w.store.Clock().Now()); err != nil {
		return nil, err
	}
	switch {
	case len(input.UserIDs) == 0:
		return nil, apperr.Input("required", "userIds")
	case len(input.UserIDs) > maxAtOnce:
		return nil, apperr.Input("too_many", "userIds")
	}
	var share policy.NewShare
	decide := func(ctx context.Context, tx *ent.Client) (grant policy.Grant, err error) {
		if share.Review, err = w.review(ctx, tx, input.WorkReviewID); err != nil {
			return grant, err
		}
		if share.People, err = w.people(ctx, tx, input.UserIDs); err != nil {
			return grant, err
		}
		share.Grants, err = tx.WorkGrant.Query().
			Where(workgrant.ReviewID(share.Review.ID), workgrant.UserIDIn(input.UserIDs...)).All(ctx)
		if err != nil {
			return grant, fmt.Errorf("read with whom it is shared: %w", err)
		}
		return policy.Authorize(policy.From(ctx), policy.ShareWorkReview, share)
	}
	err := w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		return w.writeShare(ctx, tx, share, input.Rights)
	})
	if err != nil {
		return nil, err
	}
	return w.review(ctx, w.store.Client(), input.WorkReviewID)
}

func (w *Work) writeShare(ctx context.Context, tx *ent.Client, share policy.NewShare, rights Rights) error {
	has := map[string]bool{}
	var again []string
	for _, granted := range share.Grants {
		has[granted.UserID] = true
		again = append(again, granted.ID)
	}
	if len(again) > 0 {
		if err := rights.on(tx.WorkGrant.Update().Where(workgrant.IDIn(again...)).AddVersion(1)).Exec(ctx); err != nil {
			return fmt.Errorf("give rights anew: %w", err)
		}
	}
	var added []*ent.WorkGrantCreate
	for _, person := range share.People {
		if !has[person.ID] {
			added = append(added, tx.WorkGrant.Create().SetReviewID(share.Review.ID).SetUserID(person.ID).
				SetAddedByID(policy.From(ctx).ID()).SetComments(rights.Comments).SetDecides(rights.Decides).
				SetDownloads(rights.Downloads).SetNillableExpiresAt(rights.ExpiresAt))
		}
	}
	if err := tx.WorkGrant.CreateBulk(added...).Exec(ctx); err != nil {
		return fmt.Errorf("share it: %w", err)
	}
	return store.Record(ctx, tx, auditevent.PartWORK, policy.ShareWorkReview, share.Review.ID)
}

func (r Rights) on(update *ent.WorkGrantUpdate) *ent.WorkGrantUpdate {
	return update.SetComments(r.Comments).SetDecides(r.Decides).SetDownloads(r.Downloads).
		ClearExpiresAt().SetNillableExpiresAt(r.ExpiresAt)
}

// ChangeGrant changes what somebody may do in what is shared with them.
func (w *Work) ChangeGrant(ctx context.Context, input ChangeWorkGrantInput) (*ent.WorkGrant, error) {
	if err := input.check(w.store.Clock().Now()); err != nil {
		return nil, err
	}
	change := func(ctx context.Context, tx *ent.Client, found *ent.WorkGrant) error {
		if found.Version != input.ExpectedVersion {
			return apperr.Stale(found)
		}
		return input.on(tx.WorkGrant.Update().Where(workgrant.ID(found.ID)).AddVersion(1)).Exec(ctx)
	}
	if err := w.onGrant(ctx, policy.ChangeWorkGrant, input.GrantID, change); err != nil {
		return nil, err
	}
	changed, err := w.store.Client().WorkGrant.Get(ctx, input.GrantID)
	if err != nil {
		return nil, store.Missing(err, "read the grant")
	}
	return changed, nil
}

// Revoke takes a grant back: from the next request on it opens nothing (T32).
func (w *Work) Revoke(ctx context.Context, input RevokeWorkGrantInput) (string, error) {
	return input.GrantID, w.onGrant(ctx, policy.RevokeWorkGrant, input.GrantID,
		func(ctx context.Context, tx *ent.Client, found *ent.WorkGrant) error {
			if err := exclude(ctx, tx, found); err != nil {
				return err
			}
			return tx.WorkGrant.DeleteOneID(found.ID).Exec(ctx)
		})
}

// onGrant reads a grant in the transaction, asks the policy, and does the act.
func (w *Work) onGrant(
	ctx context.Context, action policy.Action, id string,
	act func(context.Context, *ent.Client, *ent.WorkGrant) error,
) error {
	var found *ent.WorkGrant
	decide := func(ctx context.Context, tx *ent.Client) (grant policy.Grant, err error) {
		if found, err = tx.WorkGrant.Get(ctx, id); err != nil {
			return grant, store.Missing(err, "find the grant")
		}
		return policy.Authorize(policy.From(ctx), action, found)
	}
	return w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		if err := act(ctx, tx, found); err != nil {
			return fmt.Errorf("change with whom it is shared: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartWORK, action, found.ReviewID)
	})
}
