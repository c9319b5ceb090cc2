package policy

import (
	"sightline/ent"
	"sightline/ent/deletionrequest"
	"sightline/ent/predicate"
)

// ofDeletion: who asks, and who administers accounts, also where only others of them may carry it out.
func ofDeletion(v *Viewer, d *ent.DeletionRequest) Set {
	s := Standing(v)
	s.add(Self, v.SignedIn() && v.ID() == d.UserID)
	return s
}

// deletionScope is ofDeletion in SQL.
func deletionScope(v *Viewer) predicate.DeletionRequest {
	if administersGuests(v) {
		return when[predicate.DeletionRequest](true)
	}
	return deletionrequest.And(when[predicate.DeletionRequest](v.SignedIn()), deletionrequest.UserID(v.ID()))
}
