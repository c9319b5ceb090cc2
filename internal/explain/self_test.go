package explain_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/selfassessment"
	"sightline/internal/apperr"
	"sightline/internal/explain"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// readFields are the fields of an own view that hold what its writer said of themselves.
func readFields() map[string][]string {
	return map[string][]string{
		"SelfAnswer":     {"question", "text", "scale", "x", "y", "choices", "notApplicable"},
		"SelfAssessment": {"state", "answers"},
	}
}

// servedOwn tells which of those fields of a row a persona is served, through the row's scope and the rule of each.
func servedOwn(t *testing.T, w *testkit.World, persona string, row testkit.Row) (fields []string) {
	t.Helper()
	ctx := w.As(t, persona)
	nodes, err := w.Store.Nodes(ctx, []string{row.ID})
	if err != nil {
		t.Fatal(err)
	}
	found, there := nodes[row.ID]
	if !there {
		return nil
	}
	audiences := policy.Audiences(policy.From(ctx), found)
	for _, field := range readFields()[row.Type] {
		if audiences.Any(w.Parts.Guard.Rule(row.Type + "." + field)) {
			fields = append(fields, field)
		}
	}
	return fields
}

// TestExplanationOfOwnViewsIsServing: for every persona and every answer that somebody gave about themselves, in every
// state and preset, somebody is among those who read it now exactly if each of its fields is served to them, and is told
// of it exactly then; they read it under the name; and to its writer as many are said to read it as do. The same of the
// whole, asked of the participation.
func TestExplanationOfOwnViewsIsServing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	compared, readings := 0, 0
	for _, row := range append(w.RowsOf(t, "SelfAnswer"), w.RowsOf(t, "SelfAssessment")...) {
		id, text := row.ID, explain.Main
		if whole, is := row.Object.(*ent.SelfAssessment); is {
			id, text = whole.ParticipationID, explain.SelfText
		}
		reading := 0
		var toWriter *explain.Visibility
		for _, persona := range testkit.Personas() {
			compared++
			served := servedOwn(t, w, persona, row)
			v, err := w.Parts.Explain.Explain(w.As(t, persona), id, text)
			if err != nil && apperr.CodeOf(err) != apperr.NotFound {
				t.Fatal(persona, err)
			}
			if all := len(readFields()[row.Type]); (err == nil) != (len(served) == all) || err != nil && len(served) > 0 {
				t.Errorf("%s is served %v of %s (%s about %s), and is told about it: %v", persona, served, row.ID, row.State,
					row.About, err == nil)
			}
			if err != nil {
				continue
			}
			reading++
			if me := you(v.Now); me == nil || !me.Named {
				t.Errorf("%s reads %s (%s about %s) and is told %+v", persona, row.ID, row.State, row.About, me)
			}
			if persona == row.About {
				toWriter = v
			}
		}
		readings += reading
		if toWriter == nil || count(toWriter.Now) != reading {
			t.Errorf("%s (%s about %s): %+v are said to read it, %d do", row.ID, row.State, row.About, toWriter, reading)
		}
	}
	if readings < 50 {
		t.Errorf("only %d readings: the test shows little", readings)
	}
	t.Logf("explanation = serving: %d pairs of persona and own view, %d readings", compared, readings)
}

// TestNextBecomesNowForOwnViews: who is said to read it after the next step does so after it, and nobody else; before
// the first save, in a draft, handed in, and released.
func TestNextBecomesNowForOwnViews(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	steps := 0
	for _, plan := range testkit.Plans() {
		for _, reviewee := range testkit.Reviewees() {
			list := testkit.ID("prt", plan.Label+"/"+reviewee)
			if !plan.AsksReviewees() || plan.State != "OPEN" || plan.Released || strings.HasSuffix(plan.Label, "draft") {
				continue
			}
			w := origin.Copy(t)
			said := func() *explain.Visibility {
				v, err := w.Parts.Explain.Explain(w.As(t, reviewee), list, explain.SelfText)
				if err != nil {
					t.Fatal(plan.Label, reviewee, err)
				}
				return v
			}
			first := said()
			want := lines(first.Now)
			for _, step := range []explain.Step{explain.Submit, explain.Release} {
				before := said()
				if before.NextStep != step {
					continue
				}
				want = lines(before.Now, before.Next)
				takeOwnStep(t, w, list, step)
				steps++
				if diff := cmp.Diff(want, lines(said().Now)); diff != "" {
					t.Errorf("%s, %s after %s (-said +is):\n%s", plan.Label, reviewee, step, diff)
				}
			}
			if diff := cmp.Diff(lines(first.Now, first.Next, first.Later), want); diff != "" {
				t.Errorf("%s, %s: first said and in the end (-said +is):\n%s", plan.Label, reviewee, diff)
			}
		}
	}
	if steps < 12 {
		t.Errorf("only %d steps were taken", steps)
	}
	t.Logf("%d steps", steps)
}

func takeOwnStep(t *testing.T, w *testkit.World, list string, step explain.Step) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if step == explain.Release {
			return tx.Participation.Update().Where(participation.ID(list)).SetReleasedAt(testkit.Now()).Exec(ctx)
		}
		written, err := tx.SelfAssessment.Query().Where(selfassessment.ParticipationID(list)).Exist(ctx)
		if err != nil || written {
			return tx.SelfAssessment.Update().Where(selfassessment.ParticipationID(list)).
				SetState(selfassessment.StateSUBMITTED).Exec(ctx)
		}
		return tx.SelfAssessment.Create().SetParticipationID(list).SetState(selfassessment.StateSUBMITTED).Exec(ctx)
	})
}
