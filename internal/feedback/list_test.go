package feedback_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// hasKey tells whether a failure, or the first of several, has a key.
func hasKey(err error, key string) bool {
	var list apperr.List
	var one *apperr.Error
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Key == key
	}
	return errors.As(err, &one) && one.Key == key
}

func nominate(ctx context.Context, w *testkit.World, list string, personas ...string) (*ent.Participation, error) {
	var ids []string
	for _, persona := range personas {
		ids = append(ids, testkit.ID("usr", persona))
	}
	return w.Parts.Feedback.Nominate(ctx, feedback.NominateReviewersInput{
		ParticipationID: testkit.ID("prt", list), UserIDs: ids,
	})
}

// limits sets how few and how many reviewers a cycle wants.
func limits(t *testing.T, w *testkit.World, label string, least, most int) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetMinReviewers(least).SetMaxReviewers(most).Exec(ctx)
	})
}

func TestFewestAndMostReviewers(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	limits(t, w, "assigned", 2, 3)
	max := w.As(t, "max")
	if _, err := nominate(max, w, "assigned/sue", "rae"); err != nil {
		t.Fatal(err)
	}
	finish := func() error {
		_, err := w.Parts.Feedback.Finish(max, feedback.FinishNominationsInput{
			ParticipationID: testkit.ID("prt", "assigned/sue"), ExpectedVersion: 1,
		})
		return err
	}
	if err := finish(); !hasKey(err, "feedback.too_few") {
		t.Errorf("one of two: %v", err)
	}
	if _, err := nominate(max, w, "assigned/sue", "cole", "otto", "rex"); !hasKey(err, "feedback.too_many") {
		t.Errorf("four of three: %v", err)
	}
	if _, err := nominate(max, w, "assigned/sue", "cole", "otto"); err != nil {
		t.Fatal(err)
	}
	if err := finish(); err != nil {
		t.Errorf("three of two to three: %v", err)
	}
}

// TestAssignedReviewersAreAskedAtOnce: where the line manager chooses, nothing is to be approved.
func TestAssignedReviewersAreAskedAtOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	list, err := nominate(w.As(t, "max"), w, "assigned/sue", "rae", "gia")
	if err != nil {
		t.Fatal(err)
	}
	for _, request := range list.Edges.Requests {
		if request.State != feedbackrequest.StateAPPROVED {
			t.Errorf("got %s", request.State)
		}
	}
	if _, err := nominate(w.As(t, "sue"), w, "assigned/sue", "cole"); apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("the reviewee chooses in a cycle where the line manager does: %v", err)
	}
	if _, err := nominate(w.As(t, "max"), w, "chosen/sue", "cole"); apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("the line manager chooses in a cycle where HR does: %v", err)
	}
}

func TestWhoCannotBeNominated(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	version := w.Version(t)
	for persona, key := range map[string]string{
		"sue": "feedback.self", "ex": "feedback.inactive", "gus": "feedback.asked", "nobody": "not_found",
	} {
		if _, err := nominate(w.As(t, "sue"), w, "named-open0/sue", persona); !hasKey(err, key) {
			t.Errorf("%s: got %v, want %s", persona, err, key)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestARefusalIsReplacedOnce: a new nomination takes the place of one who declined, and of one only.
func TestARefusalIsReplacedOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	declined := testkit.ID("req", "named-open0/sue/"+testkit.Plans()[2].ReviewerIn("sue", "DECLINED"))
	second := testkit.ID("req", "named-open0/sue/"+testkit.Plans()[2].ReviewerIn("sue", "EXPIRED"))
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.FeedbackRequest.UpdateOneID(second).SetState(feedbackrequest.StateDECLINED).Exec(ctx)
	})
	if _, err := nominate(w.As(t, "sue"), w, "named-open0/sue", "otto"); err != nil {
		t.Fatal(err)
	}
	replaced := 0
	for _, id := range []string{declined, second} {
		if request, err := w.Store.Client().FeedbackRequest.Get(w.System(t), id); err == nil && request.Replaced {
			replaced++
		}
	}
	if replaced != 1 {
		t.Errorf("%d refusals count as replaced", replaced)
	}
}

// TestLateAnswersAreReleasedAtOnce: what is handed in after the release is released, and the reviewee is told of an
// answer, not whose.
func TestLateAnswersAreReleasedAtOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	plan := testkit.Plans()[6]
	writer := plan.ReviewerIn("sue", "DRAFT")
	r, err := w.Store.Client().FeedbackRequest.Get(w.System(t), testkit.ID("req", plan.Label+"/sue/"+writer))
	if err != nil {
		t.Fatal(err)
	}
	told := func() int {
		n, err := w.Store.Client().Message.Query().Where(message.UserID(testkit.ID("usr", "sue")),
			message.KindEQ(message.KindFEEDBACK_ADDED)).Count(w.System(t))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := told()
	if err := submit(w.As(t, writer), w, r); err != nil {
		t.Fatal(err)
	}
	after, err := w.Store.Client().FeedbackRequest.Get(w.System(t), r.ID)
	if err != nil || after.State != feedbackrequest.StateRELEASED {
		t.Errorf("got %v, %v", after, err)
	}
	if told() != before+1 {
		t.Errorf("%d messages instead of one", told()-before)
	}
}

