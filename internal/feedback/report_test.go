package feedback_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/anonymity"
	"sightline/internal/cycle"
	"sightline/internal/feedback"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// scaleIn is a scale of a questionnaire: "section: words: labels", the labels apart by blanks.
type scaleIn string

// edition is a round about Sue that was released so many days ago.
type edition struct {
	label  string
	preset promise.Preset
	days   int
	scales []scaleIn
	// points are what each writer chose, in the order of the scales: 0 is "cannot say", -1 no answer, and a point with
	// ten added is one that is withheld.
	points map[string][]int
	// asked are further people who were asked and did not hand in.
	asked []string
	// cuts are the published means of each scale, by group.
	cuts []map[anonymity.Group]float64
	// hides tells that the reviewee does not see whom the others nominated.
	hides bool
}

func (e edition) list() string { return testkit.ID("prt", e.label) }

func (e edition) scale(at int) string { return testkit.ID("qst", fmt.Sprint(e.label, at)) }

// write writes the round with its questionnaire, its list and what was written or published.
func (e edition) write(t *testing.T, w *testkit.World) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		create := tx.Cycle.Create().SetID(testkit.ID("cyc", e.label)).SetKind(entcycle.KindFEEDBACK_360).
			SetState(entcycle.StateOPEN).SetName(e.label).SetPreset(e.preset)
		cycle.ApplyPromise(create.Mutation(), promise.Of(e.preset))
		if err := create.SetListVisible(!e.hides).Exec(ctx); err != nil {
			return err
		}
		if err := e.writeScales(ctx, tx); err != nil {
			return err
		}
		if err := tx.Participation.Create().SetID(e.list()).SetCycleID(testkit.ID("cyc", e.label)).
			SetRevieweeID(testkit.ID("usr", "sue")).
			SetReleasedAt(testkit.Now().Add(-time.Duration(e.days) * 24 * time.Hour)).Exec(ctx); err != nil {
			return err
		}
		for writer, points := range e.points {
			if err := e.writeRequest(ctx, tx, writer, feedbackrequest.StateRELEASED, points); err != nil {
				return err
			}
		}
		for _, writer := range e.asked {
			if err := e.writeRequest(ctx, tx, writer, feedbackrequest.StateEXPIRED, nil); err != nil {
				return err
			}
		}
		return e.writeCuts(ctx, tx)
	})
}

