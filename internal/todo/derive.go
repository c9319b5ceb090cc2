package todo

import (
	"time"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// waiting is all out of which something may wait for a viewer.
type waiting struct {
	lists     []*ent.Participation
	requests  []*ent.FeedbackRequest
	deletions []*ent.DeletionRequest
	addresses []*ent.AddressChange
}

// derive evaluates the conditions of workflow T: each to-do is there exactly while its condition holds.
func derive(v *policy.Viewer, from waiting, now time.Time) []*Todo {
	todos := []*Todo{}
	for _, list := range from.lists {
		if list.Edges.Cycle == nil || list.Edges.Reviewee == nil {
			continue
		}
		for _, condition := range []func(*policy.Viewer, *ent.Participation, time.Time) *Todo{
			toNominate, toApprove, toWriteSelf, toRelease, toRead,
		} {
			if t := condition(v, list, now); t != nil {
				todos = append(todos, t)
			}
		}
		todos = append(todos, toReplace(v, list)...)
	}
	for _, request := range from.requests {
		if t := toGive(v, request); t != nil {
			todos = append(todos, t)
		}
	}
	for _, asked := range from.deletions {
		if t := toAnswer(v, asked); t != nil {
			todos = append(todos, t)
		}
	}
	for _, change := range from.addresses {
		if t := toAgree(v, change); t != nil {
			todos = append(todos, t)
		}
	}
	return todos
}

func about(v *policy.Viewer, kind Kind, list *ent.Participation, due *time.Time, since time.Time) *Todo {
	return &Todo{ID: idOf(v, kind, list.ID), Kind: kind, DueAt: due, CreatedAt: since, Participation: list}
}

// toNominate: while the list is not complete, for whoever nominates by the cycle.
func toNominate(v *policy.Viewer, list *ent.Participation, _ time.Time) *Todo {
	c, reviewee := list.Edges.Cycle, list.Edges.Reviewee
	if list.ListDoneAt != nil || !policy.Can(v, policy.FinishNominations, list) || !policy.Nominates(v, list) {
		return nil
	}
	since := list.CreatedAt
	if c.StartsAt != nil && c.StartsAt.After(since) {
		since = *c.StartsAt
	}
	t := about(v, NominateReviewers, list, c.NominateUntil, since)
	if v.ID() == reviewee.ID {
		return words(v, t, "", c.Name, reviewee.Name)
	}
	return words(v, t, ".assign", c.Name, reviewee.Name)
}

// toApprove: once the list is complete, or the deadline for it has passed, and while a nomination waits, for whoever
// decides.
func toApprove(v *policy.Viewer, list *ent.Participation, now time.Time) *Todo {
	waiting := 0
	for _, request := range list.Edges.Requests {
		request.Edges.Cycle, request.Edges.Reviewee = list.Edges.Cycle, list.Edges.Reviewee
		if policy.Can(v, policy.DecideNominations, request) {
			waiting++
		}
	}
	since := policy.ListDone(list, now)
	if waiting == 0 || since == nil {
		return nil
	}
	t := about(v, ApproveReviewers, list, list.Edges.Cycle.ApproveUntil, *since)
	return words(v, t, standIn(v, list), list.Edges.Cycle.Name, list.Edges.Reviewee.Name)
}

// toRelease: once something is handed in and nothing more is expected, or the writing time is over.
func toRelease(v *policy.Viewer, list *ent.Participation, now time.Time) *Todo {
	if list.Edges.Cycle.Preset == promise.Anonymous {
		return toReleaseByDate(v, list, now)
	}
	ready, pending := 0, 0
	since := list.CreatedAt
	for _, request := range list.Edges.Requests {
		if request.Proactive && request.State != feedbackrequest.StateSUBMITTED {
			continue // nobody waits for what nobody asked for
		}
		switch request.State {
		case feedbackrequest.StateSUBMITTED:
			ready++
			if request.SubmittedAt != nil && request.SubmittedAt.After(since) {
				since = *request.SubmittedAt
			}
		case feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT:
			pending++
		default:
		}
	}
	c := list.Edges.Cycle
	over := policy.WritingOver(c, now)
	if ready == 0 || (pending > 0 && !over) || !policy.Can(v, policy.ReleaseFeedback, list) {
		return nil
	}
	t := about(v, ReleaseFeedback, list, c.ReleaseAt, since)
	return words(v, t, standIn(v, list), c.Name, list.Edges.Reviewee.Name)
}

// toReleaseByDate: once the time to write is over, whether or not anything was handed in: when the to-do comes and goes
// tells nothing of who wrote (A2).
func toReleaseByDate(v *policy.Viewer, list *ent.Participation, now time.Time) *Todo {
	c := list.Edges.Cycle
	late := policy.LateUntil(c)
	if late == nil || now.Before(*late) || !policy.Can(v, policy.ReleaseFeedback, list) {
		return nil
	}
	return words(v, about(v, ReleaseFeedback, list, c.ReleaseAt, *late), standIn(v, list), c.Name,
		list.Edges.Reviewee.Name)
}

// standIn chooses the words for somebody who decides without being the line manager.
func standIn(v *policy.Viewer, list *ent.Participation) string {
	if v.Manages(list.Edges.Reviewee) {
		return ""
	}
	return ".stand_in"
}

// toRead: from the release until the reviewee first opens it.
func toRead(v *policy.Viewer, list *ent.Participation, _ time.Time) *Todo {
	if list.RevieweeID != v.ID() || list.ReleasedAt == nil || list.OpenedAt != nil {
		return nil
	}
	return words(v, about(v, ReadFeedback, list, nil, *list.ReleasedAt), "", list.Edges.Cycle.Name)
}

// toReplace: one for each reviewer who declined, until replaced or let be.
func toReplace(v *policy.Viewer, list *ent.Participation) []*Todo {
	var todos []*Todo
	for _, request := range list.Edges.Requests {
		request.Edges.Cycle, request.Edges.Reviewee = list.Edges.Cycle, list.Edges.Reviewee
		if list.ReleasedAt != nil || !policy.Can(v, policy.DismissDecline, request) ||
			!policy.Can(v, policy.Nominate, list) {
			continue
		}
		t := &Todo{
			ID: idOf(v, ReplaceDeclined, request.ID), Kind: ReplaceDeclined, DueAt: list.Edges.Cycle.ApproveUntil,
			CreatedAt: request.UpdatedAt, Participation: list, FeedbackRequest: request,
		}
		todos = append(todos, words(v, t, "", list.Edges.Cycle.Name))
	}
	return todos
}

// toGive: for whoever was asked, from the approval until it is handed in, declined or expired, or the deadline for it
// has passed.
func toGive(v *policy.Viewer, request *ent.FeedbackRequest) *Todo {
	c, reviewee := request.Edges.Cycle, request.Edges.Reviewee
	if c == nil || reviewee == nil || request.Proactive || !policy.Can(v, policy.WriteFeedback, request) {
		return nil
	}
	since := request.CreatedAt
	if request.DecidedAt != nil {
		since = *request.DecidedAt
	}
	t := &Todo{
		ID: idOf(v, GiveFeedback, request.ID), Kind: GiveFeedback, DueAt: c.WriteUntil, CreatedAt: since,
		FeedbackRequest: request,
	}
	variant := ""
	switch {
	case request.State == feedbackrequest.StateDRAFT:
		variant = ".begun"
	case request.Carried:
		variant = ".carried"
	}
	return words(v, t, variant, c.Name, reviewee.Name)
}