// TestReleaseLeavesNothingBehind: what is handed in is opened, what is still written carries the moment, and a second
// release is refused.
func TestReleaseLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	list := testkit.ID("prt", "confidential-open1/sue")
	release := func(version int) error {
		_, err := w.Parts.Feedback.Release(w.As(t, "max"), feedback.ReleaseFeedbackInput{
			ParticipationID: list, ExpectedVersion: version,
		})
		return err
	}
	if err := release(1); err != nil {
		t.Fatal(err)
	}
	rows, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list)).All(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		switch row.State {
		case feedbackrequest.StateSUBMITTED:
			t.Errorf("%s is handed in and stays closed", row.ID)
		case feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT, feedbackrequest.StateDECLINED,
			feedbackrequest.StateRELEASED:
			if row.ReleasedAt == nil {
				t.Errorf("%s in %s does not know of the release", row.ID, row.State)
			}
		default:
		}
	}
	if err := release(2); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("a second release: %v", err)
	}
}

// TestFirstSubmissionFreezesThePolicy (V3).
func TestFirstSubmissionFreezesThePolicy(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.Update().Where(cycle.StateEQ(cycle.StateOPEN)).ClearPolicyFrozenAt().Exec(ctx)
	})
	r := requests(t, w, cycle.StateOPEN)[feedbackrequest.StateDRAFT]
	if err := submit(w.As(t, personaOf(r.ReviewerID)), w, r); err != nil {
		t.Fatal(err)
	}
	frozen, err := w.Store.Client().Cycle.Get(w.System(t), r.CycleID)
	if err != nil || frozen.PolicyFrozenAt == nil || !frozen.PolicyFrozenAt.Equal(testkit.Now()) {
		t.Errorf("got %v, %v", frozen, err)
	}
}

// TestBadAnswers: each wrong answer is refused at its field, and nothing of the form is written.
func TestBadAnswers(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	r := requests(t, w, cycle.StateOPEN)[feedbackrequest.StateDRAFT]
	ctx, version := w.As(t, personaOf(r.ReviewerID)), w.Version(t)
	label := slices.IndexFunc(testkit.Plans(), func(p testkit.Plan) bool { return testkit.ID("cyc", p.Label) == r.CycleID })
	prose, scale := testkit.ID("qst", testkit.Plans()[label].Label+"/text"), testkit.ID("qst", testkit.Plans()[label].Label+"/scale")
	graph := testkit.ID("qst", testkit.Plans()[label].Label+"/graph_2d")
	point := func(n int) *int { return &n }
	long, yes := strings.Repeat("ü", 100_000), true
	for name, given := range map[string]*answers.AnswerInput{
		"too long": {QuestionID: prose, Text: &long}, "a point for prose": {QuestionID: prose, Scale: point(1)},
		"below the scale": {QuestionID: scale, Scale: point(0)}, "above the scale": {QuestionID: scale, Scale: point(4)},
		"options for prose": {QuestionID: prose, Choices: []int{0}}, "no such question": {QuestionID: "qst_nothing"},
		"cannot say in prose": {QuestionID: prose, NotApplicable: &yes},
		"left of the graph":   {QuestionID: graph, X: point(-1), Y: point(5)}, "above the graph": {QuestionID: graph, X: point(5), Y: point(101)},
		"a dot for prose": {QuestionID: prose, X: point(5), Y: point(5)}, "a dot on a scale": {QuestionID: scale, Y: point(5)},
		"prose for a graph": {QuestionID: graph, Text: &long},
	} {
		_, err := w.Parts.Feedback.SaveDraft(ctx, feedback.SaveFeedbackDraftInput{
			RequestID: r.ID, ExpectedVersion: r.Version,
			Answers: []*answers.AnswerInput{{QuestionID: scale, Scale: point(1)}, given},
		})
		var list apperr.List
		if !errors.As(err, &list) || len(list[0].Path) < 2 || list[0].Path[1] != "1" {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
	for _, text := range []string{"emoji 🙂", "مرحبا", "<script>alert(1)</script>"} {
		saved, err := w.Parts.Feedback.SaveDraft(ctx, feedback.SaveFeedbackDraftInput{
			RequestID: r.ID, ExpectedVersion: r.Version, Answers: []*answers.AnswerInput{{QuestionID: prose, Text: &text}},
		})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if !slices.ContainsFunc(saved.Edges.Answers, func(a *ent.Answer) bool { return a.Text == text }) {
			t.Errorf("%q was not kept as it is", text)
		}
		r.Version = saved.Version
	}
}

// TestADotHasBothNumbers: a draft may hold half a dot; feedback is not handed in with it, required or not.
func TestADotHasBothNumbers(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	r := requests(t, w, cycle.StateOPEN)[feedbackrequest.StateDRAFT]
	ctx := w.As(t, personaOf(r.ReviewerID))
	label := slices.IndexFunc(testkit.Plans(), func(p testkit.Plan) bool { return testkit.ID("cyc", p.Label) == r.CycleID })
	graph := testkit.ID("qst", testkit.Plans()[label].Label+"/graph_2d")
	x, y := 0, 100
	save := func(given *answers.AnswerInput) {
		given.QuestionID = graph
		saved, err := w.Parts.Feedback.SaveDraft(ctx, feedback.SaveFeedbackDraftInput{
			RequestID: r.ID, ExpectedVersion: r.Version, Answers: []*answers.AnswerInput{given},
		})
		if err != nil {
			t.Fatal(err)
		}
		r.Version = saved.Version
	}
	save(&answers.AnswerInput{X: &x})
	if err := submit(ctx, w, r); !hasKey(err, "feedback.half_point") {
		t.Errorf("half a dot: %v", err)
	}
	save(&answers.AnswerInput{X: &x, Y: &y})
	if err := submit(ctx, w, r); err != nil {
		t.Errorf("a dot in the corner: %v", err)
	}
}
