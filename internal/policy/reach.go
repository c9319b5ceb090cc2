package policy

import (
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
)

// Reach is how far somebody's rights over one review go: the feedback about one person in one cycle.
type Reach struct {
	// Sees tells that the review exists for them: who was nominated, and how far it is.
	Sees bool
	// Reads tells that they read the feedback, at the latest when it is released; Names, that they learn who wrote it.
	Reads, Names bool
	// Decides tells that they approve and release, which only an open cycle needs.
	Decides bool
}

// ReachOf answers for a person and a review as they are or as they would be: it asks the same rules as every field. It
// does not tell whether anything was handed in or released (V4).
func ReachOf(v *Viewer, p *ent.Participation) Reach {
	if p.Edges.Cycle == nil || p.Edges.Reviewee == nil {
		return Reach{}
	}
	released := *p
	released.ReleasedAt = &time.Time{}
	audiences := Audiences(v, &released)
	if !audiences.Any([]Audience{Self, LineManager, IndirectLineManagers, Runner}) {
		return Reach{}
	}
	return Reach{
		Sees:    true,
		Reads:   audiences.Any([]Audience{SubjectReads, LineManagerReads, IndirectRead, HRReads}),
		Names:   audiences.Any([]Audience{SubjectNamed, LineManagerNamed, IndirectNamed, HRNamed}),
		Decides: p.Edges.Cycle.State == cycle.StateOPEN && v.StandsInFor(p.Edges.Reviewee, p.CycleID),
	}
}
