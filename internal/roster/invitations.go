package roster

import (
	"context"
	"errors"
	"fmt"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// invitations are some people who are invited in one transaction. They are read again inside of it: whoever was
// invited or closed since is left out.
type invitations struct {
	roster *Roster
	viewer *policy.Viewer
	made   *ent.PeopleImport
	ids    []string
	people []*ent.User
}

// silent are those whom nobody has told yet that they have an account.
func silent() predicate.User { return user.StateIn(user.StateCREATED, user.StatePROVISIONED) }

// decide asks for the rights to invite each; whom the policy refuses is left out.
func (i *invitations) decide(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
	grant, err := policy.Authorize(i.viewer, policy.ImportPeople, policy.Import{ID: i.made.ID, Made: i.made})
	if err != nil {
		return grant, err
	}
	people, err := tx.User.Query().Where(user.IDIn(i.ids...), silent()).All(ctx)
	if err != nil {
		return grant, fmt.Errorf("read whom to invite: %w", err)
	}
	doors, err := i.roster.doors.LinksOf(ctx, tx, i.ids...)
	if err != nil {
		return grant, err
	}
	for _, person := range people {
		act, _ := invitationOf(person)
		allowed, err := policy.Authorize(i.viewer, act, policy.Account{User: person, Doors: doors[person.ID]})
		var refusal *apperr.Error
		switch {
		case errors.As(err, &refusal):
		case err != nil:
			return grant, err
		default:
			grant, i.people = grant.And(allowed), append(i.people, person)
		}
	}
	return grant, nil
}

// write makes the links, queues the mails and records each act.
func (i *invitations) write(ctx context.Context, tx *ent.Client) error {
	for _, person := range i.people {
		link, err := i.roster.doors.Invite(ctx, tx, person.ID)
		if err != nil {
			return err
		}
		if err := tx.User.UpdateOneID(person.ID).SetState(user.StateINVITED).AddVersion(1).Exec(ctx); err != nil {
			return fmt.Errorf("note the invitation: %w", err)
		}
		act, kind := invitationOf(person)
		if err := i.roster.mails(ctx, tx, mail.Note{
			To: person.ID, Kind: kind, LinkID: link.ID, PersonalMessage: i.made.Invitation,
		}); err != nil {
			return err
		}
		if err := store.Record(ctx, tx, policy.AccountPart(person), act, person.ID, store.Changed("state")); err != nil {
			return err
		}
	}
	return nil
}
