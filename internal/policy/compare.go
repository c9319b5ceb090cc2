package policy

import (
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/anonymity"
	"sightline/internal/promise"
)

// ReadsPublished tells whether what the viewer reads about a reviewee are the rows that were published at the release,
// and no answers.
func ReadsPublished(v *Viewer, p *ent.Participation) bool {
	return p.Edges.Cycle.Preset == promise.Anonymous || !ReadsAnswers(v, p)
}

// MayCompare tells whether the viewer may lay the results of a round beside those of an earlier one about the same
// person. Both are theirs to read; and where one of them is read in what was published without names, those who came
// and those who went between the two are nobody or enough people (A8).
//
// It goes by whom the lists of the two rounds show to the viewer, which have to be loaded with them, and never by who
// wrote: that a comparison is there must not tell what the lists keep silent about (docs/adr/0048).
func MayCompare(v *Viewer, now, before *ent.Participation) bool {
	if now.RevieweeID != before.RevieweeID || !follows(now, before) || !readsResults(v, now) || !readsResults(v, before) {
		return false
	}
	if !ReadsPublished(v, now) && !ReadsPublished(v, before) {
		return true
	}
	if !v.InPerson() || !seesList(v, now) || !seesList(v, before) {
		return false
	}
	if now.Edges.Cycle.ProactiveAllowed || before.Edges.Cycle.ProactiveAllowed {
		return false // whoever wrote unasked is on no list
	}
	k := max(now.Edges.Cycle.Threshold, before.Edges.Cycle.Threshold)
	return anonymity.Trend(mayHaveWritten(v, before), mayHaveWritten(v, now), k)
}

// follows tells whether a round of the same kind was released before another was, or while that one is not yet.
func follows(now, before *ent.Participation) bool {
	if now.Edges.Cycle.Kind != cycle.KindFEEDBACK_360 || before.Edges.Cycle.Kind != cycle.KindFEEDBACK_360 {
		return false
	}
	return now.ID != before.ID && before.ReleasedAt != nil &&
		(now.ReleasedAt == nil || before.ReleasedAt.Before(*now.ReleasedAt))
}

// seesList tells whether the viewer sees everybody who was asked: a reviewee only where the promise says so.
func seesList(v *Viewer, p *ent.Participation) bool {
	return v.ID() != p.RevieweeID || p.Edges.Cycle.ListVisible
}

// mayHaveWritten are those who wrote as far as the viewer may know: whoever was asked and did not decline, where the
// list does not say how far each is; else whoever handed in.
func mayHaveWritten(v *Viewer, p *ent.Participation) []string {
	withoutNames := ReadsWithoutNames(v, p.Edges.Reviewee, p.Edges.Cycle)
	var people []string
	for _, request := range p.Edges.Requests {
		wrote := Done(request.State) == feedbackrequest.StateSUBMITTED
		if withoutNames {
			wrote = Blurred(request.State) == feedbackrequest.StateAPPROVED
		}
		if wrote {
			people = append(people, request.ReviewerID)
		}
	}
	return people
}
