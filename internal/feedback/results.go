package feedback

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/ent/predicate"
	"sightline/ent/question"
	"sightline/ent/releasedtext"
	"sightline/ent/resultcut"
	"sightline/ent/section"
	"sightline/internal/anonymity"
	"sightline/internal/policy"
)

// Results is what the viewer may read of the answers about one reviewee.
type Results struct {
	// Answered is how many writers' answers are in it; nil where the number is not told.
	Answered *int
	// AtLeast is the threshold that the writers of everything shown reach, where that is all that is told of their number.
	AtLeast   *int
	Questions []*QuestionResult
	// Competencies are the titled sections in numbers.
	Competencies []*Competency
}

// Shows tells whether there is anything in it that somebody wrote.
func (r *Results) Shows() bool {
	if r.Answered != nil {
		return *r.Answered > 0
	}
	return slices.ContainsFunc(r.Questions, func(q *QuestionResult) bool { return q.Enough })
}

// QuestionResult holds the answers to one question. Counts and mean come from the very answers that are shown, so
// they tell no more than those (V4).
type QuestionResult struct {
	Question *ent.Question
	// Text is the question with the reviewee's name, as it was read by who wrote.
	Text         string
	SectionTitle string
	Answers      []*ent.Answer
	// Withheld are kept from the reviewee: they stand beside, and no number is made of them.
	Withheld      []*ent.Answer
	Distribution  []int
	NotApplicable int
	Mean          *float64
	// Texts and Cuts are what was published without names; Enough is false where too few answered to show anything.
	Texts  []*ent.ReleasedText
	Cuts   []*ent.ResultCut
	Enough bool
}

