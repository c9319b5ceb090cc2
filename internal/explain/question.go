package explain

import (
	"context"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/releasedtext"
	"sightline/internal/anonymity"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// question loads the object as the viewer and says what is to be asked about it.
func (e *Explainer) question(ctx context.Context, id string, text Text) (question, error) {
	prefix, _ := ids.Prefix(id)
	switch prefix {
	case "req":
		request, err := e.store.Client().FeedbackRequest.Query().Where(feedbackrequest.ID(id)).Only(ctx)
		if err != nil {
			return question{}, store.Missing(err, "find the request")
		}
		return ofRequest(policy.From(ctx), request, text), nil
	case "ans":
		found, err := e.store.Client().Answer.Query().Where(answer.ID(id)).Only(ctx)
		if err != nil {
			return question{}, store.Missing(err, "find the answer")
		}
		return aboutAnswer(policy.From(ctx), found, text), nil
	case "rtx":
		found, err := e.store.Client().ReleasedText.Query().Where(releasedtext.ID(id)).Only(ctx)
		if err != nil {
			return question{}, store.Missing(err, "find the text")
		}
		return aboutText(found), nil
	case "san":
		return e.ofSelfAnswer(ctx, id)
	case "prt":
		if text == SelfText {
			return e.ofSelf(ctx, id)
		}
		list, err := e.store.Client().Participation.Query().Where(participation.ID(id)).Only(ctx)
		if err != nil {
			return question{}, store.Missing(err, "find the participation")
		}
		if text == Results {
			return aboutResults(list), nil
		}
		return question{
			id: id, state: Final, reads: "Participation.requests", now: []any{list}, authorID: list.RevieweeID,
			reviewee: list.Edges.Reviewee, cycleID: list.CycleID,
		}, nil
	case "cyc":
		found, err := e.store.Client().Cycle.Query().Where(cycle.ID(id)).Only(ctx)
		if err != nil {
			return question{}, store.Missing(err, "find the cycle")
		}
		return aboutIntroduction(found), nil
	default:
		return question{}, apperr.ErrNotFound()
	}
}

// ofRequest asks about a text of a request as far as the viewer may know how far it is.
func ofRequest(viewer *policy.Viewer, request *ent.FeedbackRequest, text Text) question {
	known := *request
	known.State = policy.StateFor(viewer, request)
	q := aboutRequest(request.ID, &known, text)
	q.frozen = policy.KnowsFrozen(viewer, &known)
	return q
}

func aboutRequest(id string, request *ent.FeedbackRequest, text Text) question {
	q := question{id: id, state: Final, now: []any{request}, cycleID: request.CycleID, reviewee: request.Edges.Reviewee}
	switch text {
	case RejectReason:
		q.reads = "FeedbackRequest.rejectReason"
		return q
	case DeclineReason:
		q.reads, q.authorID = "FeedbackRequest.declineReason", request.ReviewerID
		return q
	default:
		// Whoever sees the request sees who was asked; that joins no answer to the name.
		q = aboutAnswers(id, request)
		q.knows, q.knownBy = "FeedbackRequest.reviewer", request
		return q
	}
}

// aboutAnswers asks about the answers of a request as they are, once handed in, and once released.
func aboutAnswers(id string, request *ent.FeedbackRequest) question {
	c := request.Edges.Cycle
	q := question{
		id: id, reads: "Answer.text", names: "Answer.author", now: inState(request, request.State),
		authorID: request.ReviewerID, reviewee: request.Edges.Reviewee, cycleID: request.CycleID,
		knows: "Answer.author", knownBy: answerIn(request, request.State),
	}
	if c.Preset == promise.Anonymous {
		q.threshold, q.closesAt = c.Threshold, policy.ClosesAt(c)
	}
	if c.State != cycle.StateOPEN && request.State != feedbackrequest.StateRELEASED {
		// Nothing is handed in or released any more.
		q.state = Final
		return q.forgotten(c)
	}
	switch request.State {
	case feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT:
		q.state, q.nextStep = Draft, Submit
		if request.ReleasedAt != nil {
			q.next = inState(request, feedbackrequest.StateRELEASED)
			return q
		}
		q.next = inState(request, feedbackrequest.StateSUBMITTED)
		q.later, q.lastStep, q.lastAt = inState(request, feedbackrequest.StateRELEASED), Release, c.ReleaseAt
	case feedbackrequest.StateSUBMITTED:
		q.state, q.nextStep, q.lastAt = Submitted, Release, c.ReleaseAt
		q.next = inState(request, feedbackrequest.StateRELEASED)
	case feedbackrequest.StateRELEASED:
		q.state = Released
	default:
		q.state = Final
	}
	return q.forgotten(c)
}

// forgotten: once an Anonymous cycle has closed, nobody is the author any more, whoever wrote it neither (A5).
func (q question) forgotten(c *ent.Cycle) question {
	if c.Preset == promise.Anonymous && c.State != cycle.StateOPEN {
		q.state, q.authorID = Forgotten, ""
	}
	return q
}

// aboutText asks about a text that was released without names: nobody is its author.
func aboutText(text *ent.ReleasedText) question {
	list := text.Edges.Participation
	q := question{
		id: text.ID, state: Released, now: []any{text}, reviewee: list.Edges.Reviewee, cycleID: list.CycleID,
		threshold: list.Edges.Cycle.Threshold, closesAt: policy.ClosesAt(list.Edges.Cycle), frozen: true,
	}
	return q.forgotten(list.Edges.Cycle)
}

// aboutResults asks about what is made of all answers about a reviewee: now, and once they are released. Nobody is its
// author.
func aboutResults(list *ent.Participation) question {
	c := list.Edges.Cycle
	q := question{
		id: list.ID, state: Released, reads: "Participation.results", now: []any{list}, reviewee: list.Edges.Reviewee,
		cycleID: list.CycleID,
	}
	if c.Preset == promise.Anonymous {
		q.threshold = c.Threshold
	}
	switch {
	case list.ReleasedAt != nil:
	case c.State == cycle.StateCLOSED || c.State == cycle.StateARCHIVED:
		q.state = Final
	default:
		released := *list
		released.ReleasedAt = &time.Time{}
		q.state, q.nextStep, q.next = Submitted, Release, []any{&released}
	}
	return q
}

// inState are the rows in which the answers of the request are shown in a state: the answer, and once they are released
// what is published of them.
func inState(request *ent.FeedbackRequest, state feedbackrequest.State) []any {
	rows := []any{answerIn(request, state)}
	if state != feedbackrequest.StateRELEASED {
		return rows
	}
	list := &ent.Participation{RevieweeID: request.RevieweeID, CycleID: request.CycleID, ReleasedAt: &time.Time{}}
	list.Edges.Cycle, list.Edges.Reviewee = request.Edges.Cycle, request.Edges.Reviewee
	text, cut := &ent.ReleasedText{}, &ent.ResultCut{Group: anonymity.All}
	text.Edges.Participation, cut.Edges.Participation = list, list
	if request.Edges.Cycle.Preset == promise.Anonymous {
		rows = append(rows, text)
	}
	return append(rows, cut)
}

// answerIn is an answer of the request as it would be in a state.
func answerIn(request *ent.FeedbackRequest, state feedbackrequest.State) *ent.Answer {
	imagined := *request
	imagined.State = state
	a := &ent.Answer{RequestID: request.ID}
	a.Edges.Request = &imagined
	return a
}

// unsigned is the question about the same objects without an author, so that everybody is judged by how else they
// stand to it.
func (q question) unsigned() question {
	q.now, q.next, q.later = unsignedAll(q.now), unsignedAll(q.next), unsignedAll(q.later)
	return q
}

func unsignedAll(objects []any) []any {
	all := make([]any, 0, len(objects))
	for _, object := range objects {
		all = append(all, unsigned(object))
	}
	return all
}

func unsigned(object any) any {
	switch o := object.(type) {
	case *ent.Answer:
		request := *o.Edges.Request
		request.ReviewerID = ""
		a := answerIn(&request, request.State)
		a.WithheldAt = o.WithheldAt
		return a
	case *ent.SelfAnswer:
		return unsignedSelf(o)
	case *ent.FeedbackRequest:
		request := *o
		request.ReviewerID = ""
		return &request
	default:
		return object
	}
}

// aboutIntroduction: the people of the cycle are too many to ask one by one; that they may is the rule PARTICIPANT
// and REVIEWER, once it is no draft.
func aboutIntroduction(c *ent.Cycle) question {
	q := question{
		id: c.ID, state: Final, reads: "Cycle.introduction", now: []any{c}, cycleID: c.ID,
		publicTo: Participants, publicNow: c.State != cycle.StateDRAFT,
	}
	if c.State == cycle.StateDRAFT {
		q.state, q.nextStep = Draft, Publish
	}
	return q
}
