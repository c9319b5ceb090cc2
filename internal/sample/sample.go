// Package sample fills an empty instance with Aldersund, a small publishing and design house that does not exist, so
// that everything can be tried at once and tests have somebody to be. Its sentences are fixed and its dates lie around
// the day of filling. It must never touch an instance that it did not fill, and nothing depends on it but the program's
// start.
package sample

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/credential"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/jobs"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Company is the name of the sample company.
const Company = "Aldersund"

// Domain is the sample company's own; its guests come from outside of it.
const Domain = "aldersund.example"

// Options are what filling needs from outside.
type Options struct {
	// Password is what all sample people shall share; empty leaves it to the data folder, which keeps one.
	Password string
	// Hash turns a password into what is stored of it. It is called before the transaction, at most once.
	Hash func(password string) (string, error)
	// Invite makes the one-time link of the one member who has not accepted yet, in the transaction.
	Invite func(ctx context.Context, tx *ent.Client, userID string) (linkID string, err error)
}

// Prepare fills an instance without people with the sample company and returns the password that its people share.
// On an instance that it filled before it changes nothing, unless another password is asked for. On any other
// instance it changes nothing and returns no password: nobody's sign-ins are to be offered there.
func Prepare(ctx context.Context, s *store.Store, o Options) (string, error) {
	system := policy.AsSystem(ctx, policy.FillSample)
	kept, err := readPassword(s.Folder())
	if err != nil {
		return "", err
	}
	inUse, err := s.Client().User.Query().Exist(system)
	if err != nil {
		return "", fmt.Errorf("look for people: %w", err)
	}
	password := choosePassword(o.Password, kept)
	switch {
	case inUse && kept == "":
		return "", nil
	case inUse && password == kept:
		return kept, nil
	}
	hash, err := o.Hash(password)
	if err != nil {
		return "", fmt.Errorf("hash the sample password: %w", err)
	}
	if inUse {
		if err := changePassword(system, s, hash); err != nil {
			return "", err
		}
		return password, keepPassword(s.Folder(), password)
	}
	// The file comes first: a filled instance without it could not be told from a real one.
	if err := keepPassword(s.Folder(), password); err != nil {
		return "", err
	}
	queue := jobs.New(s, nil)
	err = s.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		return fill(ctx, newWorld(tx, s.Clock().Now(), queue), hash, o.Invite)
	})
	if err != nil {
		return "", fmt.Errorf("write the sample company: %w", err)
	}
	if err := endRounds(system, s, queue); err != nil {
		return "", fmt.Errorf("end what is over in the sample company: %w", err)
	}
	return password, nil
}

// fill writes everything in the order in which rows name each other.
func fill(
	ctx context.Context, w *world, hash string,
	invite func(ctx context.Context, tx *ent.Client, userID string) (linkID string, err error),
) error {
	if err := w.tx.Setting.Create().SetCompanyName(Company).SetCompanyDomains([]string{Domain}).
		SetInviteGuests(setting.InviteGuestsEVERYONE).Exec(ctx); err != nil {
		return fmt.Errorf("save the settings: %w", err)
	}
	if err := w.addPeople(ctx, hash); err != nil {
		return err
	}
	if err := w.inviteMember(ctx, invite); err != nil {
		return err
	}
	if err := w.recordMoves(ctx); err != nil {
		return err
	}
	for _, round := range []round{
		leadingBefore(), leadingNow(), spring(), summer(), autumn(), workshop(), winter(),
	} {
		if err := w.addRound(ctx, round); err != nil {
			return fmt.Errorf("add %s: %w", round.name, err)
		}
	}
	return w.addWork(ctx)
}

// changePassword gives all sample people who have a password another one. Whoever came later keeps theirs.
func changePassword(system context.Context, s *store.Store, hash string) error {
	addresses := make([]string, 0, len(members())+len(outsiders()))
	for _, p := range append(members(), outsiders()...) {
		addresses = append(addresses, p.email())
	}
	return s.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		err := tx.Credential.Update().Where(credential.KindEQ(credential.KindPASSWORD),
			credential.HasUserWith(user.EmailIn(addresses...))).SetHash(hash).SetFailures(0).Exec(ctx)
		if err != nil {
			return fmt.Errorf("change the shared password: %w", err)
		}
		return nil
	})
}
