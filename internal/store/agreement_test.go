package store_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/migrate"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// TestScopeAgreesWithAudiences is the promise that the second gate rests on: for every persona and every row of the
// world, the row is in the SQL scope exactly if some audience that is declared for one of its fields holds in memory.
func TestScopeAgreesWithAudiences(t *testing.T) {
	t.Parallel()
	compareScope(t, testkit.New(t))
}

// TestScopeAgreesFromNowOn is the same where HR administrators read from a moment on that lies between the cycles.
func TestScopeAgreesFromNowOn(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	from := testkit.Now().Add(-8 * 24 * time.Hour)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.User.Update().Where(user.HrAdmin(true)).SetHrReadsFrom(from).Exec(ctx); err != nil {
			return err
		}
		later := cycle.IDIn(testkit.ID("cyc", "named-released"), testkit.ID("cyc", "confidential-closed"))
		return tx.Cycle.Update().Where(later).SetStartsAt(from).Exec(ctx)
	})
	read := map[bool]int{}
	for _, row := range w.RowsOf(t, "Answer") {
		answer, ok := row.Object.(*ent.Answer)
		if ok && policy.Audiences(w.Viewer(t, "hana"), answer)[policy.HRReads] {
			read[answer.Edges.Request.Edges.Cycle.StartsAt.Before(from)]++
		}
	}
	if read[false] == 0 || read[true] > 0 {
		t.Errorf("Hana reads %d answers of earlier cycles and %d of later ones as HR; want none and some",
			read[true], read[false])
	}
	compareScope(t, w)
}

// TestScopeAgreesWhereListsAreHidden is the same where no reviewee sees who else was put on their list.
func TestScopeAgreesWhereListsAreHidden(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.Cycle.Update().SetListVisible(false).Exec(ctx); err != nil {
			return err
		}
		rows, err := tx.FeedbackRequest.Query().WithAnswers().Order(ent.Asc(feedbackrequest.FieldID)).All(ctx)
		if err != nil {
			return err
		}
		for n, row := range rows {
			if n%3 == 0 {
				continue // as the reviewee chose them
			}
			if err := chosenAnew(ctx, tx, row, testkit.ID("usr", "ada"), false); err != nil {
				return err
			}
		}
		return nil
	})
	compareScope(t, w)
}

// chosenAnew writes a request anew, with its answers, as somebody else's choice, or as nobody's: who chose stands for good.
func chosenAnew(ctx context.Context, tx *ent.Client, row *ent.FeedbackRequest, by string, unasked bool) error {
	if err := tx.FeedbackRequest.DeleteOneID(row.ID).Exec(ctx); err != nil {
		return err
	}
	if err := tx.FeedbackRequest.Create().SetID(row.ID).SetCycleID(row.CycleID).SetParticipationID(row.ParticipationID).
		SetRevieweeID(row.RevieweeID).SetReviewerID(row.ReviewerID).SetNominatedByID(by).
		SetProactive(unasked).SetState(row.State).Exec(ctx); err != nil {
		return err
	}
	for _, given := range row.Edges.Answers {
		if err := tx.Answer.Create().SetID(given.ID).SetRequestID(row.ID).SetQuestionID(given.QuestionID).
			SetText(given.Text).SetNillableWithheldAt(given.WithheldAt).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// TestScopeAgreesOnWhatNobodyAskedFor is the same where every third feedback was written unasked, in every state and
// under every promise, also one by which nobody but HR learns the names.
func TestScopeAgreesOnWhatNobodyAskedFor(t *testing.T) {
	t.Parallel()
	for _, hidden := range []bool{false, true} {
		w := testkit.New(t)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			rows, err := tx.FeedbackRequest.Query().WithAnswers().Order(ent.Asc(feedbackrequest.FieldID)).All(ctx)
			if err != nil {
				return err
			}
			for n, row := range rows {
				if n%3 != 0 {
					continue
				}
				if err := chosenAnew(ctx, tx, row, row.ReviewerID, true); err != nil {
					return err
				}
			}
			if err := tx.Cycle.Update().SetListVisible(!hidden).Exec(ctx); err != nil {
				return err
			}
			return tx.Cycle.Update().Where(cycle.ID(testkit.ID("cyc", "named-open1"))).
				SetLineManagerAuthor(promise.Hidden).SetRevieweeAuthor(promise.Hidden).Exec(ctx)
		})
		compareScope(t, w)
	}
}

