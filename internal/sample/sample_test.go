package sample_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	entmail "sightline/ent/mail"
	"sightline/ent/participation"
	"sightline/ent/question"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/sample"
	"sightline/internal/todo"
	"sightline/internal/tracking"
)

func TestSampleHasEveryState(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	cycles, err := b.store.Client().Cycle.Query().WithRequests().WithParticipations().All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	states, stages := map[feedbackrequest.State]int{}, map[tracking.Stage]int{}
	cycleStates := map[entcycle.State]int{}
	for _, c := range cycles {
		cycleStates[c.State]++
		for _, list := range c.Edges.Participations {
			var own []*ent.FeedbackRequest
			for _, r := range c.Edges.Requests {
				if r.ParticipationID == list.ID {
					own = append(own, r)
					states[r.State]++
				}
			}
			list.Edges.Cycle = c
			stages[tracking.StageOf(&policy.Viewer{}, list, own)]++
		}
	}
	for _, state := range []feedbackrequest.State{
		feedbackrequest.StateNOMINATED, feedbackrequest.StateWITHDRAWN, feedbackrequest.StateAPPROVED,
		feedbackrequest.StateREJECTED, feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED,
		feedbackrequest.StateRELEASED, feedbackrequest.StateDECLINED, feedbackrequest.StateEXPIRED,
	} {
		if states[state] == 0 {
			t.Errorf("no request is %s", state)
		}
	}
	for _, stage := range []tracking.Stage{
		tracking.StageScheduled, tracking.StageNominating, tracking.StageAwaitingApproval, tracking.StageWriting,
		tracking.StageReadyToRelease, tracking.StageReleased,
	} {
		if stages[stage] == 0 {
			t.Errorf("no list is %s", stage)
		}
	}
	for state, want := range map[entcycle.State]int{
		entcycle.StateDRAFT: 1, entcycle.StateOPEN: 2, entcycle.StateCLOSED: 4,
	} {
		if cycleStates[state] != want {
			t.Errorf("%d cycles are %s", cycleStates[state], state)
		}
	}
}

func TestReleasedFeedbackIsOpenedUnopenedAndLate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	lists, err := b.store.Client().Participation.Query().Where(participation.ReleasedAtNotNil(),
		participation.HasCycleWith(entcycle.StateEQ(entcycle.StateOPEN))).WithRequests().All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, list := range lists {
		seen["opened"] = seen["opened"] || list.OpenedAt != nil
		seen["unopened"] = seen["unopened"] || list.OpenedAt == nil
		for _, r := range list.Edges.Requests {
			seen["late"] = seen["late"] || (r.SubmittedAt != nil && r.SubmittedAt.After(*list.ReleasedAt))
			seen["to come"] = seen["to come"] || (r.State == feedbackrequest.StateAPPROVED && r.ReleasedAt != nil)
		}
	}
	if want := []string{"late", "opened", "to come", "unopened"}; !slices.Equal(slices.Sorted(maps.Keys(seen)), want) {
		t.Errorf("the running cycle has %v", seen)
	}
	for what, found := range seen {
		if !found {
			t.Errorf("nothing in the running cycle is %s", what)
		}
	}
}

func TestEverybodyOfTheListCanSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	who := b.service(t)
	for _, one := range sample.SignIns() {
		if one.Name == "" || one.RoleEN == "" || one.RoleDE == "" {
			t.Errorf("%s is not told whole: %+v", one.Email, one)
		}
		if err := b.signIn(t, who, one.Email, password); err != nil {
			t.Errorf("%s cannot sign in: %v", one.Email, err)
		}
	}
	for _, email := range []string{"ex@aldersund.example", "signe@aldersund.example", "tomas@kornfeld.example"} {
		if err := b.signIn(t, who, email, password); err == nil {
			t.Errorf("%s can sign in", email)
		}
	}
}

