package graph_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/participation"
	entreading "sightline/ent/reading"
	"sightline/internal/testkit"
)

// comparing asks for the earlier rounds of the round, and for the numbers of one of them.
func comparing(earlier string) string {
	return fmt.Sprintf(`{ node(id: %q) { ... on Participation { earlierRounds { id cycle { name } }
		comparison(with: %q) { with { id } competencies questions } } } }`, roundID("prt", ""), roundID("prt", earlier))
}

// TestV4_AComparisonTellsNothingOfWhoWrote: in two worlds the same people were asked in an Anonymous round and in one
// before it; in the one four of them wrote, in the other five, so that in the one as many wrote as before and in the
// other not the same. Which rounds are offered to compare with tells nobody.
func TestV4_AComparisonTellsNothingOfWhoWrote(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	few, more := secretRound(t, origin, "sue"), secretRound(t, origin, "sue")
	for writers, r := range map[int]round{4: few, 5: more} {
		for n, writer := range anonymousWriters()[6-writers:] {
			r.writes(t, writer, "By "+writer+".", n%3+2, 1)
		}
		r.until(t, testkit.Now().AddDate(0, 0, 13))
		r.release(t, "max")
	}
	offered := 0
	for _, who := range testkit.Personas() {
		first, second := few.ask(t, who, comparing("/earlier")), more.ask(t, who, comparing("/earlier"))
		if serves(first) != serves(second) || first.Statements != second.Statements {
			t.Errorf("%s can tell: %s\n%s", who, first.Body, second.Body)
		}
		if rounds, _ := first.At("node", "earlierRounds").([]any); len(rounds) == 1 {
			offered++
		}
	}
	if offered != 4 { // Sue, Max, and two of HR
		t.Errorf("%d people can compare", offered)
	}
}

func (r round) ask(t *testing.T, who, query string) testkit.Answer {
	t.Helper()
	return testkit.Ask(t, r.server, who, query, nil)
}

// TestComparingCostsTheSame: with one earlier round as many statements as with ten, and no more than ten are offered.
func TestComparingCostsTheSame(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	cost := map[int]testkit.Answer{}
	for _, rounds := range []int{1, 12} {
		r := secretRound(t, origin, "sue")
		r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
			for n := 1; n < rounds; n++ {
				if err := earlierLike(ctx, tx, fmt.Sprint("/earlier", n), "sue", 90+n); err != nil {
					return err
				}
			}
			return nil
		})
		for n, writer := range anonymousWriters() {
			r.writes(t, writer, "By "+writer+".", n%3+2, 1)
		}
		r.until(t, testkit.Now().AddDate(0, 0, 13))
		r.release(t, "max")
		cost[rounds] = r.ask(t, "sue", comparing("/earlier"))
		offered, _ := cost[rounds].At("node", "earlierRounds").([]any)
		if len(offered) != min(rounds, 10) {
			t.Errorf("of %d rounds %d are offered: %s", rounds, len(offered), cost[rounds].Body)
		}
		if questions, _ := cost[rounds].At("node", "comparison", "questions").([]any); !slices.Contains(questions, any(3.2)) {
			t.Errorf("compared is %s", cost[rounds].Body)
		}
	}
	if cost[1].Statements != cost[12].Statements {
		t.Errorf("%d statements for one round, %d for twelve", cost[1].Statements, cost[12].Statements)
	}
}

// TestComparingIsReadingTheEarlierRound (V9): whoever of HR lays an earlier round beside a later one leaves a line about
// the earlier one; that it is offered is no reading, and a line manager leaves none.
func TestComparingIsReadingTheEarlierRound(t *testing.T) {
	t.Parallel()
	r := secretRound(t, testkit.New(t), "sue")
	for n, writer := range anonymousWriters() {
		r.writes(t, writer, "By "+writer+".", n%3+2, 1)
	}
	r.until(t, testkit.Now().AddDate(0, 0, 13))
	r.release(t, "max")
	offers := fmt.Sprintf(`{ node(id: %q) { ... on Participation { earlierRounds { id } } } }`, roundID("prt", ""))
	for _, step := range []struct {
		who, query string
		lines      int
	}{
		{"max", comparing("/earlier"), 0},
		{"hana", offers, 0},
		{"hana", comparing("/nothing"), 0},
		{"hana", comparing("/earlier"), 1},
		{"hana", comparing("/earlier"), 1},
	} {
		if got := r.ask(t, step.who, step.query); len(got.Errors) > 0 {
			t.Fatalf("%s: %s", step.who, got.Body)
		}
		lines, err := r.world.Store.Client().Reading.Query().
			Where(entreading.HasParticipationWith(participation.ID(roundID("prt", "/earlier")))).Count(r.world.System(t))
		if err != nil || lines != step.lines {
			t.Errorf("after %s asked %s: %d lines, %v", step.who, step.query, lines, err)
		}
	}
}
