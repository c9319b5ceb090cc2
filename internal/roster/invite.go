package roster

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/importline"
	entmail "sightline/ent/mail"
	"sightline/ent/peopleimport"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// InviteJob is the job that invites those whom an import made. Its subject is the import.
const InviteJob = "invite-imported"

const (
	// invitedAtOnce is how many people one transaction invites, so that nobody's write waits long for it.
	invitedAtOnce = 10
	// maxMessage is how long what the mails say besides may be, in characters.
	maxMessage = 2_000
)

// Doors are what lets people into their accounts: internal/identity's, which only the wiring knows.
type Doors interface {
	// LinksOf finds the links that people can still use, by person.
	LinksOf(ctx context.Context, client *ent.Client, userIDs ...string) (map[string]policy.Doors, error)
	// Invite makes a link to accept an invitation and ends the older ones.
	Invite(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error)
}

// InviteImportedInput names the import whose people are invited, with what the mails say besides.
type InviteImportedInput struct {
	ImportID        string
	ExpectedVersion int
	PersonalMessage string
}

// Validate checks the message.
func (i *InviteImportedInput) Validate() error {
	i.PersonalMessage = clean.Prose(i.PersonalMessage)
	if utf8.RuneCountInString(i.PersonalMessage) > maxMessage {
		return apperr.Input("too_long", "personalMessage")
	}
	return nil
}

// InviteImported begins to invite everybody whom an import made and who has no invitation yet: it goes on by itself,
// also when the server is started again in between. Whoever was invited meanwhile gets no second mail by it.
func (r *Roster) InviteImported(ctx context.Context, input InviteImportedInput) (*ent.PeopleImport, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	found, err := r.find(ctx, input.ImportID)
	if err != nil {
		return nil, err
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.InviteImported, policy.Import{ID: found.ID, Made: found})
	if err != nil {
		return nil, err
	}
	if found.Version != input.ExpectedVersion {
		return nil, apperr.Stale(found)
	}
	left, err := r.uninvited(ctx, policy.From(ctx), found.ID)
	if err != nil {
		return nil, err
	}
	if len(left) == 0 {
		return nil, apperr.State("state.all_invited")
	}
	err = r.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		now := r.store.Clock().Now()
		err := tx.PeopleImport.UpdateOneID(found.ID).Where(peopleimport.Version(found.Version)).
			SetInvitingSince(now).SetInvitation(input.PersonalMessage).AddVersion(1).Exec(ctx)
		if ent.IsNotFound(err) {
			return apperr.Stale(found)
		}
		if err != nil {
			return fmt.Errorf("begin to invite: %w", err)
		}
		if err := r.jobs.Enqueue(ctx, tx, InviteJob, found.ID, now); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.InviteImported, found.ID)
	})
	if err != nil {
		return nil, err
	}
	return r.find(ctx, found.ID)
}

// Uninvited counts, by import, those whom it made, who have no invitation yet and whom the viewer may invite.
func (r *Roster) Uninvited(ctx context.Context, importIDs []string) (map[string]int, error) {
	counts := make(map[string]int, len(importIDs))
	people, err := r.uninvited(ctx, policy.From(ctx), importIDs...)
	if err != nil || len(people) == 0 {
		return counts, err
	}
	waiting := make(map[string]bool, len(people))
	for _, person := range people {
		waiting[person.ID] = true
	}
	lines, err := r.store.Client().ImportLine.Query().Where(made(importIDs), ofSilent).
		Select(importline.FieldImportID, importline.FieldPersonID).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the imports that made them: %w", err)
	}
	for _, line := range lines {
		if waiting[line.PersonID] {
			counts[line.ImportID]++
		}
	}
	return counts, nil
}

// made are the lines of imports that made somebody.
func made(importIDs []string) predicate.ImportLine {
	return importline.And(importline.ImportIDIn(importIDs...), importline.StateEQ(importline.StateDONE),
		importline.OutcomeEQ(importline.OutcomeNEW))
}