func TestPersonasHaveTheirRoles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	people, err := b.store.Client().User.Query().WithManager().All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range people {
		front, _, _ := strings.Cut(p.Email, "@")
		got[front] = describe(p)
		if depth := strings.Count(p.LinePath, "/"); depth > 3 {
			t.Errorf("%s stands %d levels down", p.Name, depth)
		}
		if m := p.Edges.Manager; m != nil && p.LinePath != m.LinePath+p.ID+"/" {
			t.Errorf("%s has the path %s", p.Name, p.LinePath)
		}
	}
	for front, want := range map[string]string{
		"ada":   "MEMBER ACTIVE ADMIN hr assistant tech under Ines Ferreira",
		"hana":  "MEMBER ACTIVE COLLABORATOR hr under Ines Ferreira",
		"asa":   "MEMBER ACTIVE COLLABORATOR assistant under Hana Okabe",
		"tess":  "MEMBER ACTIVE COLLABORATOR tech under Ada Brandt",
		"ines":  "MEMBER ACTIVE COLLABORATOR",
		"max":   "MEMBER ACTIVE COLLABORATOR under Ines Ferreira",
		"sue":   "MEMBER ACTIVE COLLABORATOR under Max Lindqvist",
		"cole":  "MEMBER ACTIVE COLLABORATOR under Max Lindqvist",
		"rae":   "MEMBER ACTIVE COLLABORATOR under Wim de Vries",
		"wim":   "MEMBER ACTIVE MANAGER under Ines Ferreira",
		"rex":   "MEMBER ACTIVE REVIEWER under Max Lindqvist",
		"otto":  "MEMBER ACTIVE COLLABORATOR under Henrik Dahlmark",
		"gia":   "GUEST ACTIVE",
		"gus":   "GUEST ACTIVE",
		"tomas": "GUEST PROVISIONED",
		"signe": "MEMBER INVITED COLLABORATOR under Freja Sandvik",
		"ex":    "MEMBER DEACTIVATED COLLABORATOR under Björn Ekdahl",
		"noor":  "MEMBER ACTIVE REVIEWER outside",
	} {
		if got[front] != want {
			t.Errorf("%s is %q, not %q", front, got[front], want)
		}
	}
	if len(people) < 38 || len(people) > 45 {
		t.Errorf("%d people are not some forty", len(people))
	}
}

func TestTodosOfThePersonas(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	for email, want := range map[string][]todo.Kind{
		"max@aldersund.example": {todo.ApproveReviewers, todo.ReleaseFeedback},
		"sue@aldersund.example": {
			todo.GiveFeedback, todo.GiveFeedback, todo.GiveFeedback, todo.NominateReviewers, todo.ReadFeedback,
		},
		"rae@aldersund.example":  {todo.GiveFeedback},
		"rex@aldersund.example":  {todo.ReplaceDeclined},
		"ida@aldersund.example":  {todo.ReadFeedback},
		"hana@aldersund.example": {todo.ApproveReviewers, todo.ReleaseFeedback},
		"ada@aldersund.example":  {todo.ApproveReviewers, todo.ReleaseFeedback},
		"otto@aldersund.example": nil,
		"gia@partner.example":    {todo.GiveFeedback},
		"gus@client.example":     nil,
		// What ended without names is read, and the own view is asked of who has not handed it in.
		"freja@aldersund.example": {todo.GiveFeedback, todo.ReadFeedback},
		"nils@aldersund.example":  {todo.GiveFeedback, todo.WriteSelf},
		"marta@aldersund.example": {todo.WriteSelf},
		"piet@aldersund.example":  {todo.GiveFeedback},
		"anton@aldersund.example": nil,
	} {
		if got := b.todosOf(t, email); !slices.Equal(got, want) {
			t.Errorf("%s has %v, not %v", email, got, want)
		}
	}
}

