package explain_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/apperr"
	"sightline/internal/explain"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// told is what a persona is told about a text; nil when they may not know of it.
func told(t *testing.T, w *testkit.World, persona, id string) *explain.Visibility {
	t.Helper()
	v, err := w.Parts.Explain.Explain(w.As(t, persona), id, explain.Main)
	if apperr.CodeOf(err) == apperr.NotFound {
		return nil
	}
	if err != nil {
		t.Fatalf("%s asks who reads %s: %v", persona, id, err)
	}
	return v
}

// you is the reader that the asking person is; nil when they are none.
func you(readers []*explain.Reader) *explain.Reader {
	for _, r := range readers {
		if r.You {
			return r
		}
	}
	return nil
}

// served tells whether a persona reads an answer, and whether they read who wrote it, through all three gates' rows.
func served(t *testing.T, w *testkit.World, persona, answerID string) (reads, named bool) {
	t.Helper()
	ctx := w.As(t, persona)
	nodes, err := w.Store.Nodes(ctx, []string{answerID})
	if err != nil {
		t.Fatal(err)
	}
	found, ok := nodes[answerID]
	if !ok {
		return false, false
	}
	audiences := policy.Audiences(policy.From(ctx), found)
	rules := w.Parts.Guard
	if _, released := found.(*ent.ReleasedText); released {
		return audiences.Any(rules.Rule("ReleasedText.text")), false
	}
	return audiences.Any(rules.Rule("Answer.text")), audiences.Any(rules.Rule("Answer.author"))
}

// TestExplanationIsServing: for every persona and every answer, somebody is among those who read it now exactly if
// they are served it, and among those who learn the name exactly if they are served the author.
func TestExplanationIsServing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	compared, readers := 0, 0
	published := readersOfPublished(t, w)
	for _, row := range slices.Concat(w.RowsOf(t, "Answer"), w.RowsOf(t, "ReleasedText")) {
		reading := 0
		for _, persona := range testkit.Personas() {
			compared++
			reads, named := served(t, w, persona, row.ID)
			v := told(t, w, persona, row.ID)
			if (v != nil) != reads {
				t.Errorf("%s reads %s (%s about %s) %v, and is told about it %v", persona, row.ID, row.State, row.About, reads,
					v != nil)
				continue
			}
			if v == nil {
				continue
			}
			reading++
			if me := you(v.Now); me == nil || me.Named != named {
				t.Errorf("%s reads %s (%s about %s), named %v, and is told %+v", persona, row.ID, row.State, row.About, named, me)
			}
		}
		readers += reading
		if strings.HasPrefix(row.State, "ANONYMOUS OPEN RELEASED") && row.Type == "Answer" {
			// Others read the words in rows of their own; a writer among them is one of those already.
			reading += len(published[row.About]) - count01(slices.Contains(published[row.About], row.By))
		}
		if known := told(t, w, row.By, row.ID); known != nil && count(known.Now) != reading {
			t.Errorf("%s (%s about %s by %s): %d are said to read it, %d do", row.ID, row.State, row.About, row.By,
				count(known.Now), reading)
		}
	}
	t.Logf("explanation = serving: %d pairs of persona and answer, %d readings", compared, readers)
}

// TestWhoIsSaidToReadResultsReadsThem: for every persona and every participation that they see, somebody is said to
// read the results now exactly if the field is theirs, and after the release exactly if it is then.
func TestWhoIsSaidToReadResultsReadsThem(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	reads := func(persona string, list *ent.Participation) bool {
		return policy.Audiences(w.Viewer(t, persona), list).Any(w.Parts.Guard.Rule("Participation.results"))
	}
	compared := 0
	for _, row := range w.RowsOf(t, "Participation") {
		list, _ := row.Object.(*ent.Participation)
		released := *list
		released.ReleasedAt = &time.Time{}
		over := list.Edges.Cycle.State == cycle.StateCLOSED || list.Edges.Cycle.State == cycle.StateARCHIVED
		for _, persona := range testkit.Personas() {
			v, err := w.Parts.Explain.Explain(w.As(t, persona), row.ID, explain.Results)
			if err != nil {
				continue // not theirs to know of
			}
			compared++
			if now := you(v.Now) != nil; now != reads(persona, list) {
				t.Errorf("%s is said to read the results of %s (%s) %v", persona, row.ID, row.State, now)
			}
			later := you(v.Now) != nil || you(v.Next) != nil
			if list.ReleasedAt == nil && !over && later != reads(persona, &released) {
				t.Errorf("%s is said to read the results of %s (%s) after the release %v", persona, row.ID, row.State, later)
			}
		}
	}
	t.Logf("%d pairs of persona and participation", compared)
}

func count01(is bool) int {
	if is {
		return 1
	}
	return 0
}

// readersOfPublished tells who reads what was released without names about each reviewee.
func readersOfPublished(t *testing.T, w *testkit.World) map[string][]string {
	t.Helper()
	readers := map[string][]string{}
	for _, row := range w.RowsOf(t, "ReleasedText") {
		readers[row.About] = nil
		for _, persona := range testkit.Personas() {
			if reads, _ := served(t, w, persona, row.ID); reads {
				readers[row.About] = append(readers[row.About], persona)
			}
		}
	}
	return readers
}

func count(readers []*explain.Reader) int {
	all := 0
	for _, r := range readers {
		all += r.Count
	}
	return all
}