// ofSilent narrows lines to those about people who have no invitation yet.
func ofSilent(s *sql.Selector) {
	people := sql.Table(user.Table)
	chosen := sql.Select(people.C(user.FieldID)).From(people)
	silent()(chosen)
	s.Where(sql.In(s.C(importline.FieldPersonID), chosen))
}

// uninvited finds those whom imports made, who have no invitation yet and whom the viewer may invite. Of each it reads
// what the policy judges.
func (r *Roster) uninvited(ctx context.Context, viewer *policy.Viewer, importIDs ...string) ([]*ent.User, error) {
	byThem := func(s *sql.Selector) {
		lines := sql.Table(importline.Table)
		chosen := sql.Select(lines.C(importline.FieldPersonID)).From(lines)
		made(importIDs)(chosen)
		s.Where(sql.In(s.C(user.FieldID), chosen))
	}
	people, err := r.store.Client().User.Query().Where(silent(), byThem).Order(user.ByID()).
		Select(user.FieldID, user.FieldKind, user.FieldState, user.FieldWorkRole).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for those without an invitation: %w", err)
	}
	return slices.DeleteFunc(people, func(person *ent.User) bool {
		act, _ := invitationOf(person)
		return !policy.Can(viewer, act, policy.Account{User: person})
	}), nil
}

// invitationOf is the act that invites somebody, and its mail.
func invitationOf(person *ent.User) (policy.Action, entmail.Kind) {
	if person.Kind == user.KindGUEST {
		return policy.TellGuest, entmail.KindGUEST_INVITATION
	}
	return policy.InviteMember, entmail.KindINVITATION
}

// Invite is the job that invites those whom an import made: some at a time for a turn, then it queues up again. It acts
// as the person who began it, with the rights that they have at each step.
func (r *Roster) Invite(system context.Context, importID string) error {
	found, err := r.store.Client().PeopleImport.Query().
		Where(peopleimport.ID(importID), peopleimport.InvitingSinceNotNil()).Only(system)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the import: %w", err)
	}
	viewer, err := r.actor(system, found)
	if err != nil {
		return err
	}
	people, err := r.uninvited(system, viewer, importID)
	if err != nil {
		return err
	}
	until := r.store.Clock().Now().Add(turn)
	for some := range slices.Chunk(people, invitedAtOnce) {
		if r.store.Clock().Now().After(until) {
			return r.queue(system, InviteJob, importID, 0)
		}
		if viewer, err = r.actor(system, found); err != nil {
			return err
		}
		if !policy.Can(viewer, policy.ImportPeople, policy.Import{ID: importID, Made: found}) {
			break
		}
		part := &invitations{roster: r, viewer: viewer, made: found, ids: idsOf(some)}
		if err := r.store.WriteDecided(policy.WithViewer(system, viewer), part.decide, part.write); err != nil {
			return err
		}
	}
	return r.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.PeopleImport.UpdateOneID(importID).ClearInvitingSince().SetInvitation("").AddVersion(1).
			Exec(ctx); err != nil {
			return fmt.Errorf("note that all are invited: %w", err)
		}
		return nil
	})
}

func idsOf(people []*ent.User) []string {
	ids := make([]string, len(people))
	for n, person := range people {
		ids[n] = person.ID
	}
	return ids
}

// actor is who brought an import in, with the rights that they have now.
func (r *Roster) actor(system context.Context, found *ent.PeopleImport) (*policy.Viewer, error) {
	actor, err := r.store.Client().User.Get(system, found.UserID)
	if err != nil {
		return nil, fmt.Errorf("read who imports: %w", err)
	}
	viewer, err := r.store.ViewerOf(system, actor)
	if err != nil {
		return nil, fmt.Errorf("read the rights of who imports: %w", err)
	}
	// Whoever began it proved then that it was them; that holds until it is done.
	viewer.Fresh = true
	return viewer, nil
}