// Results groups what the viewer may read about participations by question. The scope of the query decides what that
// is; the random ids give an order that follows neither writer nor time.
func (f *Feedback) Results(ctx context.Context, participationIDs []string) (map[string]*Results, error) {
	lists, err := f.ByIDs(ctx, participationIDs)
	if err != nil {
		return nil, err
	}
	published, err := f.published(ctx, participationIDs)
	if err != nil {
		return nil, err
	}
	answers, err := f.store.Client().Answer.Query().
		Where(handedInIn(participationIDs)).
		Order(ent.Asc(answer.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the answers: %w", err)
	}
	byList := map[string][]*ent.Answer{}
	for _, given := range answers {
		if request := given.Edges.Request; request != nil {
			byList[request.ParticipationID] = append(byList[request.ParticipationID], given)
		}
	}
	sections, err := f.sectionsOf(ctx, lists)
	if err != nil {
		return nil, err
	}
	results := map[string]*Results{}
	viewer := policy.From(ctx)
	for _, list := range lists {
		of := group(sections[list.CycleID], byList[list.ID])
		if policy.ReadsPublished(viewer, list) {
			of = fromPublished(of, published[list.ID], list.Edges.Cycle.Threshold)
		}
		of.Competencies = competencies(of.Questions)
		of.fill(viewer, list.Edges.Reviewee)
		results[list.ID] = of
	}
	return results, nil
}

// handedInIn are the answers that were handed in about participations. It names the requests first, so that the
// database looks answers up by theirs: asked of each answer whether its request is one of them, it reads all there are.
func handedInIn(participationIDs []string) predicate.Answer {
	return func(s *sql.Selector) {
		t := sql.Table(feedbackrequest.Table)
		handedIn := sql.Dialect(s.Dialect()).Select(t.C(feedbackrequest.FieldID)).From(t)
		feedbackrequest.And(feedbackrequest.ParticipationIDIn(participationIDs...),
			feedbackrequest.StateIn(feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED))(handedIn)
		s.Where(sql.In(s.C(answer.FieldRequestID), handedIn))
	}
}

// publication is what was published about one reviewee, as far as the viewer may read it.
type publication struct {
	texts []*ent.ReleasedText
	cuts  []*ent.ResultCut
}

// published reads what was published without names. Its random ids give an order that tells nothing (A4).
func (f *Feedback) published(ctx context.Context, participationIDs []string) (map[string]*publication, error) {
	texts, err := f.store.Client().ReleasedText.Query().Where(releasedtext.ParticipationIDIn(participationIDs...)).
		Order(ent.Asc(releasedtext.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the released texts: %w", err)
	}
	cuts, err := f.store.Client().ResultCut.Query().Where(resultcut.ParticipationIDIn(participationIDs...)).
		Order(ent.Asc(resultcut.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the published numbers: %w", err)
	}
	published := map[string]*publication{}
	for _, id := range participationIDs {
		published[id] = &publication{}
	}
	for _, one := range texts {
		published[one.ParticipationID].texts = append(published[one.ParticipationID].texts, one)
	}
	for _, one := range cuts {
		published[one.ParticipationID].cuts = append(published[one.ParticipationID].cuts, one)
	}
	return published, nil
}

// fromPublished shows what was published and nothing else. Groups come in a fixed order, everybody first.
func fromPublished(empty *Results, published *publication, threshold int) *Results {
	empty.Answered, empty.AtLeast = nil, &threshold
	for _, result := range empty.Questions {
		result.Answers, result.Withheld = []*ent.Answer{}, []*ent.Answer{}
		result.Distribution, result.Mean = []int{}, nil
		for _, one := range published.texts {
			if one.QuestionID == result.Question.ID {
				result.Texts = append(result.Texts, one)
			}
		}
		for _, one := range published.cuts {
			if one.QuestionID == result.Question.ID {
				result.Cuts = append(result.Cuts, one)
			}
		}
		slices.SortFunc(result.Cuts, func(a, b *ent.ResultCut) int { return cmp.Compare(place(a.Group), place(b.Group)) })
		result.Enough = len(result.Cuts) > 0
	}
	return empty
}

func place(group anonymity.Group) int {
	return slices.Index(anonymity.Group("").Values(), string(group))
}

// sectionsOf reads the questionnaires of the cycles of participations, in order.
func (f *Feedback) sectionsOf(ctx context.Context, lists []*ent.Participation) (map[string][]*ent.Section, error) {
	var cycleIDs []string
	for _, list := range lists {
		cycleIDs = append(cycleIDs, list.CycleID)
	}
	rows, err := f.store.Client().Section.Query().Where(section.CycleIDIn(cycleIDs...)).
		Order(ent.Asc(section.FieldPosition)).
		WithQuestions(func(q *ent.QuestionQuery) { q.Order(ent.Asc(question.FieldPosition)) }).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the questionnaire: %w", err)
	}
	sections := map[string][]*ent.Section{}
	for _, row := range rows {
		sections[row.CycleID] = append(sections[row.CycleID], row)
	}
	return sections, nil
}

func group(sections []*ent.Section, answers []*ent.Answer) *Results {
	results := &Results{}
	byQuestion := map[string]*QuestionResult{}
	for _, s := range sections {
		for _, q := range s.Edges.Questions {
			result := &QuestionResult{
				Question: q, SectionTitle: s.Title, Answers: []*ent.Answer{}, Withheld: []*ent.Answer{}, Enough: true,
				Texts: []*ent.ReleasedText{}, Cuts: []*ent.ResultCut{},
				Distribution: make([]int, len(q.Labels)),
			}
			byQuestion[q.ID] = result
			results.Questions = append(results.Questions, result)
		}
	}
	writers := map[string]bool{}
	for _, given := range answers {
		if given.WithheldAt == nil {
			writers[given.RequestID] = true
		}
		if result := byQuestion[given.QuestionID]; result != nil && isAnswered(given) {
			result.add(given)
		}
	}
	for _, result := range results.Questions {
		result.average()
	}
	answered := len(writers)
	results.Answered = &answered
	return results
}

func (r *QuestionResult) add(given *ent.Answer) {
	if given.WithheldAt != nil {
		r.Withheld = append(r.Withheld, given)
		return
	}
	r.Answers = append(r.Answers, given)
	if given.NotApplicable {
		r.NotApplicable++
		return
	}
	if given.Scale != nil && *given.Scale <= len(r.Distribution) {
		r.Distribution[*given.Scale-1]++
	}
	for _, choice := range given.Choices {
		if choice < len(r.Distribution) {
			r.Distribution[choice]++
		}
	}
}

// average is the mean of a scale to one decimal.
func (r *QuestionResult) average() {
	if r.Question.Kind != question.KindSCALE {
		return
	}
	sum, count := 0, 0
	for point, chosen := range r.Distribution {
		sum += (point + 1) * chosen
		count += chosen
	}
	if count == 0 {
		return
	}
	mean := math.Round(float64(sum)/float64(count)*10) / 10
	r.Mean = &mean
}