// lines writes readers down for comparing.
func lines(lists ...[]*explain.Reader) []string {
	var all []string
	for _, readers := range lists {
		for _, r := range readers {
			all = append(all, fmt.Sprintf("%s %s named %v ×%d", r.Relation, r.Label, r.Named, r.Count))
		}
	}
	slices.Sort(all)
	return all
}

// TestNextBecomesNow: who is said to read it after the next step does so after it, and nobody else.
func TestNextBecomesNow(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	steps := 0
	for _, plan := range testkit.Plans() {
		for _, reviewee := range testkit.Reviewees() {
			writer := plan.ReviewerIn(reviewee, feedbackrequest.StateDRAFT)
			if plan.Empty() || plan.State != "OPEN" || writer == "" {
				continue
			}
			id := testkit.ID("req", plan.Label+"/"+reviewee+"/"+writer)
			before := told(t, w, writer, id)
			perform(t, w, id, before.NextStep, plan.Released)
			after := told(t, w, writer, id)
			steps++
			if diff := cmp.Diff(lines(before.Now, before.Next), lines(after.Now)); diff != "" {
				t.Errorf("%s about %s by %s, after %s (-said +is):\n%s", plan.Label, reviewee, writer, before.NextStep, diff)
			}
			if before.LaterStep == "" {
				continue
			}
			perform(t, w, id, after.NextStep, false)
			steps++
			if diff := cmp.Diff(lines(before.Now, before.Next, before.Later), lines(told(t, w, writer, id).Now)); diff != "" {
				t.Errorf("%s about %s by %s, after %s (-said +is):\n%s", plan.Label, reviewee, writer, after.NextStep, diff)
			}
		}
	}
	if steps < 20 {
		t.Fatalf("only %d steps were taken", steps)
	}
}

func perform(t *testing.T, w *testkit.World, requestID string, step explain.Step, late bool) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		next := map[explain.Step]feedbackrequest.State{
			explain.Submit: feedbackrequest.StateSUBMITTED, explain.Release: feedbackrequest.StateRELEASED,
		}[step]
		if late {
			next = feedbackrequest.StateRELEASED
		}
		request, err := tx.FeedbackRequest.UpdateOneID(requestID).SetState(next).Save(ctx)
		if err != nil || step != explain.Release {
			return err
		}
		return tx.Participation.Update().Where(participation.ID(request.ParticipationID)).SetReleasedAt(testkit.Now()).
			Exec(ctx)
	})
}

// TestHiddenAuthorsLeaveNoGap: in a Confidential cycle the reviewee is told the same about every answer, whoever wrote
// it: neither the list of readers nor the version gives the author away, line managers and HR included.
func TestHiddenAuthorsLeaveNoGap(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for reviewee, viewers := range map[string][]string{"sue": {"sue", "ines"}, "hana": {"hana"}} {
		for _, viewer := range viewers {
			seen := map[string][]string{}
			writers := []string{"rae", "max", "ada", "asa", "wim"}
			for _, writer := range writers {
				id := testkit.ID("ans", "confidential-released/"+reviewee+"/"+writer+"/text")
				w.Change(t, func(ctx context.Context, tx *ent.Client) error { return releasedBy(ctx, tx, reviewee, writer) })
				v := told(t, w, viewer, id)
				if v == nil {
					t.Fatalf("%s does not read what %s wrote about %s", viewer, writer, reviewee)
				}
				if v.Author.Kind != explain.Hidden || !v.HiddenFromSome {
					t.Errorf("%s is told of the author: %+v", viewer, v.Author)
				}
				told := fmt.Sprint(lines(v.Now, v.Next, v.Later))
				seen[told] = append(seen[told], writer)
			}
			if len(seen) != 1 {
				t.Errorf("%s can tell who wrote about %s: %v", viewer, reviewee, seen)
			}
		}
	}
}

// releasedBy makes somebody's feedback one of those that were released.
func releasedBy(ctx context.Context, tx *ent.Client, reviewee, writer string) error {
	label := "confidential-released/" + reviewee + "/" + writer
	if err := tx.FeedbackRequest.UpdateOneID(testkit.ID("req", label)).SetState(feedbackrequest.StateRELEASED).
		Exec(ctx); err != nil {
		return err
	}
	id := testkit.ID("ans", label+"/text")
	if there, err := tx.Answer.Get(ctx, id); err == nil && there != nil {
		return nil
	}
	return tx.Answer.Create().SetID(id).SetRequestID(testkit.ID("req", label)).
		SetQuestionID(testkit.ID("qst", "confidential-released/text")).SetText("text").Exec(ctx)
}

// TestVersionIsForTheAuthor: the author's version changes with the people behind it; that of others tells nothing more
// than what they are shown.
func TestVersionIsForTheAuthor(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	writer := testkit.Plans()[2].ReviewerIn("sue", feedbackrequest.StateDRAFT)
	id := testkit.ID("req", testkit.Plans()[2].Label+"/sue/"+writer)
	before := told(t, w, writer, id)
	// Another HR admin takes the place of the one there is: as many, and not the same.
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetHrAdmin(true).Exec(ctx); err != nil {
			return err
		}
		return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrAdmin(false).Exec(ctx)
	})
	after := told(t, w, writer, id)
	if count(before.Next) != count(after.Next) {
		t.Fatal("the numbers differ, the test shows nothing")
	}
	if before.Version == after.Version {
		t.Error("another reader took a place, and the version did not change")
	}
}