// TestWhatIsHandedInIsComplete looks at rounds that keep it: of an Anonymous one nothing is left at its close.
func TestWhatIsHandedInIsComplete(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	requests, err := b.store.Client().FeedbackRequest.Query().WithAnswers().
		Where(feedbackrequest.HasCycleWith(entcycle.PresetNEQ(promise.Anonymous))).All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	cycles, err := b.store.Client().Cycle.Query().WithQuestions().All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	questions := map[string][]*ent.Question{}
	for _, c := range cycles {
		questions[c.ID] = c.Edges.Questions
	}
	kinds := map[question.Kind]int{}
	for _, r := range requests {
		given := map[string]*ent.Answer{}
		for _, a := range r.Edges.Answers {
			given[a.QuestionID] = a
		}
		handedIn := r.State == feedbackrequest.StateSUBMITTED || r.State == feedbackrequest.StateRELEASED
		for _, q := range questions[r.CycleID] {
			a := given[q.ID]
			if a == nil {
				if handedIn && q.Required {
					t.Errorf("a request that is %s lacks the answer to %q", r.State, q.Text)
				}
				continue
			}
			kinds[q.Kind]++
			if a.Scale != nil && *a.Scale > len(q.Labels) || slices.Max(append(a.Choices, 0)) >= max(len(q.Labels), 1) {
				t.Errorf("the answer to %q points at what is not there", q.Text)
			}
		}
		if handedIn != (r.SubmittedAt != nil) {
			t.Errorf("a request is %s and was handed in at %v", r.State, r.SubmittedAt)
		}
	}
	if len(kinds) != 5 {
		t.Errorf("answers are of %v", kinds)
	}
}

// TestNothingHappenedInTheFuture holds at every hour of the day, as each moment lies days back.
func TestNothingHappenedInTheFuture(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	now := b.store.Clock().Now()
	requests, err := b.store.Client().FeedbackRequest.Query().All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range requests {
		previous := &r.CreatedAt
		for _, at := range []*time.Time{r.DecidedAt, r.SubmittedAt} {
			if at == nil {
				continue
			}
			if at.Before(*previous) || at.After(now) {
				t.Errorf("a request that is %s goes from %v to %v", r.State, previous, at)
			}
			previous = at
		}
	}
	mails, err := b.store.Client().Mail.Query().All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, m := range mails {
		switch {
		case m.State == entmail.StateHELD:
			held++
		case m.State != entmail.StateSENT || m.SentAt == nil || m.SentAt.After(now):
			t.Errorf("a mail %s is %s, sent at %v", m.Kind, m.State, m.SentAt)
		}
	}
	if held != 1 {
		t.Errorf("%d mails are held for the one member who has not accepted", held)
	}
}

func TestFillingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.prepare(t, "")
	if len(first) < 15 {
		t.Errorf("the made-up password %q is short", first)
	}
	sue := b.person(t, "sue@aldersund.example")
	if again := b.prepare(t, ""); again != first {
		t.Errorf("the password went from %q to %q", first, again)
	}
	if now := b.person(t, sue.Email); now.ID != sue.ID {
		t.Error("the people were made anew")
	}
	info, err := os.Stat(filepath.Join(b.store.Folder(), sample.PasswordFile))
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("the password file has the mode %o", mode)
	}
}

func TestAnotherPasswordReplacesTheFirst(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.prepare(t, "")
	if got := b.prepare(t, password); got != password {
		t.Fatalf("asked for %q, got %q", password, got)
	}
	who := b.service(t)
	if err := b.signIn(t, who, "max@aldersund.example", password); err != nil {
		t.Errorf("the new password does not work: %v", err)
	}
	if err := b.signIn(t, who, "max@aldersund.example", first); err == nil {
		t.Error("the first password still works")
	}
}

func TestRealInstancesAreLeftAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if err := b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.Create().SetID("usr_00000000000000000000000001").SetLinePath("usr_00000000000000000000000001/").
			SetName("Nobody of ours").SetEmail("someone@example.org").SetKind(user.KindMEMBER).
			SetState(user.StateACTIVE).Exec(ctx)
	}); err != nil {
		t.Fatal(err)
	}
	if got := b.prepare(t, password); got != "" {
		t.Errorf("a real instance offers the password %q", got)
	}
	if count, err := b.store.Client().User.Query().Count(b.system); err != nil || count != 1 {
		t.Errorf("%d people, %v", count, err)
	}
}
