package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/selfassessment"
	"sightline/internal/promise"
)

// ofSelf: whoever writes about themselves; once it is handed in and the feedback about them released, whoever reads
// anything of that by the promise of the cycle. Nobody reads one side alone before. It stands under the name in every
// cycle, and a draft is its writer's for good.
func ofSelf(v *Viewer, a *ent.SelfAssessment) Set {
	s := basic(v)
	p := a.Edges.Participation
	if p == nil || p.Edges.Cycle == nil || p.Edges.Reviewee == nil {
		return s
	}
	s.add(Author, v.Colleague() && v.ID() == p.RevieweeID)
	if s[Author] || a.State != selfassessment.StateSUBMITTED || p.ReleasedAt == nil {
		return s
	}
	for _, line := range linesOf(v, p.Edges.Reviewee, p.Edges.Cycle) {
		s.add(line.counts, line.Content != promise.Nothing)
	}
	return s
}

func ofSelfAnswer(v *Viewer, a *ent.SelfAnswer) Set {
	if a.Edges.Assessment == nil {
		return basic(v)
	}
	return ofSelf(v, a.Edges.Assessment)
}

// selfScope is ofSelf in SQL.
func selfScope(v *Viewer) predicate.SelfAssessment {
	if !v.Colleague() {
		return when[predicate.SelfAssessment](false)
	}
	others := slices.DeleteFunc(linesInSQL(v), func(l sqlLine) bool { return l.audience == promise.Reviewee })
	var readers []predicate.Participation
	for _, line := range others {
		readers = append(readers, participation.And(line.about,
			participation.HasCycleWith(countsIn(line.audience), line.reaches)))
	}
	return selfassessment.Or(
		selfassessment.HasParticipationWith(participation.RevieweeID(v.ID())),
		selfassessment.And(
			selfassessment.StateEQ(selfassessment.StateSUBMITTED),
			selfassessment.HasParticipationWith(participation.ReleasedAtNotNil(), participation.Or(readers...)),
		),
	)
}

// SelfAsHR tells whether it is their role in HR that lets the viewer read what a reviewee wrote about themselves, and
// nothing nearer: then the reading is recorded (V9).
func SelfAsHR(v *Viewer, a *ent.SelfAnswer) bool { return readsAsHR(ofSelfAnswer(v, a)) }
