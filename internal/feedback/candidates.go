package feedback

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/policy"
)

const suggested = 8

// Candidates are whom one can nominate for a participation.
type Candidates struct {
	People []*Candidate
	// Invitation is set when the search is an address that nobody has.
	Invitation *Invitation
}

// Candidate is a person with the key of what stands in the way; empty if nothing does.
type Candidate struct {
	User     *ent.User
	Obstacle string
	// MuchAsked says that they were asked for much feedback already.
	MuchAsked bool
}

// Invitation is what can be done with an unknown address.
type Invitation struct {
	Email string
	// Refusal is why it cannot be invited; nil if it can.
	Refusal *apperr.Error
}

// Candidates searches people by name, team or address. Outsiders find nobody: they have no picker (T13). Accounts that
// are not in use are not found, whatever the reason: who is locked is for administrators to know.
func (f *Feedback) Candidates(ctx context.Context, participationID, search string) (*Candidates, error) {
	list, err := f.Participation(ctx, participationID)
	if err != nil {
		return nil, err
	}
	if _, err := policy.Authorize(policy.From(ctx), policy.Nominate, list); err != nil {
		return nil, err
	}
	search = strings.TrimSpace(search)
	if utf8.RuneCountInString(search) > clean.MaxAddress {
		return nil, apperr.Input("too_long", "search")
	}
	found := &Candidates{People: []*Candidate{}}
	if search == "" {
		return found, nil
	}
	people, err := f.store.Client().User.Query().
		Where(user.StateNotIn(policy.OutOfUse()...),
			user.Or(user.NameContainsFold(search), user.TeamContainsFold(search), user.EmailContainsFold(search))).
		Order(ent.Asc(user.FieldName, user.FieldID)).Limit(suggested).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("search people: %w", err)
	}
	much, err := f.MuchAsked(ctx, idsOf(people))
	if err != nil {
		return nil, err
	}
	for _, person := range people {
		found.People = append(found.People, &Candidate{
			User: person, Obstacle: obstacle(list, person), MuchAsked: much[person.ID],
		})
	}
	return found, f.offer(ctx, found, search)
}

func idsOf(people []*ent.User) []string {
	ids := make([]string, 0, len(people))
	for _, person := range people {
		ids = append(ids, person.ID)
	}
	return ids
}

// offer adds the invitation of an address that nobody has, or why it cannot be invited.
func (f *Feedback) offer(ctx context.Context, found *Candidates, search string) error {
	email, ok := clean.Address(search)
	if !ok {
		return nil
	}
	taken, err := f.store.Client().User.Query().Where(user.Email(email)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for the address: %w", err)
	}
	if taken {
		return nil
	}
	found.Invitation = &Invitation{Email: email}
	viewer := policy.From(ctx)
	switch {
	case policy.InsideCompany(viewer.Facts.CompanyDomains, email):
		found.Invitation.Refusal = apperr.New(apperr.BadUserInput, "guest_inside", email)
	case !policy.MayInviteGuests(viewer):
		found.Invitation.Refusal = apperr.New(apperr.BadUserInput, "guest_policy")
	}
	return nil
}
