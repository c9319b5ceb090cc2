package people

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/cycleowner"
	entmail "sightline/ent/mail"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/guests"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// GuestOutcome is what became of one address.
type GuestOutcome struct {
	Email string
	// User is the guest; nil where the address was refused.
	User *ent.User
	// Err is why.
	Err error
}

// AddGuests makes guests of several addresses, each on its own: one that is refused keeps no other back. Without a
// notification nobody is told (D3).
func (p *People) AddGuests(ctx context.Context, input AddGuestsInput) ([]GuestOutcome, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	if _, err := policy.Authorize(policy.From(ctx), policy.AddGuest, policy.NewGuest{}); err != nil {
		return nil, err
	}
	added := make([]GuestOutcome, 0, len(input.Guests))
	for _, wanted := range input.Guests {
		guest, err := p.addGuest(ctx, wanted, input)
		if err != nil && apperr.CodeOf(err) == apperr.Internal {
			return nil, err
		}
		added = append(added, GuestOutcome{Email: wanted.Email, User: guest, Err: err})
	}
	return added, nil
}

func (p *People) addGuest(ctx context.Context, wanted *NewGuestInput, input AddGuestsInput) (*ent.User, error) {
	if err := wanted.validate(); err != nil {
		return nil, err
	}
	viewer := policy.From(ctx)
	if policy.InsideCompany(viewer.Facts.CompanyDomains, wanted.Email) {
		return nil, &apperr.Error{
			Code: apperr.BadUserInput, Key: "guest_inside", Args: []any{wanted.Email}, Path: []string{"email"},
		}
	}
	id := ids.New("usr")
	grant, err := policy.Authorize(viewer, policy.AddGuest, policy.NewGuest{ID: id})
	if err != nil {
		return nil, err
	}
	err = p.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		_, err := guests.Make(ctx, tx, guests.Newcomer{
			ID: id, Name: wanted.Name, Email: wanted.Email, Locale: input.Locale, InvitedBy: viewer.ID(),
		})
		if err != nil {
			return err
		}
		if input.Notify {
			if err := p.invite(ctx, tx, id, entmail.KindGUEST_INVITATION, input.PersonalMessage); err != nil {
				return err
			}
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.AddGuest, id)
	})
	if err != nil {
		return nil, err
	}
	return p.person(ctx, id)
}

// GraduateGuest makes a guest a member: a colleague with an address of the company, or a member from outside. All that
// the guest has written stays theirs.
func (p *People) GraduateGuest(ctx context.Context, input GraduateGuestInput) (*ent.User, error) {
	act := graduation(input.UserID, input.ExpectedVersion, input.WorkRole)
	return p.change(ctx, act, func(ctx context.Context, tx *ent.Client, a policy.Account) error {
		if err := belongsOutside(input.Outside)(ctx, a); err != nil {
			return err
		}
		return save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetKind(user.KindMEMBER).SetWorkRole(input.WorkRole).
			SetOutside(input.Outside))
	})
}

func graduation(userID string, version int, role user.WorkRole) act {
	act := did(policy.GraduateGuest, userID, version, "kind", "workRole", "outside")
	act.object = judgedAs(func(a policy.Account) any { return policy.Graduation{Account: a, WorkRole: role} })
	return act
}

// belongsOutside refuses to make somebody a colleague whose address is not the company's.
func belongsOutside(outside bool) func(context.Context, policy.Account) error {
	return func(ctx context.Context, a policy.Account) error {
		domains := policy.From(ctx).Facts.CompanyDomains
		if outside || len(domains) == 0 || policy.InsideCompany(domains, a.User.Email) {
			return nil
		}
		return &apperr.Error{
			Code: apperr.BadUserInput, Key: "account.inside", Args: []any{a.User.Email}, Path: []string{"outside"},
		}
	}
}

// MakeGuest makes a member a guest again. It is refused while anything of the company hangs on them, and where the
// address is the company's own (workflow B).
func (p *People) MakeGuest(ctx context.Context, input MakeGuestInput) (*ent.User, error) {
	act := comesBack(input.UserID, input.ExpectedVersion)
	return p.change(ctx, act, func(ctx context.Context, tx *ent.Client, a policy.Account) error {
		if err := staysInside(ctx, a); err != nil {
			return err
		}
		// What a colleague opened ends; an invitation that has yet to be accepted stays good.
		if err := p.doors.SignOut(ctx, tx, a.Doors); err != nil {
			return err
		}
		return save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetKind(user.KindGUEST).ClearWorkRole().SetOutside(false).
			ClearManagerID().SetLinePath(a.User.ID+"/"))
	})
}

func comesBack(userID string, version int) act {
	act := did(policy.MakeGuest, userID, version, "kind", "workRole", "outside", "lineManager")
	act.object = hangsOn
	return act
}

// staysInside refuses to make somebody a guest whose address is the company's.
func staysInside(ctx context.Context, a policy.Account) error {
	if !policy.InsideCompany(policy.From(ctx).Facts.CompanyDomains, a.User.Email) {
		return nil
	}
	return &apperr.Error{
		Code: apperr.BadUserInput, Key: "guest_inside", Args: []any{a.User.Email}, Path: []string{"userId"},
	}
}

// hangsOn is a member with what keeps them one: direct reports, and cycles that are not over and that they own or are
// reviewed in.
func hangsOn(ctx context.Context, tx *ent.Client, account policy.Account) (any, error) {
	system, id := policy.AsSystem(ctx, policy.JudgeAccount), account.User.ID
	reports, err := tx.User.Query().Where(user.ManagerID(id)).Count(system)
	if err != nil {
		return nil, fmt.Errorf("count the reports: %w", err)
	}
	running := cycle.StateIn(cycle.StateDRAFT, cycle.StateSCHEDULED, cycle.StateOPEN)
	inCycles, err := tx.Cycle.Query().Where(running, cycle.Or(
		cycle.HasOwnersWith(cycleowner.UserID(id)), cycle.HasParticipationsWith(participation.RevieweeID(id)),
	)).Exist(system)
	if err != nil {
		return nil, fmt.Errorf("look for cycles: %w", err)
	}
	return policy.Return{Account: account, Reports: reports, InCycles: inCycles}, nil
}
