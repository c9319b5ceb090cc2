// Package guests makes the accounts of guests, wherever somebody from outside is asked for something first: as a
// reviewer, in the directory, or by a share of a work review.
package guests

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// Newcomer is a guest who has no account yet.
type Newcomer struct {
	// ID is the id that the account gets; the grant of the act names it.
	ID     string
	Name   string
	Email  string
	Locale user.Locale
	// InvitedBy is who asked them first.
	InvitedBy string
}

// Make writes the account, PROVISIONED: nobody has told the guest anything (D3). An address that somebody has is
// BAD_USER_INPUT at "email".
func Make(ctx context.Context, tx *ent.Client, n Newcomer) (*ent.User, error) {
	made, err := tx.User.Create().SetID(n.ID).SetLinePath(n.ID + "/").SetKind(user.KindGUEST).
		SetState(user.StatePROVISIONED).SetName(n.Name).SetEmail(n.Email).SetLocale(n.Locale).
		SetInvitedByID(n.InvitedBy).Save(ctx)
	if ent.IsConstraintError(err) {
		return nil, apperr.Input("email_taken", "email")
	}
	if err != nil {
		return nil, fmt.Errorf("create the guest: %w", err)
	}
	return made, nil
}

// NameFrom makes a name of an address that came without one: gia.romano becomes Gia Romano.
func NameFrom(address string) string {
	local, _, _ := strings.Cut(address, "@")
	words := strings.FieldsFunc(local, func(r rune) bool { return !unicode.IsLetter(r) })
	for i, word := range words {
		letters := []rune(word)
		letters[0] = unicode.ToUpper(letters[0])
		words[i] = string(letters)
	}
	if len(words) == 0 {
		return local
	}
	return strings.Join(words, " ")
}
