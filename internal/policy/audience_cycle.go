package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
)

// ofCycle: those who run it, those who take part in it, those who were asked to write in it. Who runs it and is
// reviewed in it learns no moments by that.
func ofCycle(v *Viewer, cycleID string) Set {
	s := Standing(v)
	s.add(Runner, v.Runs(cycleID))
	s.add(OtherRunner, v.Runs(cycleID) && !slices.Contains(v.Facts.RevieweeCycles, cycleID))
	s.add(Participant, v.Colleague() &&
		(slices.Contains(v.Facts.RevieweeCycles, cycleID) || slices.Contains(v.Facts.LedCycles, cycleID)))
	s.add(Reviewer, v.SignedIn() && slices.Contains(v.Facts.ReviewerCycles, cycleID))
	return s
}

// ofNotice: those who run the cycle. How many an announcement reached tells, in the phases to write and to release,
// how many had handed in: who reads anybody's answers without the names does not learn it (V4).
func ofNotice(v *Viewer, n *ent.CycleNotice) Set {
	s := ofCycle(v, n.CycleID)
	writing := n.Phase == cyclenotice.PhaseWRITE || n.Phase == cyclenotice.PhaseRELEASE
	s.add(KnowingRunner, s[Runner] && (!writing || knowsEverybody(v, n.Edges.Cycle)))
	return s
}

// knowsEverybody tells whether there is nobody in the cycle whose answers the viewer may read without the names.
func knowsEverybody(v *Viewer, c *ent.Cycle) bool {
	if c == nil || slices.Contains(v.Facts.RevieweeCycles, c.ID) {
		return false
	}
	return !slices.ContainsFunc(kin(v), func(one kinship) bool {
		possible := !one.led || slices.Contains(v.Facts.LedCycles, c.ID)
		return possible && one.reviewee.ID != v.ID() && ReadsWithoutNames(v, one.reviewee, c)
	})
}

// ofParticipation: the reviewee, the reporting line above, those who run the cycle; what may be read of the answers
// as the cycle says. Where the viewer is the reviewee their roles add nothing (V0).
func ofParticipation(v *Viewer, p *ent.Participation) Set {
	s := basic(v)
	c, reviewee := p.Edges.Cycle, p.Edges.Reviewee
	if c == nil || reviewee == nil {
		return s
	}
	addRelations(s, v, reviewee, c)
	addReaders(s, v, reviewee, c, stageOf(p))
	return s
}

// stageOf tells how far the answers of a participation are as a whole: what the policy opens on submission may be
// read as soon as anything is handed in, row by row. Before the cycle begins there is nothing to read.
func stageOf(p *ent.Participation) stage {
	c := p.Edges.Cycle
	switch {
	case p.ReleasedAt != nil:
		return released
	case c == nil || c.State == cycle.StateDRAFT || c.State == cycle.StateSCHEDULED:
		return drafted
	default:
		return submitted
	}
}

// addRelations adds how the viewer stands to the reviewee. A draft cycle exists for those who run it only.
func addRelations(s Set, v *Viewer, reviewee *ent.User, c *ent.Cycle) {
	runs := v.Runs(c.ID)
	if c.State == cycle.StateDRAFT && !runs {
		return
	}
	s.add(Runner, runs)
	if v.ID() == reviewee.ID {
		s.add(Self, v.Colleague())
		return
	}
	s.add(LineManager, v.Manages(reviewee))
	s.add(IndirectLineManagers, v.Leads(reviewee) && !v.Manages(reviewee))
	s.add(HR, v.HRReads(c))
	s.add(HRAssistant, v.HRAssistant())
}

// ofReading: a line about HR having read is for HR, and for the person it is about once the feedback is released or the
// cycle over: before, that there was something to read would tell that somebody has handed in (V4).
func ofReading(v *Viewer, reading *ent.Reading) Set {
	s := basic(v)
	participation := reading.Edges.Participation
	if participation == nil {
		return s
	}
	c := participation.Edges.Cycle
	over := c != nil && (c.State == cycle.StateCLOSED || c.State == cycle.StateARCHIVED)
	s.add(Self, v.Colleague() && v.ID() == participation.RevieweeID && (participation.ReleasedAt != nil || over))
	s.add(HR, participation.Edges.Cycle != nil && v.HRReads(participation.Edges.Cycle))
	return s
}
