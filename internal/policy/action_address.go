package policy

import (
	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// AddressMove is a change of address that waits, with the account that it is about and who asked for it.
type AddressMove struct {
	Account
	Change *ent.AddressChange
	Asker  *ent.User
}

func addressRules() map[Action]rule {
	return map[Action]rule{
		ChangeAddress: proven(on(renames, canChangeAddress, func(g Grant, v *Viewer, a Account) Grant {
			return inviteAgain(g, v, a).create("AddressChange", a.User.ID)
		})),
		AgreeToAddress: proven(on(agreesToAddress, waitsForAgreement, func(g Grant, v *Viewer, m AddressMove) Grant {
			return inviteAgain(g, v, m.Account)
		})),
		StopAddressChange: on(func(v *Viewer, m AddressMove) bool { return administersGuests(v) && m.Change != nil }, nil,
			func(g Grant, v *Viewer, m AddressMove) Grant { return changeAccount(g, v, m.Account) }),
	}
}

func canChangeAddress(a Account) *apperr.Error {
	if a.User.State == user.StateACTIVE || HasToAccept(a.User.State) {
		return nil
	}
	return apperr.State("state.address")
}

// agreesToAddress: an HR administrator who neither asked for the change nor gets the address (V10).
func agreesToAddress(v *Viewer, m AddressMove) bool {
	return v.HRAdmin() && m.Change != nil && v.ID() != m.Change.AskedByID && v.ID() != m.Change.UserID
}

func waitsForAgreement(m AddressMove) *apperr.Error {
	if WaitsForAgreement(m.Change) && asks(m) {
		return nil
	}
	return apperr.State("state.address_agreed")
}

// WaitsForAgreement tells whether somebody still has to agree to a change of address.
func WaitsForAgreement(c *ent.AddressChange) bool { return c.Guarded && c.AgreedAt == nil }

// MovesFreely tells whether an administrator may give somebody another address without anybody's agreement: never
// where their account would open what the administrator may not read (V10), as with an invitation that is handed
// over. The person must be loaded with what the account would open.
func MovesFreely(person *ent.User, askerID string) bool { return HandedOverStands(person, askerID) }

// AddressStands tells whether a change of address may go on: whoever asked for it is an administrator still.
func AddressStands(m AddressMove) bool { return asks(m) && canChangeAddress(m.Account) == nil }

// AddressCounts tells whether an address that was confirmed may count now. What allowed the change is asked once
// more: the person may have been given something since for which somebody has to agree. The person must be loaded
// with what the account would open.
func AddressCounts(m AddressMove) bool {
	agreed := m.Change.AgreedAt != nil
	return AddressStands(m) && (agreed || (!m.Change.Guarded && MovesFreely(m.User, m.Change.AskedByID)))
}

func asks(m AddressMove) bool { return m.Asker != nil && Of(m.Asker).WorkAdmin() }
