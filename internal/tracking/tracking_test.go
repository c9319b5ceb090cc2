package tracking_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/testkit"
	"sightline/internal/tracking"
)

// runners own every cycle of the world that ownedByMany makes: a reviewee, their line manager, somebody further up, who
// also writes in some, and colleagues beside the line. Hana and Asa run every cycle by their roles.
func runners() []string { return []string{"hana", "asa", "sue", "max", "ines", "cole", "wim", "otto"} }

// ownedByMany is the world with more people who run its cycles and stand differently to the reviewees.
func ownedByMany(t *testing.T) *testkit.World {
	t.Helper()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, found := range tx.Cycle.Query().AllX(ctx) {
			for _, persona := range []string{"sue", "max", "ines", "cole", "otto"} {
				if err := tx.CycleOwner.Create().SetCycleID(found.ID).SetUserID(testkit.ID("usr", persona)).
					Exec(ctx); err != nil {
					return err
				}
			}
		}
		for _, preset := range []string{"named", "confidential"} {
			if err := tx.Participation.Update().Where(participation.CycleID(testkit.ID("cyc", preset+"-open0"))).
				SetListDoneAt(testkit.Now()).Exec(ctx); err != nil {
				return err
			}
			for label, decided := range map[string][]feedbackrequest.State{
				"-open1": {feedbackrequest.StateNOMINATED},
				"-open3": {feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT},
			} {
				if err := tx.FeedbackRequest.Update().Where(feedbackrequest.CycleID(testkit.ID("cyc", preset+label)),
					feedbackrequest.StateIn(decided...)).SetState(feedbackrequest.StateREJECTED).Exec(ctx); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return w
}

func cyclesOf(t *testing.T, w *testkit.World) []*ent.Cycle {
	t.Helper()
	return w.Store.Client().Cycle.Query().Order(ent.Asc(cycle.FieldID)).AllX(w.System(t))
}

// TestWhatIsKnownIsTheSameInSQL: KnownIn finds exactly the requests that StateFor says are in a state.
func TestWhatIsKnownIsTheSameInSQL(t *testing.T) {
	t.Parallel()
	w := ownedByMany(t)
	compared, blurred := 0, 0
	for _, persona := range runners() {
		ctx := w.As(t, persona)
		v := policy.From(ctx)
		for _, c := range cyclesOf(t, w) {
			for _, state := range []feedbackrequest.State{
				"NOMINATED", "WITHDRAWN", "APPROVED", "REJECTED", "DRAFT", "SUBMITTED", "RELEASED", "DECLINED", "EXPIRED",
			} {
				var want []string
				for _, r := range w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(c.ID)).
					Order(ent.Asc(feedbackrequest.FieldID)).AllX(ctx) {
					compared++
					if policy.StateFor(v, r) == state {
						want = append(want, r.ID)
						if r.State != state {
							blurred++
						}
					}
				}
				got := w.Store.Client().FeedbackRequest.Query().
					Where(feedbackrequest.CycleID(c.ID), policy.KnownIn(v, c, state)).
					Order(ent.Asc(feedbackrequest.FieldID)).IDsX(ctx)
				if !slices.Equal(got, want) {
					t.Errorf("%s, %s %s: in SQL %d, in memory %d", persona, c.Name, state, len(got), len(want))
				}
			}
		}
	}
	if blurred == 0 {
		t.Error("no state was blurred: the test shows nothing")
	}
	t.Logf("%d requests compared, %d of them blurred", compared, blurred)
}

// TestStagesAreTheSameInSQL: narrowing to a stage leaves exactly those of whom the page says so, counts are of the same,
// and the order by stage is that of what is said.
func TestStagesAreTheSameInSQL(t *testing.T) {
	t.Parallel()
	w := ownedByMany(t)
	first, seen := 100, map[tracking.Stage]int{}
	for _, persona := range runners() {
		ctx := w.As(t, persona)
		v := policy.From(ctx)
		for _, c := range cyclesOf(t, w) {
			stages := map[string]tracking.Stage{}
			for _, p := range w.Store.Client().Participation.Query().Where(participation.CycleID(c.ID)).
				WithRequests().AllX(ctx) {
				stages[p.ID] = tracking.StageOf(v, p, p.Edges.Requests)
				seen[stages[p.ID]]++
			}
			counted := map[tracking.Stage]int{}
			for _, stage := range tracking.Stages() {
				found, err := w.Parts.Tracking.Participations(ctx, c, page.Args{First: &first},
					&tracking.ParticipationFilter{Stages: []tracking.Stage{stage}}, tracking.Sorting{})
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range found.Nodes {
					if stages[p.ID] != stage {
						t.Errorf("%s finds one in %s that is %s for them", persona, stage, stages[p.ID])
					}
				}
				counted[stage] = len(found.Nodes)
			}
			total := 0
			groups, err := w.Parts.Tracking.Groups(ctx, c, tracking.GroupByStage, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, group := range groups {
				total += group.Count
				if counted[tracking.Stage(group.Key)] != group.Count {
					t.Errorf("%s: %d in %s, found %d", persona, group.Count, group.Key, counted[tracking.Stage(group.Key)])
				}
			}
			if total != len(stages) {
				t.Errorf("%s: %d of %d are counted", persona, total, len(stages))
			}
			ordered, err := w.Parts.Tracking.Participations(ctx, c, page.Args{First: &first}, nil,
				tracking.Sorting{By: tracking.ByStage})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.IsSortedFunc(ordered.Nodes, func(a, b *ent.Participation) int {
				return slices.Index(tracking.Stages(), stages[a.ID]) - slices.Index(tracking.Stages(), stages[b.ID])
			}) || len(ordered.Nodes) != len(stages) {
				t.Errorf("%s: %s is not in the order of the stages", persona, c.Name)
			}
		}
	}
	for _, stage := range tracking.Stages() {
		if seen[stage] == 0 {
			t.Errorf("nobody is in %s: the test shows nothing of it", stage)
		}
	}
}

// crowd adds eight reviewees of two teams to a cycle, two of them of one name, and without line managers some.
func crowd(t *testing.T, w *testkit.World, c *ent.Cycle) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for n, name := range []string{"Ann", "Ben", "Cat", "Cat", "Dan", "Eve", "Fay", "Gil"} {
			label := "crowd" + string(rune('0'+n))
			id := testkit.ID("usr", label)
			create := tx.User.Create().SetID(id).SetName(name).SetEmail(label + "@aldersund.example").SetKind("MEMBER").
				SetState("ACTIVE").SetTeam([]string{"North", "South", ""}[n%3]).SetDepartment("Print").SetLinePath(id + "/")
			if n%2 == 0 {
				max := testkit.ID("usr", "max")
				create.SetManagerID(max).SetLinePath(testkit.ID("usr", "ines") + "/" + max + "/" + id + "/")
			}
			if err := create.Exec(ctx); err != nil {
				return err
			}
			list := tx.Participation.Create().SetCycleID(c.ID).SetRevieweeID(id)
			if n > 3 {
				list.SetListDoneAt(testkit.Now())
			}
			if err := list.Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

func sortings() []tracking.Sorting {
	var all []tracking.Sorting
	for _, by := range []tracking.ParticipationOrder{
		tracking.ByName, tracking.ByStage, tracking.ByLineManager, tracking.ByTeam, tracking.ByDepartment,
	} {
		all = append(all, tracking.Sorting{By: by}, tracking.Sorting{By: by, Descending: true})
	}
	return all
}

// TestThePagesOfEveryOrderJoinUp: walked forward and back in pages of three, each order shows everybody once, and back
// is forward turned around.
func TestThePagesOfEveryOrderJoinUp(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "asa")
	c := w.Store.Client().Cycle.GetX(ctx, testkit.ID("cyc", "named-open1"))
	crowd(t, w, c)
	three, many := 3, 100
	for _, by := range sortings() {
		whole, err := w.Parts.Tracking.Participations(ctx, c, page.Args{First: &many}, nil, by)
		if err != nil {
			t.Fatal(by, err)
		}
		want := idsOf(whole.Nodes)
		for _, backward := range []bool{false, true} {
			var got []string
			var cursor *string
			for more := true; more; {
				args := page.Args{First: &three, After: cursor}
				if backward {
					args = page.Args{Last: &three, Before: cursor}
				}
				some, err := w.Parts.Tracking.Participations(ctx, c, args, nil, by)
				if err != nil {
					t.Fatal(err)
				}
				at := len(some.Nodes) - 1
				more = some.HasNext
				if backward {
					at, more = 0, some.HasPrevious
					got = append(idsOf(some.Nodes), got...)
				} else {
					got = append(got, idsOf(some.Nodes)...)
				}
				cursor = new(some.Position(some.Nodes[at]).Cursor())
			}
			if diff := cmp.Diff(want, got); diff != "" || len(want) != 10 {
				t.Errorf("%v, backward %v: %d people\n%s", by, backward, len(want), diff)
			}
		}
	}
}

func idsOf(rows []*ent.Participation) []string {
	var all []string
	for _, row := range rows {
		all = append(all, row.ID)
	}
	return all
}

func names(rows []*ent.Participation) string {
	var all []string
	for _, row := range rows {
		words := strings.Fields(row.Edges.Reviewee.Name)
		all = append(all, words[len(words)-1])
	}
	return strings.Join(all, " ")
}

// TestTheFiltersNarrow by name, team, department, line manager and stage, alone and together.
func TestTheFiltersNarrow(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "asa")
	c := w.Store.Client().Cycle.GetX(ctx, testkit.ID("cyc", "named-open1"))
	crowd(t, w, c)
	many, yes, max := 100, true, testkit.ID("usr", "max")
	for want, filter := range map[string]tracking.ParticipationFilter{
		"Cat Cat":                         {Search: new("cat")},
		"Ann Cat Fay":                     {Team: new("North")},
		"Ann Cat":                         {Team: new("North"), LineManagerID: nil, Stages: []tracking.Stage{tracking.StageNominating}},
		"Ben Cat Dan Eve Fay Gil Ann Cat": {Department: new("Print"), Search: new("")},
		"Ben Cat Eve Gil Hana":            {WithoutLineManager: &yes},
		"Dan Fay":                         {LineManagerID: &max, Stages: []tracking.Stage{tracking.StageWriting}, Department: new("Print")},
	} {
		found, err := w.Parts.Tracking.Participations(ctx, c, page.Args{First: &many}, &filter, tracking.Sorting{})
		if err != nil {
			t.Fatal(err)
		}
		got, sorted := strings.Fields(names(found.Nodes)), strings.Fields(want)
		slices.Sort(got)
		slices.Sort(sorted)
		if total, err := found.Total(); err != nil || total != len(got) || !slices.Equal(got, sorted) {
			t.Errorf("got %v, want %v, counted %d, %v", got, sorted, total, err)
		}
	}
}

// TestTheGroupsAddUp: each grouping counts everybody once, in the order of the list by the same.
func TestTheGroupsAddUp(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "asa")
	c := w.Store.Client().Cycle.GetX(ctx, testkit.ID("cyc", "named-open1"))
	crowd(t, w, c)
	for _, by := range []tracking.ParticipationGrouping{
		tracking.GroupByStage, tracking.GroupByTeam, tracking.GroupByDepartment, tracking.GroupByLineManager,
	} {
		groups, err := w.Parts.Tracking.Groups(ctx, c, by, nil)
		if err != nil {
			t.Fatal(err)
		}
		total := 0
		for _, group := range groups {
			staged := 0
			for _, stage := range group.Stages {
				staged += stage.Count
			}
			if staged != group.Count {
				t.Errorf("%s %s: %d by stage, %d in all", by, group.Key, staged, group.Count)
			}
			total += group.Count
		}
		if total != 10 || len(groups) < 2 {
			t.Errorf("%s: %d people in %d groups", by, total, len(groups))
		}
	}
}

