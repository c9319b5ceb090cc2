package feedback

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/question"
	"sightline/internal/anonymity"
	"sightline/internal/policy"
)

// mostEarlier is how many earlier rounds are offered to compare with.
const mostEarlier = 10

// Comparison is what an earlier round says in numbers, beside a later one about the same person.
type Comparison struct {
	With *ent.Participation
	// Competencies and Questions are the earlier means in the order of the later results; nil where there is none to
	// compare.
	Competencies, Questions []*float64
}

// Shows tells whether there is a number in it.
func (c *Comparison) Shows() bool {
	return slices.ContainsFunc(c.Questions, func(mean *float64) bool { return mean != nil })
}

// EarlierRounds returns for each participation the rounds before it that the viewer may compare it with and that ask
// something it asks too, newest first.
func (f *Feedback) EarlierRounds(ctx context.Context, ids []string) (map[string][]*ent.Participation, error) {
	lists, err := f.withLists(ctx, participation.IDIn(ids...))
	if err != nil {
		return nil, err
	}
	var reviewees []string
	for _, list := range lists {
		reviewees = append(reviewees, list.RevieweeID)
	}
	earlier, err := f.withLists(ctx, participation.RevieweeIDIn(reviewees...), participation.ReleasedAtNotNil())
	if err != nil {
		return nil, err
	}
	sections, err := f.sectionsOf(ctx, append(slices.Clone(lists), earlier...))
	if err != nil {
		return nil, err
	}
	viewer, rounds := policy.From(ctx), map[string][]*ent.Participation{}
	for _, now := range lists {
		rounds[now.ID] = []*ent.Participation{}
		asked := group(sections[now.CycleID], nil)
		for _, before := range earlier {
			if len(rounds[now.ID]) < mostEarlier && policy.MayCompare(viewer, now, before) &&
				len(matches(asked, group(sections[before.CycleID], nil))) > 0 {
				rounds[now.ID] = append(rounds[now.ID], before)
			}
		}
	}
	return rounds, nil
}

// withLists reads participations with their lists of reviewers, those released last first.
func (f *Feedback) withLists(ctx context.Context, where ...predicate.Participation) ([]*ent.Participation, error) {
	lists, err := f.store.Client().Participation.Query().Where(where...).WithRequests().
		Order(ent.Desc(participation.FieldReleasedAt), ent.Desc(participation.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read rounds with their lists: %w", err)
	}
	return lists, nil
}

// PairOf names a round and an earlier one, for Comparisons.
func PairOf(nowID, beforeID string) string { return nowID + " " + beforeID }

// Comparisons returns what is to be compared for pairs of rounds. A pair that the viewer may not compare is missing,
// like one that is none.
func (f *Feedback) Comparisons(ctx context.Context, pairs []string) (map[string]*Comparison, error) {
	lists, err := f.withLists(ctx, participation.IDIn(strings.Fields(strings.Join(pairs, " "))...))
	if err != nil {
		return nil, err
	}
	byID := map[string]*ent.Participation{}
	for _, list := range lists {
		byID[list.ID] = list
	}
	viewer, compared, read := policy.From(ctx), map[string]*Comparison{}, []string{}
	for _, pair := range pairs {
		nowID, beforeID, _ := strings.Cut(pair, " ")
		now, before := byID[nowID], byID[beforeID]
		if now != nil && before != nil && policy.MayCompare(viewer, now, before) {
			compared[pair] = &Comparison{With: before}
			read = append(read, nowID, beforeID)
		}
	}
	results, err := f.Results(ctx, read)
	if err != nil {
		return nil, err
	}
	for pair, comparison := range compared {
		nowID, beforeID, _ := strings.Cut(pair, " ")
		comparison.fill(results[nowID], results[beforeID])
	}
	return compared, nil
}

// fill writes the means of the earlier results in the order of the later ones. A competency is compared where each of
// its questions stands in the earlier round and is shown there: then it is the mean of these.
func (c *Comparison) fill(now, before *Results) {
	same := matches(now, before)
	earlier := func(q *QuestionResult) *float64 {
		if same[q] == nil {
			return nil
		}
		return same[q].meanOf(anonymity.All)
	}
	c.Questions, c.Competencies = []*float64{}, []*float64{}
	for _, q := range now.Questions {
		c.Questions = append(c.Questions, earlier(q))
	}
	for _, competency := range now.Competencies {
		var means []float64
		for _, q := range competency.questions {
			if mean := earlier(q); mean != nil {
				means = append(means, *mean)
			}
		}
		if len(means) < len(competency.questions) {
			means = nil
		}
		c.Competencies = append(c.Competencies, meanOfMeans(means))
	}
}

// matches finds for the scales of one questionnaire the same ones of another: in a section of the same title, in the
// same words, with the same points. What stands twice in one of them is not matched, for which is meant is not known.
func matches(now, before *Results) map[*QuestionResult]*QuestionResult {
	here, there := scalesByWords(now), scalesByWords(before)
	same := map[*QuestionResult]*QuestionResult{}
	for words, one := range here {
		if other := there[words]; one != nil && other != nil {
			same[one] = other
		}
	}
	return same
}

// scalesByWords returns the scales by what they have to share; nil for what several share.
func scalesByWords(of *Results) map[string]*QuestionResult {
	byWords := map[string]*QuestionResult{}
	for _, q := range of.Questions {
		if q.Question.Kind != question.KindSCALE {
			continue
		}
		words := q.words()
		if _, twice := byWords[words]; twice {
			q = nil
		}
		byWords[words] = q
	}
	return byWords
}

func (r *QuestionResult) words() string {
	parts := append([]string{r.SectionTitle, r.Question.Text}, r.Question.Labels...)
	for n := range parts {
		parts[n] = strings.ToLower(strings.Join(strings.Fields(parts[n]), " "))
	}
	return strings.Join(parts, "\n")
}
