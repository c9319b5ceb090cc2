package cycle_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/cycleowner"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/testkit"
)

// valuesOf are the columns of a row as ent holds them, but for ids, moments and what else is a row's own.
func valuesOf(row any, without ...string) map[string]any {
	values := map[string]any{}
	held := reflect.ValueOf(row).Elem()
	for _, field := range reflect.VisibleFields(held.Type()) {
		value := held.FieldByIndex(field.Index)
		if !field.IsExported() || field.Anonymous || field.Name == "Edges" || len(field.Index) > 1 ||
			slices.Contains(without, field.Name) {
			continue
		}
		switch value.Interface().(type) {
		case time.Time, *time.Time:
			continue
		}
		values[field.Name] = value.Interface()
	}
	return values
}

// TestACopyIsLikeItsOrigin: every setting and every question of the other cycle stands in the copy, also columns that
// are added later, and nothing that happened in it: a copy is a draft, by its maker, without dates, people, requests.
func TestACopyIsLikeItsOrigin(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"named-draft", "confidential-open1", "confidential-released", "named-closed"} {
		w := testkit.New(t)
		ctx, system, client := w.As(t, "asa"), w.System(t), w.Store.Client()
		made, err := w.Parts.Cycles.Copy(ctx, cycle.CopyCycleInput{
			CycleID: testkit.ID("cyc", label), Name: " Again ", IdempotencyKey: "one",
		})
		if err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		was := client.Cycle.Query().Where(entcycle.ID(testkit.ID("cyc", label))).WithQuestions().WithSections().OnlyX(system)
		is := client.Cycle.Query().Where(entcycle.ID(made.ID)).WithQuestions().WithSections().WithOwners().
			WithParticipations().WithRequests().WithNotices().OnlyX(system)
		own := []string{"ID", "Version", "State", "Name"}
		if diff := cmp.Diff(valuesOf(was, own...), valuesOf(is, own...)); diff != "" {
			t.Errorf("%s: the settings differ:\n%s", label, diff)
		}
		if is.Name != "Again" || is.State != entcycle.StateDRAFT || is.StartsAt != nil || is.PolicyFrozenAt != nil {
			t.Errorf("%s: the copy is %s %s, begins %v, frozen %v", label, is.Name, is.State, is.StartsAt, is.PolicyFrozenAt)
		}
		if happened := len(is.Edges.Participations) + len(is.Edges.Requests) + len(is.Edges.Notices); happened != 0 {
			t.Errorf("%s: %d rows of what happened were copied", label, happened)
		}
		if len(is.Edges.Owners) != 1 || is.Edges.Owners[0].UserID != testkit.ID("usr", "asa") {
			t.Errorf("%s: owners %v", label, is.Edges.Owners)
		}
		sameParts(t, label, was, is)
	}
}

func sameParts(t *testing.T, label string, was, is *ent.Cycle) {
	t.Helper()
	if len(is.Edges.Sections) != len(was.Edges.Sections) || len(is.Edges.Questions) != len(was.Edges.Questions) {
		t.Fatalf("%s: %d sections and %d questions were copied", label, len(is.Edges.Sections), len(is.Edges.Questions))
	}
	for i, s := range was.Edges.Sections {
		if diff := cmp.Diff(valuesOf(s, "ID", "CycleID"), valuesOf(is.Edges.Sections[i], "ID", "CycleID")); diff != "" {
			t.Errorf("%s: a section differs:\n%s", label, diff)
		}
	}
	for i, q := range was.Edges.Questions {
		copied := is.Edges.Questions[i]
		if diff := cmp.Diff(valuesOf(q, "ID", "CycleID", "SectionID"), valuesOf(copied, "ID", "CycleID", "SectionID")); diff != "" {
			t.Errorf("%s: a question differs:\n%s", label, diff)
		}
		if copied.SectionID == q.SectionID || copied.ID == q.ID {
			t.Errorf("%s: the copy shares rows with its origin", label)
		}
	}
}

