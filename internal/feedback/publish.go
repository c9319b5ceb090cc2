package feedback

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/ent/user"
	"sightline/internal/anonymity"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// handedInAbout is what was handed in about one reviewee, read by the system: nobody who releases has to be able to
// read it.
type handedInAbout struct {
	requests  []*ent.FeedbackRequest
	questions []*ent.Question
	list      *ent.Participation
}

func readHandedIn(ctx context.Context, tx *ent.Client, listID string) (*handedInAbout, error) {
	system := policy.AsSystem(ctx, policy.Publish)
	list, err := tx.Participation.Get(system, listID)
	if err != nil {
		return nil, fmt.Errorf("read the participation: %w", err)
	}
	requests, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(listID),
		feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED)).WithAnswers().WithReviewer().All(system)
	if err != nil {
		return nil, fmt.Errorf("read what was handed in: %w", err)
	}
	questions, err := tx.Question.Query().Where(question.CycleID(list.CycleID)).All(system)
	if err != nil {
		return nil, fmt.Errorf("read the questionnaire: %w", err)
	}
	return &handedInAbout{requests: requests, questions: questions, list: list}, nil
}

// enough tells whether so many handed in that anything can be shown (A1).
func (h *handedInAbout) enough() bool {
	return anonymity.Shows(len(h.requests), h.list.Edges.Cycle.Threshold)
}

// publish writes what may be shown without names, in rows that lead to nobody (A5): in an Anonymous cycle numbers and
// texts, elsewhere the numbers for those who read nothing else. The rows are written in the order of their random ids,
// so that no place in the database tells which belong together (A4).
func (h *handedInAbout) publish(ctx context.Context, tx *ent.Client) error {
	c := h.list.Edges.Cycle
	out := anonymity.Publish(h.asked(), h.voices(), c.Threshold)
	if c.Preset != promise.Anonymous {
		if !aggregates(c) {
			return nil
		}
		out.Texts = nil
		out.Cuts = slices.DeleteFunc(out.Cuts, func(cut anonymity.Cut) bool { return cut.Group != anonymity.All })
	}
	if err := writeCuts(ctx, tx, h.list.ID, out.Cuts); err != nil {
		return err
	}
	return writeTexts(ctx, tx, h.list.ID, out.Texts)
}

// aggregates tells whether some audience of the cycle reads numbers and nothing else.
func aggregates(c *ent.Cycle) bool {
	said := policy.PromiseOf(c)
	return slices.ContainsFunc(promise.Audiences(), func(a promise.Audience) bool {
		return said.Line(a).Content == promise.Aggregate
	})
}

func writeCuts(ctx context.Context, tx *ent.Client, listID string, cuts []anonymity.Cut) error {
	creates := make([]*ent.ResultCutCreate, 0, len(cuts))
	for _, cut := range cuts {
		create := tx.ResultCut.Create().SetID(ids.Random("cut")).SetParticipationID(listID).
			SetQuestionID(cut.Question).SetGroup(cut.Group).SetNillableMean(cut.Mean).SetShares(cut.Shares)
		if cut.Middle != nil {
			create.SetX(cut.Middle.X).SetY(cut.Middle.Y)
		}
		creates = append(creates, create)
	}
	slices.SortFunc(creates, func(a, b *ent.ResultCutCreate) int { return byID(a.Mutation(), b.Mutation()) })
	if err := tx.ResultCut.CreateBulk(creates...).Exec(ctx); err != nil {
		return fmt.Errorf("publish the numbers: %w", err)
	}
	return nil
}

func writeTexts(ctx context.Context, tx *ent.Client, listID string, texts []anonymity.Text) error {
	creates := make([]*ent.ReleasedTextCreate, 0, len(texts))
	for _, one := range texts {
		creates = append(creates, tx.ReleasedText.Create().SetID(ids.Random("rtx")).SetParticipationID(listID).
			SetQuestionID(one.Question).SetGroup(one.Group).SetText(one.Text))
	}
	slices.SortFunc(creates, func(a, b *ent.ReleasedTextCreate) int { return byID(a.Mutation(), b.Mutation()) })
	if err := tx.ReleasedText.CreateBulk(creates...).Exec(ctx); err != nil {
		return fmt.Errorf("publish the texts: %w", err)
	}
	return nil
}

func byID(a, b interface{ ID() (string, bool) }) int {
	first, _ := a.ID()
	second, _ := b.ID()
	return cmp.Compare(first, second)
}

func (h *handedInAbout) asked() []anonymity.Question {
	asked := make([]anonymity.Question, 0, len(h.questions))
	for _, q := range h.questions {
		one := anonymity.Question{ID: q.ID}
		switch q.Kind {
		case question.KindSCALE:
			one.Points = len(q.Labels)
		case question.KindSINGLE_CHOICE, question.KindMULTI_CHOICE:
			one.Options, one.Single = len(q.Labels), q.Kind == question.KindSINGLE_CHOICE
		case question.KindGRAPH_2D:
			one.Graph = true
		case question.KindTEXT:
		}
		asked = append(asked, one)
	}
	return asked
}

func (h *handedInAbout) voices() []anonymity.Voice {
	var voices []anonymity.Voice
	for writer, request := range h.requests {
		group := groupOf(request.Edges.Reviewer, h.list.Edges.Reviewee)
		for _, given := range request.Edges.Answers {
			if given.WithheldAt != nil {
				continue // no number tells of what is withheld
			}
			voice := anonymity.Voice{
				Writer: writer, Group: group, Question: given.QuestionID, Text: anonymity.Normal(given.Text),
			}
			if !given.NotApplicable {
				voice.Scale, voice.Choices = given.Scale, given.Choices
			}
			if given.X != nil && given.Y != nil {
				voice.Dot = &anonymity.Dot{X: *given.X, Y: *given.Y}
			}
			voices = append(voices, voice)
		}
	}
	return voices
}

// groupOf tells how a writer stands to the reviewee at the release.
func groupOf(writer, reviewee *ent.User) anonymity.Group {
	switch {
	case writer.Kind == user.KindGUEST || writer.Outside:
		return anonymity.Outside
	case policy.Of(writer).Leads(reviewee):
		return anonymity.LineManagers
	case policy.Of(reviewee).Leads(writer):
		return anonymity.Reports
	default:
		return anonymity.Peers
	}
}