func (e edition) writeScales(ctx context.Context, tx *ent.Client) error {
	sections := map[string]string{}
	for at, scale := range e.scales {
		parts := strings.Split(string(scale), ": ")
		id, known := sections[parts[0]]
		if !known {
			id = testkit.ID("sec", e.label+parts[0])
			sections[parts[0]] = id
			if err := tx.Section.Create().SetID(id).SetCycleID(testkit.ID("cyc", e.label)).SetPosition(len(sections)).
				SetTitle(parts[0]).Exec(ctx); err != nil {
				return err
			}
		}
		if err := tx.Question.Create().SetID(e.scale(at)).SetCycleID(testkit.ID("cyc", e.label)).SetSectionID(id).
			SetPosition(at).SetKind(question.KindSCALE).SetText(parts[1]).SetLabels(strings.Fields(parts[2])).
			Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (e edition) writeRequest(
	ctx context.Context, tx *ent.Client, writer string, state feedbackrequest.State, points []int,
) error {
	id := testkit.ID("req", e.label+"/"+writer)
	if err := tx.FeedbackRequest.Create().SetID(id).SetCycleID(testkit.ID("cyc", e.label)).SetParticipationID(e.list()).
		SetRevieweeID(testkit.ID("usr", "sue")).SetReviewerID(testkit.ID("usr", writer)).
		SetNominatedByID(testkit.ID("usr", "sue")).SetState(state).Exec(ctx); err != nil {
		return err
	}
	if e.preset == promise.Anonymous {
		return nil
	}
	for at, point := range points {
		if point < 0 {
			continue
		}
		create := tx.Answer.Create().SetRequestID(id).SetQuestionID(e.scale(at)).SetNotApplicable(point == 0)
		if point > 0 {
			create.SetScale(point % 10)
		}
		if point > 10 {
			create.SetWithheldAt(testkit.Now()).SetWithheldByID(testkit.ID("usr", "max")).SetWithholdReason("so")
		}
		if err := create.Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (e edition) writeCuts(ctx context.Context, tx *ent.Client) error {
	for at, means := range e.cuts {
		for group, mean := range means {
			if err := tx.ResultCut.Create().SetID(testkit.ID("cut", fmt.Sprint(e.label, at, group))).
				SetParticipationID(e.list()).SetQuestionID(e.scale(at)).SetGroup(group).SetMean(mean).Exec(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

const five = "1 2 3 4 5"

// inNumbers are the competencies of a round as one persona is told them: title, points, scales, mean, groups.
func inNumbers(t *testing.T, w *testkit.World, persona string, e edition) []string {
	t.Helper()
	results, err := w.Parts.Feedback.Results(w.As(t, persona), []string{e.list()})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range results[e.list()].Competencies {
		line := fmt.Sprintf("%s of %d by %d: %s", c.Title, c.Points, c.Questions, number(c.Mean))
		if !c.Enough {
			line = fmt.Sprintf("%s of %d by %d: too few", c.Title, c.Points, c.Questions)
		}
		for _, group := range c.Groups {
			line += fmt.Sprintf(", %s %.1f", group.Group, group.Mean)
		}
		all = append(all, line)
	}
	return all
}

func number(mean *float64) string {
	if mean == nil {
		return "none"
	}
	return fmt.Sprintf("%.1f", *mean)
}

func expectLines(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n%s\ninstead of\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestACompetencyIsTheMeanOfItsMeans: the numbers were made by hand. Whoever cannot say is in none, nor is what is
// withheld; scales of different lengths never meet; a section without a title is none.
func TestACompetencyIsTheMeanOfItsMeans(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	e := edition{
		label: "named", preset: promise.Named, days: 1,
		scales: []scaleIn{
			"Plans: ahead: " + five,       // 4 5 3 -> 4.0
			"Plans: keeps dates: " + five, // 2 - 3 -> 2.5; (4.0 + 2.5) / 2 = 3.25 -> 3.3
			"Mixed: long: " + five,        // 5 5 4 -> 14 / 3 = 4.7
			"Mixed: short: 1 2 3",         // 1 2 3 -> 2.0
			"Nobody: can say: " + five,    // cannot say, thrice
			"Part: said: " + five,         // 1 2 2 -> 1.7
			"Part: nobody could: " + five, // cannot say: the mean is that of the other
			"Kept: back: " + five,         // 2 4 and one that is withheld -> 3.0
			": no title: " + five,
		},
		points: map[string][]int{
			"rae":  {4, 2, 5, 1, 0, 1, 0, 2, 5},
			"cole": {5, 0, 5, 2, 0, 2, 0, 4, 5},
			"wim":  {3, 3, 4, 3, 0, 2, -1, 15, 5},
		},
	}
	e.write(t, w)
	want := []string{
		"Plans of 5 by 2: 3.3", "Mixed of 5 by 1: 4.7", "Mixed of 3 by 1: 2.0", "Nobody of 5 by 1: none",
		"Part of 5 by 2: 1.7", "Kept of 5 by 1: 3.0",
	}
	for _, persona := range []string{"sue", "max", "ada"} {
		expectLines(t, persona, inNumbers(t, w, persona, e), want)
	}
}

// TestAnonymousCompetenciesAreMadeOfPublishedNumbers: answers are not looked at; where one question is not shown
// nothing is told of its competency, and a group is told where it is shown at every question.
func TestAnonymousCompetenciesAreMadeOfPublishedNumbers(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	e := edition{
		label: "anonymous", preset: promise.Anonymous, days: 1,
		scales: []scaleIn{
			"Plans: ahead: " + five, "Plans: keeps dates: " + five,
			"Listens: asks: " + five, "Listens: waits: " + five,
		},
		cuts: []map[anonymity.Group]float64{
			{anonymity.All: 3.4, anonymity.Peers: 3.0, anonymity.Outside: 4.1},
			{anonymity.All: 2.1, anonymity.Peers: 2.4, anonymity.Others: 1.9},
			{anonymity.All: 4.5},
			{}, // too few answered it
		},
	}
	e.write(t, w)
	// (3.4 + 2.1) / 2 = 2.75 -> 2.8; the colleagues (3.0 + 2.4) / 2 = 2.7
	want := []string{"Plans of 5 by 2: 2.8, PEERS 2.7", "Listens of 5 by 2: too few"}
	for _, persona := range []string{"sue", "max", "ada"} {
		expectLines(t, persona, inNumbers(t, w, persona, e), want)
	}
}

// compared is what a persona is told when they lay a round beside an earlier one: competencies, then questions; "no"
// where they may not.
func compared(t *testing.T, w *testkit.World, persona string, now, before edition) []string {
	t.Helper()
	pair := feedback.PairOf(now.list(), before.list())
	found, err := w.Parts.Feedback.Comparisons(w.As(t, persona), []string{pair})
	if err != nil {
		t.Fatal(err)
	}
	if found[pair] == nil {
		return []string{"no"}
	}
	var lines []string
	for _, means := range [][]*float64{found[pair].Competencies, found[pair].Questions} {
		var line []string
		for _, mean := range means {
			line = append(line, number(mean))
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return lines
}

// offered are the rounds that a persona is offered to compare with.
func offered(t *testing.T, w *testkit.World, persona string, now edition) []string {
	t.Helper()
	rounds, err := w.Parts.Feedback.EarlierRounds(w.As(t, persona), []string{now.list()})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, round := range rounds[now.list()] {
		names = append(names, round.Edges.Cycle.Name)
	}
	return names
}

// TestTheSameQuestionsAreCompared: a scale is the same under the same heading, in the same words and with the same
// points, whatever the blanks; what stands twice is matched with nothing; a competency is compared as a whole or not.
func TestTheSameQuestionsAreCompared(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	before := edition{
		label: "spring", preset: promise.Named, days: 90,
		scales: []scaleIn{
			"Plans: keeps  dates: " + five, "plans: ahead: " + five, // another order, other blanks
			"Listens: asks: " + five, "Listens: waits: 1 2 3 4", // a point fewer
			"Decides: in time: " + five, "Decides: in time: " + five, // twice
			"Teaches: well: " + five,
		},
		points: map[string][]int{"rae": {2, 4, 5, 4, 1, 1, 3}, "cole": {3, 5, 4, 4, 1, 1, 2}},
	}
	now := edition{
		label: "autumn", preset: promise.Named, days: 2,
		scales: []scaleIn{
			"Plans: ahead: " + five, "Plans: keeps dates: " + five,
			"Listens: asks: " + five, "Listens: waits: " + five,
			"Decides: in time: " + five,
			"Learns: well: " + five, // under another heading
		},
		points: map[string][]int{"rae": {4, 4, 4, 4, 4, 4}},
	}
	later := now
	later.label, later.days = "later", 1
	for _, e := range []edition{before, now, later} {
		e.write(t, w)
	}
	// ahead (4 + 5) / 2 = 4.5, dates 2.5, asks 4.5; Plans (4.5 + 2.5) / 2 = 3.5; Listens lacks one of two
	want := []string{"3.5 none none none", "4.5 2.5 4.5 none none none"}
	for _, persona := range []string{"sue", "max", "ada"} {
		expectLines(t, persona, compared(t, w, persona, now, before), want)
		expectLines(t, persona+" the other way round", compared(t, w, persona, before, now), []string{"no"})
		expectLines(t, persona+" with itself", compared(t, w, persona, now, now), []string{"no"})
		expectLines(t, persona+" is offered", offered(t, w, persona, later), []string{"autumn", "spring"})
		expectLines(t, persona+" is offered before", offered(t, w, persona, before), nil)
	}
	for _, persona := range []string{"otto", "asa", "rae"} {
		expectLines(t, persona, compared(t, w, persona, now, before), []string{"no"})
		expectLines(t, persona+" is offered", offered(t, w, persona, later), nil)
	}
}

// TestWhatAnonymousRoundsAreCompared (A8): by whom the lists show, and never by who wrote; a reviewee who does not see
// the list is offered nothing.
func TestWhatAnonymousRoundsAreCompared(t *testing.T) {
	t.Parallel()
	scales := []scaleIn{"Plans: ahead: " + five}
	nobody := func(people string) map[string][]int {
		wrote := map[string][]int{}
		for _, person := range strings.Fields(people) {
			wrote[person] = nil
		}
		return wrote
	}
	base := func(label string, preset promise.Preset, wrote, asked string) edition {
		e := edition{label: label, preset: preset, scales: scales, points: nobody(wrote), asked: strings.Fields(asked)}
		if preset == promise.Anonymous {
			e.cuts = []map[anonymity.Group]float64{{anonymity.All: 3.5}}
			return e
		}
		for person := range e.points {
			e.points[person] = []int{4}
		}
		return e
	}
	for name, c := range map[string]struct {
		before, now edition
		hides       bool
		want        []string
		// reviewee is what she is told where it is something else.
		reviewee []string
	}{
		"the same people": {
			before: base("", promise.Anonymous, "rae cole wim", ""), now: base("", promise.Anonymous, "rae cole wim", ""),
			want: []string{"3.5", "3.5"},
		},
		"the same people, of whom others wrote": {
			before: base("", promise.Anonymous, "rae cole wim", "gia"), now: base("", promise.Anonymous, "rae cole gia", "wim"),
			want: []string{"3.5", "3.5"},
		},
		"one came": {
			before: base("", promise.Anonymous, "rae cole wim", ""), now: base("", promise.Anonymous, "rae cole wim", "gia"),
			want: []string{"no"},
		},
		"one went and one came": {
			before: base("", promise.Anonymous, "rae cole wim tess", ""), now: base("", promise.Anonymous, "rae cole wim gia", ""),
			want: []string{"no"},
		},
		"three came": {
			before: base("", promise.Anonymous, "rae cole wim", ""),
			now:    base("", promise.Anonymous, "rae cole wim gia con tess", ""), want: []string{"3.5", "3.5"},
		},
		"names before, and who wrote them is known": {
			before: base("", promise.Named, "rae cole wim", "gia"), now: base("", promise.Anonymous, "rae cole wim gia", ""),
			want: []string{"no"},
		},
		"names before, of the same people": {
			before: base("", promise.Named, "rae cole wim", "gia"), now: base("", promise.Anonymous, "rae cole", "wim"),
			want: []string{"4.0", "4.0"},
		},
		"the reviewee does not see the list": {
			before: base("", promise.Anonymous, "rae cole wim", ""), now: base("", promise.Anonymous, "rae cole wim", ""),
			hides: true, want: []string{"3.5", "3.5"}, reviewee: []string{"no"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			c.before.label, c.before.days, c.now.label, c.now.days = "before", 30, "now", 1
			c.now.hides = c.hides
			c.before.write(t, w)
			c.now.write(t, w)
			if c.reviewee == nil {
				c.reviewee = c.want
			}
			for persona, want := range map[string][]string{"sue": c.reviewee, "max": c.want, "ada": c.want} {
				expectLines(t, persona, compared(t, w, persona, c.now, c.before), want)
				if isOffered := len(offered(t, w, persona, c.now)) > 0; isOffered != (want[0] != "no") {
					t.Errorf("%s: offered %v", persona, isOffered)
				}
			}
		})
	}
}

// TestARoundOpenToAllIsComparedByNoList: whoever wrote unasked is on no list, so that the lists cannot tell whether
// enough people came and went where numbers are read as published.
func TestARoundOpenToAllIsComparedByNoList(t *testing.T) {
	t.Parallel()
	for _, open := range []string{"", "before", "now"} {
		w := testkit.New(t)
		rounds := map[string]edition{}
		for n, label := range []string{"before", "now"} {
			e := edition{
				label: label, preset: promise.Anonymous, days: 100 - n*90, scales: []scaleIn{"Plans: ahead: " + five},
				points: map[string][]int{"rae": nil, "cole": nil, "wim": nil},
				cuts:   []map[anonymity.Group]float64{{anonymity.All: 3.5}},
			}
			e.write(t, w)
			rounds[label] = e
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetProactiveAllowed(label == open).Exec(ctx)
			})
		}
		for _, persona := range []string{"sue", "max", "hana"} {
			got := compared(t, w, persona, rounds["now"], rounds["before"])
			if isCompared := !slices.Equal(got, []string{"no"}); isCompared != (open == "") {
				t.Errorf("open to all: %q; %s is told %v", open, persona, got)
			}
		}
	}
}
