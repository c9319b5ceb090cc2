package tracking

import (
	"slices"
	"strconv"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/selfassessment"
	"sightline/internal/policy"
)

// Stage is how far a reviewee's feedback is, in one word.
type Stage string

// The stages.
const (
	StageScheduled        Stage = "SCHEDULED"
	StageNominating       Stage = "NOMINATING"
	StageAwaitingApproval Stage = "AWAITING_APPROVAL"
	StageWriting          Stage = "WRITING"
	StageReadyToRelease   Stage = "READY_TO_RELEASE"
	StageReleased         Stage = "RELEASED"
	StageClosed           Stage = "CLOSED"
)

// Stages are all stages, in the order in which they are gone through.
func Stages() []Stage {
	return []Stage{
		StageScheduled, StageNominating, StageAwaitingApproval, StageWriting, StageReadyToRelease, StageReleased, StageClosed,
	}
}

// StageOf returns the stage of a participation with its requests, by their states as the viewer may know them: that the
// last answer came is not for who reads it without the name. When the deadline for nominating has passed nobody is
// nominated any more, and the requests say how far it is.
func StageOf(v *policy.Viewer, list *ent.Participation, requests []*ent.FeedbackRequest) Stage {
	fixed, begun := stageOfCycle(list.Edges.Cycle)
	switch {
	case list.ReleasedAt != nil:
		return StageReleased
	case !begun:
		return fixed
	case policy.ListDone(list, v.Facts.Now) == nil:
		return StageNominating
	}
	return stageOfRequests(v, requests)
}

// stageOfCycle is the stage of everybody whose feedback is not released, where the cycle alone says it: begun is false
// then.
func stageOfCycle(c *ent.Cycle) (fixed Stage, begun bool) {
	switch {
	case c == nil || c.State == cycle.StateOPEN:
		return "", true
	case c.State == cycle.StateDRAFT || c.State == cycle.StateSCHEDULED:
		return StageScheduled, false
	default:
		return StageClosed, false
	}
}

// handedIn and pending are the states by which it is told whether everything that was asked for is there.
func handedIn() []feedbackrequest.State {
	return []feedbackrequest.State{feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED}
}

func pending() []feedbackrequest.State {
	return []feedbackrequest.State{feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT}
}

func stageOfRequests(v *policy.Viewer, requests []*ent.FeedbackRequest) Stage {
	stage := StageWriting
	there, missing := 0, 0
	for _, request := range requests {
		if request.Proactive {
			continue // a stage tells of those who were asked
		}
		switch policy.StateFor(v, request) {
		case feedbackrequest.StateNOMINATED:
			return StageAwaitingApproval
		case feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED:
			there++
		case feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT:
			missing++
		default:
		}
	}
	if there > 0 && missing == 0 {
		stage = StageReadyToRelease
	}
	return stage
}

// step is a stage with the condition under which a participation is in it, unless it is in one before.
type step struct {
	stage Stage
	holds predicate.Participation
}

// steps are StageOf in SQL, in the order in which it asks. That the two agree is tested for everybody who runs a cycle.
func steps(v *policy.Viewer, c *ent.Cycle) []step {
	first := []step{{StageReleased, participation.ReleasedAtNotNil()}}
	if fixed, begun := stageOfCycle(c); !begun {
		return append(first, step{fixed, always})
	}
	if !policy.NominatingOver(c, v.Facts.Now) {
		first = append(first, step{StageNominating, participation.ListDoneAtIsNil()})
	}
	return append(
		first,
		step{StageAwaitingApproval, having(c, policy.KnownIn(v, c, feedbackrequest.StateNOMINATED))},
		step{StageReadyToRelease, participation.And(having(c, policy.KnownIn(v, c, handedIn()...)),
			participation.Not(having(c, policy.KnownIn(v, c, pending()...))))},
		step{StageWriting, always},
	)
}

// inStage narrows the participations of a cycle to those in a stage as the viewer may know it.
func inStage(v *policy.Viewer, c *ent.Cycle, stage Stage) predicate.Participation {
	var before []predicate.Participation
	for _, one := range steps(v, c) {
		if one.stage == stage {
			return participation.And(append(before, one.holds)...)
		}
		before = append(before, participation.Not(one.holds))
	}
	return none
}

func always(s *sql.Selector) { s.Where(sql.Not(sql.False())) }

func none(s *sql.Selector) { s.Where(sql.False()) }

// having are the participations of a cycle with such a request, as a list of ids that is read once. Whoever runs a
// cycle sees every request in it that somebody was asked for, so that the row scope narrows nothing more.
func having(c *ent.Cycle, which predicate.FeedbackRequest) predicate.Participation {
	return func(s *sql.Selector) {
		requests := sql.Table(feedbackrequest.Table)
		found := sql.Dialect(s.Dialect()).Select(requests.C(feedbackrequest.FieldParticipationID)).From(requests)
		feedbackrequest.And(feedbackrequest.CycleID(c.ID), feedbackrequest.Proactive(false), which)(found)
		s.Where(sql.In(s.C(participation.FieldID), found))
	}
}

// ownView are the participations whose reviewee has handed in what they say of themselves, or has not. It is a status
// word: whoever sees the participation may know it, and nothing of a draft.
func ownView(handedIn bool) predicate.Participation {
	submitted := participation.HasSelfAssessmentWith(selfassessment.StateEQ(selfassessment.StateSUBMITTED))
	if handedIn {
		return submitted
	}
	return participation.Not(submitted)
}

// placeKey is a place among the stages as it is compared and stands in cursors.
func placeKey(place int) string { return strconv.Itoa(place) }

// placeOf writes the place of a participation among the stages, for ordering by it.
func placeOf(v *policy.Viewer, c *ent.Cycle) func(b *sql.Builder) {
	return func(b *sql.Builder) {
		b.WriteString("CASE")
		for _, one := range steps(v, c) {
			holds := sql.Dialect(b.Dialect()).Select().From(table())
			one.holds(holds)
			b.WriteString(" WHEN ").Join(holds.P()).
				WriteString(" THEN '" + placeKey(slices.Index(Stages(), one.stage)) + "'")
		}
		b.WriteString(" END")
	}
}
