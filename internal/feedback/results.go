package feedback

import (
	"context"
	"fmt"
	"math"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/ent/section"
	"sightline/internal/policy"
)

// Results is what the viewer may read of the answers about one reviewee.
type Results struct {
	Answered  int
	Questions []*QuestionResult
}

// QuestionResult holds the answers to one question. Counts and mean come from the very answers that are shown, so
// they tell no more than those (V4).
type QuestionResult struct {
	Question *ent.Question
	// Text is the question with the reviewee's name, as it was read by who wrote.
	Text          string
	SectionTitle  string
	Answers       []*ent.Answer
	Distribution  []int
	NotApplicable int
	Mean          *float64
}

// Results groups what the viewer may read about participations by question. The scope of the query decides what that
// is; the random ids give an order that follows neither writer nor time.
func (f *Feedback) Results(ctx context.Context, participationIDs []string) (map[string]*Results, error) {
	lists, err := f.ByIDs(ctx, participationIDs)
	if err != nil {
		return nil, err
	}
	answers, err := f.store.Client().Answer.Query().
		Where(answer.HasRequestWith(feedbackrequest.ParticipationIDIn(participationIDs...),
			feedbackrequest.StateIn(feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED))).
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
	for _, list := range lists {
		results[list.ID] = group(sections[list.CycleID], byList[list.ID])
		results[list.ID].fill(policy.From(ctx), list.Edges.Reviewee)
	}
	return results, nil
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
				Question: q, SectionTitle: s.Title, Answers: []*ent.Answer{},
				Distribution: make([]int, len(q.Labels)),
			}
			byQuestion[q.ID] = result
			results.Questions = append(results.Questions, result)
		}
	}
	writers := map[string]bool{}
	for _, given := range answers {
		writers[given.RequestID] = true
		if result := byQuestion[given.QuestionID]; result != nil && isAnswered(given) {
			result.add(given)
		}
	}
	for _, result := range results.Questions {
		result.average()
	}
	results.Answered = len(writers)
	return results
}

func (r *QuestionResult) add(given *ent.Answer) {
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
