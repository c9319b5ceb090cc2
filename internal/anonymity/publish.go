// Package anonymity decides what may be published of answers whose writers must stay unknown: which numbers and
// texts, over whom, and under which label, so that neither one of them nor two of them together point at fewer than a
// threshold of people (docs/rules.md, A1 to A8). It is pure: writers come in as numbers, and what goes out holds
// none.
package anonymity

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Group is how writers stand to the reviewee. A cut over everybody is that of All; groups that are too small are
// Others.
type Group string

// The groups.
const (
	All          Group = "ALL"
	LineManagers Group = "LINE_MANAGERS"
	Reports      Group = "REPORTS"
	Peers        Group = "PEERS"
	Outside      Group = "OUTSIDE"
	Others       Group = "OTHERS"
)

// Values lists the groups, for the column, in the order in which they are shown.
func (Group) Values() []string {
	return []string{string(All), string(LineManagers), string(Reports), string(Peers), string(Outside), string(Others)}
}

// Voice is what one writer said to one question. What is not given was not said.
type Voice struct {
	// Writer tells writers apart and nothing else.
	Writer   int
	Group    Group
	Question string
	Text     string
	// Scale is the chosen point, 1 is the lowest; Choices are positions of the chosen options, from 0.
	Scale   *int
	Choices []int
	// Dot is a place on a graph.
	Dot *Dot
}

// Dot is a place on a graph of two axes, 0 to 100 each.
type Dot struct{ X, Y int }

// Question is what the engine has to know of a question.
type Question struct {
	ID string
	// Points is how many points a scale has, Options how many a choice; neither for prose.
	Points, Options int
	// Graph says that a writer sets a dot.
	Graph bool
	// Single says that a writer chooses one option at most.
	Single bool
}

// Share is how many of ten, about, chose a range of points, or an option (then From and To are its position).
type Share struct {
	From   int `json:"from"`
	To     int `json:"to"`
	Tenths int `json:"tenths"`
}

// Cut is what is published in numbers of the answers of a group to a question.
type Cut struct {
	Question string
	Group    Group
	// Mean is that of a scale, to one decimal.
	Mean *float64
	// Middle is the mean place of the dots on a graph, in whole steps.
	Middle *Dot
	// Shares stand only where each is made by enough people and leaves enough out, in the cut over everybody.
	Shares []Share
}

// Text is a text as it is published.
type Text struct {
	Question string
	Group    Group
	Text     string
}

// Publication is everything that is published about one reviewee.
type Publication struct {
	Cuts  []Cut
	Texts []Text
}

// Publish returns what may be shown of what was said, with a threshold of k people. For each question: nothing if
// fewer than k answered it. Else a cut over everybody; and one for each group if every group, the small ones taken
// together as Others, has k people: then what one cut says more than others is said by k people too (A3).
func Publish(questions []Question, voices []Voice, k int) Publication {
	var out Publication
	for _, q := range questions {
		said := slices.DeleteFunc(slices.Clone(voices), func(v Voice) bool { return v.Question != q.ID || !v.says(q) })
		if writers(said) < k {
			continue
		}
		labelled, grouped := label(said, k)
		out.Cuts = append(out.Cuts, q.cut(All, said, k))
		if grouped && (q.Points > 0 || q.Graph) {
			out.Cuts = append(out.Cuts, q.groupCuts(labelled, k)...)
		}
		if q.prose() {
			for _, v := range labelled {
				out.Texts = append(out.Texts, Text{q.ID, v.Group, v.Text})
			}
		}
	}
	return out
}

// Shows tells whether anything would be published of what so many people say to every question.
func Shows(writers, k int) bool { return writers >= k }

func (q Question) prose() bool { return q.Points == 0 && q.Options == 0 && !q.Graph }

func (v Voice) says(q Question) bool {
	switch {
	case q.Graph:
		return v.Dot != nil
	case q.Points > 0:
		return v.Scale != nil && *v.Scale >= 1 && *v.Scale <= q.Points
	case q.Options > 0:
		return len(v.Choices) > 0
	default:
		return strings.TrimSpace(v.Text) != ""
	}
}

func writers(voices []Voice) int {
	distinct := map[int]bool{}
	for _, v := range voices {
		distinct[v.Writer] = true
	}
	return len(distinct)
}

// label puts voices under the groups by which they may be shown, and tells whether they may be shown by groups at all.
// Groups under k are taken together; where even these are under k, or only one group is left, everybody is All.
func label(said []Voice, k int) (labelled []Voice, grouped bool) {
	labelled = slices.Clone(said)
	small := smallGroups(labelled, k)
	for n := range labelled {
		if slices.Contains(small, labelled[n].Group) {
			labelled[n].Group = Others
		}
	}
	if len(smallGroups(labelled, k)) == 0 && len(groups(labelled)) > 1 {
		return labelled, true
	}
	for n := range labelled {
		labelled[n].Group = All
	}
	return labelled, false
}