func compareScope(t *testing.T, w *testkit.World) {
	t.Helper()
	rows := w.AllRows(t)
	fields := declared(w.Parts.Guard.Coordinates())
	compared, seen := 0, 0
	for _, persona := range testkit.Personas() {
		viewer := w.Viewer(t, persona)
		inScope := map[string]bool{}
		for _, row := range w.Rows(t, policy.WithViewer(t.Context(), viewer)) {
			inScope[row.ID] = true
		}
		for _, row := range rows {
			compared++
			predicted := exists(viewer, row, fields, w.Parts.Guard)
			if predicted {
				seen++
			}
			if inScope[row.ID] != predicted {
				t.Errorf("%s: %s %s (%s): in SQL %v, in memory %v", persona, row.Entity, row.ID, row.State,
					inScope[row.ID], predicted)
			}
		}
	}
	t.Logf("%d pairs of persona and row compared, %d of them visible", compared, seen)
}

// TestEveryEntityIsCompared fails when a new entity is missing in the world, and with it in the agreement.
func TestEveryEntityIsCompared(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	if tables, listed := len(migrate.Tables), len(w.Entities()); tables != listed {
		t.Fatalf("there are %d tables, and the world lists %d: %v", tables, listed, w.Entities())
	}
	present := map[string]bool{}
	for _, row := range w.AllRows(t) {
		present[row.Entity] = true
	}
	for _, entity := range w.Entities() {
		if !present[entity] {
			t.Errorf("the world has no row of %s", entity)
		}
	}
}

// declared are the fields of each type but id, which everybody may read of what they reach.
func declared(coordinates []string) map[string][]string {
	fields := map[string][]string{}
	for _, coordinate := range coordinates {
		if typeName, field, _ := strings.Cut(coordinate, "."); field != "id" {
			fields[typeName] = append(fields[typeName], coordinate)
		}
	}
	return fields
}

// exists predicts whether a row is there for a viewer: by its fields where the API shows it, else by whose it is.
func exists(v *policy.Viewer, row testkit.Row, fields map[string][]string, rules interface {
	Rule(coordinate string) []policy.Audience
},
) bool {
	if row.Type == "" {
		return ownedBy(v, row.Object)
	}
	audiences := policy.Audiences(v, row.Object)
	return slices.ContainsFunc(fields[row.Type], func(coordinate string) bool {
		return audiences.Any(rules.Rule(coordinate))
	})
}

// ownedBy says whose the rows are that the API does not show.
func ownedBy(v *policy.Viewer, object any) bool {
	switch row := object.(type) {
	case *ent.TodoMark:
		return v.SignedIn() && row.UserID == v.ID()
	case *ent.IdempotencyKey:
		return v.SignedIn() && row.UserID == v.ID()
	case *ent.Authenticator:
		return v.SignedIn() && row.UserID == v.ID()
	case *ent.RecoveryCode:
		return v.SignedIn() && row.UserID == v.ID()
	case *ent.Nudge:
		return policy.KnowsNudge(v, row)
	case *ent.CycleOwner:
		return v.Runs(row.CycleID)
	default:
		return false
	}
}

// TestCountsObeyTheScope: counts, groups and existence pass the same interceptor as lists.
func TestCountsObeyTheScope(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range testkit.Personas() {
		ctx := w.As(t, persona)
		listed := map[string]int{}
		for _, row := range w.Rows(t, ctx) {
			listed[row.Entity]++
		}
		client := w.Store.Client()
		for entity, count := range map[string]func(context.Context) (int, error){
			"User": client.User.Query().Count, "Answer": client.Answer.Query().Count,
			"FeedbackRequest": client.FeedbackRequest.Query().Count, "Participation": client.Participation.Query().Count,
			"Cycle": client.Cycle.Query().Count, "Message": client.Message.Query().Count, "Mail": client.Mail.Query().Count,
		} {
			counted, err := count(ctx)
			if err != nil || counted != listed[entity] {
				t.Errorf("%s counts %d of %s and lists %d, %v", persona, counted, entity, listed[entity], err)
			}
		}
	}
}
