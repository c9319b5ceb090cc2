// Package address gives people another address to sign in with: asked for by an administrator, told to the old
// address at once, agreed to where the account opens more than its person's own work (V10), and counting only once the
// new address has confirmed it. Who may ask, agree and stop is internal/policy's; links are internal/identity's.
package address

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/addresschange"
	entmail "sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/mail"
	"sightline/internal/opens"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Addresses changes addresses.
type Addresses struct {
	store  *store.Store
	doors  Doors
	outbox Outbox
}

// Doors are what lets people into their accounts: internal/identity's, which only the wiring knows.
type Doors interface {
	// Of finds all that lets somebody into an account, a change of its address among it.
	Of(ctx context.Context, client *ent.Client, userID string) (policy.Doors, error)
	// KeepAddress ends a change of address with its links.
	KeepAddress(ctx context.Context, tx *ent.Client, doors policy.Doors) error
	// OldAddress and NewAddress make the links for the two addresses, Invite that of an invitation.
	OldAddress(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error)
	NewAddress(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error)
	Invite(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error)
	// Open returns the link of a token with its user, if it can still be used.
	Open(ctx context.Context, client *ent.Client, token string, kinds ...onetimelink.Kind) (*ent.OneTimeLink, error)
	// Use uses a link up and voids the others of its user.
	Use(ctx context.Context, tx *ent.Client, link *ent.OneTimeLink) error
}

// Outbox writes mails into the transaction of their cause.
type Outbox interface {
	Queue(ctx context.Context, tx *ent.Client, note mail.Note) error
	// Configured tells whether there is a mail server.
	Configured() bool
}

// New returns the domain on a store.
func New(s *store.Store, doors Doors, outbox Outbox) *Addresses {
	return &Addresses{store: s, doors: doors, outbox: outbox}
}

// ByPeople returns the changes that wait, of these people; the row scope leaves them to who administers accounts.
func (a *Addresses) ByPeople(ctx context.Context, userIDs []string) ([]*ent.AddressChange, error) {
	changes, err := a.store.Client().AddressChange.Query().Where(addresschange.UserIDIn(userIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read changes of address: %w", err)
	}
	return changes, nil
}

// Acts are what may be done to a change that waits, in the order in which a menu shows them.
func Acts() []policy.Action { return []policy.Action{policy.AgreeToAddress, policy.StopAddressChange} }

// move loads an account with its change of address, if one waits, and all that the policy asks about the two and about
// who asks now. It is read as the system: what an administrator may not see of it is the very thing for which they need
// agreement.
func (a *Addresses) move(ctx context.Context, tx *ent.Client, userID, viewerID string) (policy.AddressMove, error) {
	system := policy.AsSystem(ctx, policy.JudgeAccount)
	change, err := tx.AddressChange.Query().Where(addresschange.UserID(userID)).WithAskedBy().Only(system)
	if err != nil && !ent.IsNotFound(err) {
		return policy.AddressMove{}, fmt.Errorf("find the change of address: %w", err)
	}
	move, askers := policy.AddressMove{Change: change}, []string{viewerID}
	if change != nil {
		move.Asker, askers = change.Edges.AskedBy, append(askers, change.AskedByID)
	}
	accounts, err := opens.Accounts(system, tx, askers, []string{userID})
	if err != nil {
		return policy.AddressMove{}, fmt.Errorf("judge the account: %w", err)
	}
	if move.User = accounts[userID]; move.User == nil {
		return policy.AddressMove{}, apperr.ErrNotFound()
	}
	move.Doors, err = a.doors.Of(ctx, tx, userID)
	if err != nil {
		return policy.AddressMove{}, fmt.Errorf("find what opens the account: %w", err)
	}
	return move, nil
}

// mayHave refuses an address that somebody else has, and one of the company for a guest (product.md, identity 2 and 5).
func mayHave(ctx context.Context, tx *ent.Client, person *ent.User, email string) error {
	system := policy.AsSystem(ctx, policy.JudgeAccount)
	taken, err := tx.User.Query().Where(user.Email(email)).Exist(system)
	if err != nil {
		return fmt.Errorf("look for the address: %w", err)
	}
	if taken {
		return apperr.Input("email_taken", "email")
	}
	settings, err := tx.Setting.Query().Only(system)
	if err != nil {
		return fmt.Errorf("read the company's domains: %w", err)
	}
	if person.Kind == user.KindGUEST && policy.InsideCompany(settings.CompanyDomains, email) {
		return &apperr.Error{Code: apperr.BadUserInput, Key: "guest_inside", Args: []any{email}, Path: []string{"email"}}
	}
	return nil
}

// settle lets an address count. Whoever was invited at the old one is invited anew, which is how they confirm it; for
// everybody else it has been confirmed, and the old address hears of it for the last time.
func (a *Addresses) settle(ctx context.Context, tx *ent.Client, move policy.AddressMove, email string) error {
	if err := a.doors.KeepAddress(ctx, tx, move.Doors); err != nil {
		return fmt.Errorf("end the change of address: %w", err)
	}
	person := move.User
	update := tx.User.UpdateOneID(person.ID).Where(user.Version(person.Version)).SetEmail(email).AddVersion(1)
	if person.State == user.StateACTIVE {
		update.SetVerifiedAt(a.store.Clock().Now())
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("change the address: %w", err)
	}
	switch person.State {
	case user.StateACTIVE:
		return a.tell(ctx, tx, mail.Note{To: person.ID, Kind: entmail.KindADDRESS_CHANGED, Address: person.Email})
	case user.StateINVITED:
		return a.inviteAgain(ctx, tx, person)
	default:
		return nil
	}
}

func (a *Addresses) inviteAgain(ctx context.Context, tx *ent.Client, person *ent.User) error {
	link, err := a.doors.Invite(ctx, tx, person.ID)
	if err != nil {
		return fmt.Errorf("invite at the new address: %w", err)
	}
	kind := entmail.KindINVITATION
	if person.Kind == user.KindGUEST {
		kind = entmail.KindGUEST_INVITATION
	}
	return a.tell(ctx, tx, mail.Note{To: person.ID, Kind: kind, LinkID: link.ID})
}

// askNew mails the new address the link with which it is confirmed.
func (a *Addresses) askNew(ctx context.Context, tx *ent.Client, person *ent.User, email string) error {
	link, err := a.doors.NewAddress(ctx, tx, person.ID)
	if err != nil {
		return fmt.Errorf("make the link for the new address: %w", err)
	}
	return a.tell(ctx, tx,
		mail.Note{To: person.ID, Kind: entmail.KindADDRESS_CONFIRM, LinkID: link.ID, Address: email})
}

func (a *Addresses) tell(ctx context.Context, tx *ent.Client, note mail.Note) error {
	if err := a.outbox.Queue(ctx, tx, note); err != nil {
		return fmt.Errorf("queue a mail about an address: %w", err)
	}
	return nil
}