// TestOwnViewsAreNarrowedAsTheyAreTold: narrowing by the own view leaves exactly those of whom the page says so, a draft
// is told of nowhere, and where the cycle does not ask nobody is left.
func TestOwnViewsAreNarrowedAsTheyAreTold(t *testing.T) {
	t.Parallel()
	w := ownedByMany(t)
	first, seen := 100, map[bool]int{}
	for _, persona := range runners() {
		ctx := w.As(t, persona)
		for _, c := range cyclesOf(t, w) {
			lists := w.Store.Client().Participation.Query().Where(participation.CycleID(c.ID)).IDsX(ctx)
			told, err := w.Parts.Assessments.HandedIn(ctx, lists)
			if err != nil {
				t.Fatal(err)
			}
			for _, handedIn := range []bool{true, false} {
				found, err := w.Parts.Tracking.Participations(ctx, c, page.Args{First: &first},
					&tracking.ParticipationFilter{OwnViewHandedIn: &handedIn}, tracking.Sorting{})
				if err != nil {
					t.Fatal(err)
				}
				want := 0
				for _, id := range lists {
					if c.SelfAssessment && told[id] == handedIn {
						want++
					}
				}
				seen[handedIn] += want
				if len(found.Nodes) != want {
					t.Errorf("%s in %s: %d with %v, told of %d", persona, c.Name, len(found.Nodes), handedIn, want)
				}
				for _, p := range found.Nodes {
					if told[p.ID] != handedIn {
						t.Errorf("%s finds one with %v of whom the page says the other", persona, handedIn)
					}
				}
			}
		}
	}
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("%v: the test shows nothing", seen)
	}
}
