package explain

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// Examples explains, for each of the cycles that the viewer may know of, who would read what somebody wrote in it about
// a person who does not exist: with a line manager and one above. The viewer stands for whoever writes. It is the
// answer of the engine to an imagined request, so that a preview says what the form will say.
func (e *Explainer) Examples(ctx context.Context, cycleIDs []string) (map[string]*Visibility, error) {
	cycles, err := e.store.Client().Cycle.Query().Where(cycle.IDIn(cycleIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the cycles: %w", err)
	}
	viewer := policy.From(ctx)
	line := exampleLine(viewer.Locale())
	questions := make([]question, 0, len(cycles))
	for _, c := range cycles {
		questions = append(questions, aboutExample(viewer, c, line[len(line)-1]))
	}
	crowd, err := e.crowd(policy.AsSystem(ctx, policy.Explain), questions...)
	if err != nil {
		return nil, err
	}
	crowd.people = append(crowd.people, line...)
	explained := make(map[string]*Visibility, len(questions))
	for _, q := range questions {
		explained[q.cycleID] = e.answer(viewer, q, crowd.of(q))
	}
	return explained, nil
}

// exampleLine are a reviewee and the two above them, highest first.
func exampleLine(locale string) []*ent.User {
	var line []*ent.User
	path := ""
	for _, role := range []string{"above", "manager", "reviewee"} {
		person := &ent.User{
			ID: "usr_example_" + role, Kind: user.KindMEMBER, State: user.StateACTIVE,
			Name: text.Say(locale, "question.example_"+role),
		}
		path += person.ID + "/"
		person.LinePath = path
		if len(line) > 0 {
			person.ManagerID, person.Edges.Manager = &line[len(line)-1].ID, line[len(line)-1]
		}
		line = append(line, person)
	}
	return line
}

// aboutExample asks about an answer that the viewer writes in the cycle once it is open.
func aboutExample(viewer *policy.Viewer, c *ent.Cycle, reviewee *ent.User) question {
	open := *c
	open.State = cycle.StateOPEN
	request := &ent.FeedbackRequest{
		ID: c.ID, CycleID: c.ID, RevieweeID: reviewee.ID, ReviewerID: viewer.ID(), State: feedbackrequest.StateDRAFT,
	}
	request.Edges.Cycle, request.Edges.Reviewee = &open, reviewee
	return aboutAnswers(c.ID, request)
}
