package feedback

import (
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
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

// StageOf returns the stage of a participation with its requests, by their states as the viewer may know them: that the
// last answer came is not for who reads it without the name.
func StageOf(v *policy.Viewer, list *ent.Participation, requests []*ent.FeedbackRequest) Stage {
	state := cycle.StateOPEN
	if list.Edges.Cycle != nil {
		state = list.Edges.Cycle.State
	}
	switch {
	case list.ReleasedAt != nil:
		return StageReleased
	case state == cycle.StateDRAFT || state == cycle.StateSCHEDULED:
		return StageScheduled
	case state == cycle.StateCLOSED || state == cycle.StateARCHIVED:
		return StageClosed
	case list.ListDoneAt == nil:
		return StageNominating
	}
	return stageOfRequests(v, requests)
}

func stageOfRequests(v *policy.Viewer, requests []*ent.FeedbackRequest) Stage {
	stage := StageWriting
	handedIn, pending := 0, 0
	for _, request := range requests {
		switch policy.StateFor(v, request) {
		case feedbackrequest.StateNOMINATED:
			return StageAwaitingApproval
		case feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED:
			handedIn++
		case feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT:
			pending++
		default:
		}
	}
	if handedIn > 0 && pending == 0 {
		stage = StageReadyToRelease
	}
	return stage
}