func groups(voices []Voice) []Group {
	var all []Group
	for _, v := range voices {
		all = append(all, v.Group)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func smallGroups(voices []Voice, k int) []Group {
	return slices.DeleteFunc(groups(voices), func(g Group) bool { return writers(of(g, voices)) >= k })
}

func of(group Group, voices []Voice) []Voice {
	return slices.DeleteFunc(slices.Clone(voices), func(v Voice) bool { return v.Group != group })
}

func (q Question) groupCuts(labelled []Voice, k int) []Cut {
	var cuts []Cut
	for _, group := range groups(labelled) {
		cut := q.cut(group, of(group, labelled), k)
		cut.Shares = nil
		cuts = append(cuts, cut)
	}
	return cuts
}

func (q Question) cut(group Group, said []Voice, k int) Cut {
	cut := Cut{Question: q.ID, Group: group}
	switch {
	case q.Graph:
		cut.Middle = middle(said)
	case q.Points > 0:
		cut.Mean, cut.Shares = q.mean(said), q.ranges(said, k)
	case q.Options > 0:
		cut.Shares = q.options(said, k)
	}
	return cut
}

func middle(said []Voice) *Dot {
	x, y := 0, 0
	for _, v := range said {
		x, y = x+v.Dot.X, y+v.Dot.Y
	}
	n := float64(len(said))
	return &Dot{int(math.Round(float64(x) / n)), int(math.Round(float64(y) / n))}
}

func (q Question) mean(said []Voice) *float64 {
	sum := 0
	for _, v := range said {
		sum += *v.Scale
	}
	mean := math.Round(float64(sum)/float64(len(said))*10) / 10
	return &mean
}

// ranges joins neighbouring points until each range was chosen by k people; none where there is only one range. So
// neither the lowest nor the highest chosen point can be read from them (A8).
func (q Question) ranges(said []Voice, k int) []Share {
	counts := make([]int, q.Points)
	for _, v := range said {
		counts[*v.Scale-1]++
	}
	var shares []Share
	var sizes []int
	from, sum := 1, 0
	for point := 1; point <= q.Points; point++ {
		sum += counts[point-1]
		if sum >= k {
			shares, sizes = append(shares, Share{From: from, To: point}), append(sizes, sum)
			from, sum = point+1, 0
		}
	}
	last := len(shares) - 1
	if last < 1 {
		return nil
	}
	shares[last].To = q.Points
	sizes[last] += sum
	return inTenths(shares, sizes)
}

// options are the options that k people chose and that k people, or nobody, left out. Where one option at most is
// chosen, those that are not shown must be k people, or nobody, too: else they could be told from the rest.
func (q Question) options(said []Voice, k int) []Share {
	counts := make([]int, q.Options)
	for _, v := range said {
		for _, choice := range v.Choices {
			if choice >= 0 && choice < q.Options {
				counts[choice]++
			}
		}
	}
	n := len(said)
	enough := func(people int) bool { return people == 0 || people >= k }
	var shown []int
	for option, count := range counts {
		if count >= k && enough(n-count) {
			shown = append(shown, option)
		}
	}
	if q.Single {
		shown = complete(shown, counts, n, enough)
	}
	var shares []Share
	for _, option := range shown {
		shares = append(shares, Share{option, option, tenths(counts[option], n)})
	}
	return shares
}

// complete takes the least chosen options out until what is left out is enough people.
func complete(shown, counts []int, n int, enough func(int) bool) []int {
	for {
		rest := n
		for _, option := range shown {
			rest -= counts[option]
		}
		if len(shown) == 0 || enough(rest) {
			return shown
		}
		least := slices.MinFunc(shown, func(a, b int) int { return cmp.Compare(counts[a], counts[b]) })
		shown = slices.DeleteFunc(shown, func(option int) bool { return option == least })
	}
}

func tenths(count, n int) int { return int(math.Round(float64(count) / float64(n) * 10)) }

// inTenths gives each range its share so that all together are ten.
func inTenths(shares []Share, sizes []int) []Share {
	n, given := 0, 0
	for _, size := range sizes {
		n += size
	}
	for at := range shares {
		shares[at].Tenths = sizes[at] * 10 / n
		given += shares[at].Tenths
	}
	byRest := make([]int, len(shares))
	for at := range byRest {
		byRest[at] = at
	}
	slices.SortStableFunc(byRest, func(a, b int) int { return cmp.Compare(sizes[b]*10%n, sizes[a]*10%n) })
	for _, at := range byRest[:10-given] {
		shares[at].Tenths++
	}
	return shares
}
