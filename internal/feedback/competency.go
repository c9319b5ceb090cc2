package feedback

import (
	"math"
	"slices"

	"sightline/ent/question"
	"sightline/internal/anonymity"
)

// Competency is a titled section of the questionnaire in numbers: its scales of one length. A section whose scales
// have several lengths makes one competency of each, for points of different scales have no mean. Its number is the
// mean of the means as they stand at its questions, each to one decimal, so that whoever reads the report can check it
// and reads nothing in it that they did not read before (V4).
type Competency struct {
	Title string
	// Points is how many points its scales have, Questions how many scales it is made of.
	Points, Questions int
	// Enough is false where too few answered one of its questions to show it: then nothing is told of the whole.
	Enough bool
	// Mean is over everybody, to one decimal; nil where not enough, or nobody, chose a point.
	Mean *float64
	// Groups are the means of groups that are shown at each of its questions, in a fixed order.
	Groups []*GroupMean

	questions []*QuestionResult
}

// GroupMean is the mean of a group of writers in a competency, to one decimal.
type GroupMean struct {
	Group anonymity.Group
	Mean  float64
}

// competencies makes them of the questions, in the order in which they are asked.
func competencies(questions []*QuestionResult) []*Competency {
	type key struct {
		section string
		points  int
	}
	all, byKey := []*Competency{}, map[key]*Competency{}
	for _, q := range questions {
		if q.Question.Kind != question.KindSCALE || q.SectionTitle == "" {
			continue
		}
		at := key{q.Question.SectionID, len(q.Question.Labels)}
		if byKey[at] == nil {
			byKey[at] = &Competency{Title: q.SectionTitle, Points: at.points, Enough: true}
			all = append(all, byKey[at])
		}
		byKey[at].questions = append(byKey[at].questions, q)
	}
	for _, c := range all {
		c.count()
	}
	return all
}

func (c *Competency) count() {
	c.Questions, c.Groups = len(c.questions), []*GroupMean{}
	c.Enough = !slices.ContainsFunc(c.questions, func(q *QuestionResult) bool { return !q.Enough })
	if !c.Enough {
		return
	}
	var means []float64
	for _, q := range c.questions {
		if mean := q.meanOf(anonymity.All); mean != nil { // nobody could say otherwise
			means = append(means, *mean)
		}
	}
	c.Mean = meanOfMeans(means)
	for _, group := range anonymity.Group("").Values()[1:] {
		if mean := c.meanOf(anonymity.Group(group)); mean != nil {
			c.Groups = append(c.Groups, &GroupMean{anonymity.Group(group), *mean})
		}
	}
}

// meanOf is the mean of a group where each question of the competency shows one.
func (c *Competency) meanOf(group anonymity.Group) *float64 {
	var means []float64
	for _, q := range c.questions {
		mean := q.meanOf(group)
		if mean == nil {
			return nil
		}
		means = append(means, *mean)
	}
	return meanOfMeans(means)
}

// meanOf is the mean of a question as it is shown: of the answers that are, or of what was published.
func (r *QuestionResult) meanOf(group anonymity.Group) *float64 {
	if group == anonymity.All && r.Mean != nil {
		return r.Mean
	}
	for _, cut := range r.Cuts {
		if cut.Group == group {
			return cut.Mean
		}
	}
	return nil
}

// meanOfMeans is the mean of numbers with one decimal, to one decimal; nil of none. It counts in tenths: halves are
// rounded as one does by hand.
func meanOfMeans(means []float64) *float64 {
	if len(means) == 0 {
		return nil
	}
	tenths := 0.0
	for _, mean := range means {
		tenths += math.Round(mean * 10)
	}
	mean := math.Round(tenths/float64(len(means))) / 10
	return &mean
}