// TestACopyTakesWhomItCan: the reviewees come along only when asked for, and only those who could be added now.
func TestACopyTakesWhomItCan(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	from := testkit.ID("cyc", "named-closed")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetState(user.StateDEACTIVATED).Exec(ctx)
	})
	start := testkit.Now().Add(24 * time.Hour)
	input := cycle.CopyCycleInput{
		CycleID: from, Name: "Again", WithReviewees: true, IdempotencyKey: "one",
		Timeline: &cycle.TimelineInput{StartsAt: &start},
	}
	made, err := w.Parts.Cycles.Copy(w.As(t, "hana"), input)
	if err != nil {
		t.Fatal(err)
	}
	lists := w.Store.Client().Participation.Query().Where(participation.CycleID(made.ID)).AllX(w.System(t))
	if len(lists) != 1 || lists[0].RevieweeID != testkit.ID("usr", "hana") || lists[0].ListDoneAt != nil {
		t.Errorf("the reviewees of the copy are %v", lists)
	}
	if made.StartsAt == nil || !made.StartsAt.Equal(start) || made.EndsAt != nil {
		t.Errorf("the copy begins %v and ends %v", made.StartsAt, made.EndsAt)
	}
	again, err := w.Parts.Cycles.Copy(w.As(t, "hana"), input)
	if err != nil || again.ID != made.ID {
		t.Errorf("the same request made %v: %v", again, err)
	}
	if n := w.Store.Client().CycleOwner.Query().Where(cycleowner.UserID(testkit.ID("usr", "hana"))).CountX(w.System(t)); n != 1 {
		t.Errorf("%d cycles were made", n)
	}
}

// TestCopyingBadInput: each at its field, and nothing is made.
func TestCopyingBadInput(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	version := w.Version(t)
	late, early := testkit.Now().Add(48*time.Hour), testkit.Now()
	for name, input := range map[string]cycle.CopyCycleInput{
		"name":           {Name: " \u200b", IdempotencyKey: "k"},
		"idempotencyKey": {Name: "Again"},
		"timeline writeUntil": {
			Name: "Again", IdempotencyKey: "k", Timeline: &cycle.TimelineInput{StartsAt: &late, WriteUntil: &early},
		},
	} {
		input.CycleID = testkit.ID("cyc", "named-closed")
		_, err := w.Parts.Cycles.Copy(w.As(t, "asa"), input)
		if at := fieldsOf(err); !slices.Equal(at, []string{name}) {
			t.Errorf("%s: refused at %v: %v", name, at, err)
		}
	}
	if w.Version(t) != version {
		t.Error("a refused copy changed something")
	}
}

// fieldsOf are the fields at which an input was refused.
func fieldsOf(err error) []string {
	var list apperr.List
	var one *apperr.Error
	if errors.As(err, &one) {
		list = apperr.List{one}
	} else {
		errors.As(err, &list)
	}
	var fields []string
	for _, problem := range list {
		if problem.Code == apperr.BadUserInput {
			fields = append(fields, strings.Join(problem.Path, " "))
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// TestEveryPartOfACycleIsDecidedOn: what hangs on a cycle is copied with it, or is named here as what stays behind. An
// entity that is added to a cycle has to be decided on.
func TestEveryPartOfACycleIsDecidedOn(t *testing.T) {
	t.Parallel()
	var edges []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[ent.CycleEdges]()) {
		if field.IsExported() {
			edges = append(edges, field.Name)
		}
	}
	copied, left := []string{"Sections", "Questions", "Participations"}, []string{
		"Owners", "Requests", "Notices", "NoticePlans", "PolicyChanges",
	}
	decided := append(copied, left...)
	slices.Sort(edges)
	slices.Sort(decided)
	if diff := cmp.Diff(decided, edges); diff != "" {
		t.Errorf("decide whether a copy of a cycle takes it along (-decided +there):\n%s", diff)
	}
}
