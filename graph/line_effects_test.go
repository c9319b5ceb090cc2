package graph_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"math/big"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// organisation is a company made by chance: who reports to whom, who serves HR, cycles with policies, states and
// owners, and for everybody in some of them feedback that was released.
type organisation struct {
	world  *testkit.World
	server *httptest.Server
	people []string
	// managers are the line managers by person; empty for nobody.
	managers map[string]string
	// reviews are the labels of the participations.
	reviews []string
}

func chance(t *testing.T, below int) int {
	t.Helper()
	n, err := rand.Int(rand.Reader, big.NewInt(int64(below)))
	if err != nil {
		t.Fatal(err)
	}
	return int(n.Int64())
}

func anyOf[T any](t *testing.T, all ...T) T {
	t.Helper()
	return all[chance(t, len(all))]
}

func newOrganisation(t *testing.T) *organisation {
	t.Helper()
	o := &organisation{world: testkit.Empty(t), managers: map[string]string{}}
	o.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		err := tx.Setting.Create().SetCompanyName("Company").SetCompanyDomains([]string{"company.example"}).
			SetInviteGuests(anyOf(t, setting.InviteGuestsHR_ONLY, setting.InviteGuestsHR_AND_LINE_MANAGERS)).Exec(ctx)
		for n := 0; err == nil && n < 12; n++ {
			err = o.addPerson(ctx, t, tx, n)
		}
		for n := 0; err == nil && n < 4; n++ {
			err = o.addCycle(ctx, t, tx, n)
		}
		return err
	})
	o.server = o.world.Serve(t, quiet())
	return o
}

func (o *organisation) path(person string) string {
	path := ""
	for at := person; at != ""; at = o.managers[at] {
		path = testkit.ID("usr", at) + "/" + path
	}
	return path
}

// addPerson adds somebody below one of those before, or at the top; the first one serves HR and moves others.
func (o *organisation) addPerson(ctx context.Context, t *testing.T, tx *ent.Client, n int) error {
	t.Helper()
	name := fmt.Sprintf("p%d", n)
	if n > 1 && chance(t, 6) > 0 {
		o.managers[name] = o.people[chance(t, n)]
	}
	o.people = append(o.people, name)
	create := tx.User.Create().SetID(testkit.ID("usr", name)).SetKind(user.KindMEMBER).SetState(user.StateACTIVE).
		SetName(name).SetEmail(name + "@company.example").SetWorkRole(user.WorkRoleCOLLABORATOR).
		SetHrAdmin(n == 0 || chance(t, 6) == 0).SetHrAssistant(chance(t, 8) == 0).SetLinePath(o.path(name))
	if manager := o.managers[name]; manager != "" {
		create.SetManagerID(testkit.ID("usr", manager))
	}
	if err := create.Exec(ctx); err != nil {
		return err
	}
	return tx.Session.Create().SetID(testkit.ID("ses", name)).SetUserID(testkit.ID("usr", name)).SetTokenHash(name).
		SetDevice("").SetNetwork("").SetSeenAt(testkit.Now()).SetProvedAt(testkit.Now()).
		SetExpiresAt(testkit.Now().Add(time.Hour)).Exec(ctx)
}

func (o *organisation) addCycle(ctx context.Context, t *testing.T, tx *ent.Client, n int) error {
	t.Helper()
	label, now := fmt.Sprintf("c%d", n), testkit.Now()
	id := testkit.ID("cyc", label)
	state := anyOf(t, entcycle.StateOPEN, entcycle.StateOPEN, entcycle.StateCLOSED, entcycle.StateDRAFT)
	create := tx.Cycle.Create().SetID(id).SetKind(entcycle.KindFEEDBACK_360).SetState(state).SetName(label).
		SetPreset(entcycle.PresetCONFIDENTIAL).SetStartsAt(now.Add(-time.Hour)).SetEndsAt(now.AddDate(0, 0, 9)).
		SetLineManagerContent(anyOf(t, entcycle.LineManagerContentFULL, entcycle.LineManagerContentNONE)).
		SetLineManagerAuthor(anyOf(t, entcycle.LineManagerAuthorNAMED, entcycle.LineManagerAuthorHIDDEN)).
		SetIndirectContent(anyOf(t, entcycle.IndirectContentFULL, entcycle.IndirectContentNONE)).
		SetIndirectAuthor(anyOf(t, entcycle.IndirectAuthorNAMED, entcycle.IndirectAuthorHIDDEN)).
		SetHrContent(anyOf(t, entcycle.HrContentFULL, entcycle.HrContentNONE)).
		SetHrAuthor(anyOf(t, entcycle.HrAuthorNAMED, entcycle.HrAuthorHIDDEN))
	if err := create.Exec(ctx); err != nil {
		return err
	}
	if chance(t, 2) == 0 {
		owner := testkit.ID("usr", anyOf(t, o.people...))
		if err := tx.CycleOwner.Create().SetCycleID(id).SetUserID(owner).Exec(ctx); err != nil {
			return err
		}
	}
	section, asked := testkit.ID("sec", label), testkit.ID("qst", label)
	if err := tx.Section.Create().SetID(section).SetCycleID(id).SetPosition(0).SetTitle("").Exec(ctx); err != nil {
		return err
	}
	if err := tx.Question.Create().SetID(asked).SetCycleID(id).SetSectionID(section).SetPosition(0).
		SetKind(question.KindTEXT).SetText("What?").Exec(ctx); err != nil {
		return err
	}
	for _, person := range o.people {
		if chance(t, 3) == 0 {
			continue
		}
		if err := o.addReview(ctx, t, tx, label, person); err != nil {
			return err
		}
	}
	return nil
}

// addReview adds a review that somebody from outside of the line has answered.
func (o *organisation) addReview(ctx context.Context, t *testing.T, tx *ent.Client, cycle, person string) error {
	t.Helper()
	label, now := cycle+"/"+person, testkit.Now()
	o.reviews = append(o.reviews, label)
	list, reviewee, reviewer := testkit.ID("prt", label), testkit.ID("usr", person), testkit.ID("usr", "writer")
	if len(o.reviews) == 1 {
		if err := tx.User.Create().SetID(reviewer).SetKind(user.KindGUEST).SetState(user.StateACTIVE).SetName("writer").
			SetEmail("writer@else.example").SetLinePath(reviewer + "/").Exec(ctx); err != nil {
			return err
		}
	}
	if err := tx.Participation.Create().SetID(list).SetCycleID(testkit.ID("cyc", cycle)).SetRevieweeID(reviewee).
		SetListDoneAt(now).SetReleasedAt(now).Exec(ctx); err != nil {
		return err
	}
	request := testkit.ID("req", label)
	if err := tx.FeedbackRequest.Create().SetID(request).SetCycleID(testkit.ID("cyc", cycle)).SetParticipationID(list).
		SetRevieweeID(reviewee).SetReviewerID(reviewer).SetNominatedByID(reviewee).SetSubmittedAt(now).SetReleasedAt(now).
		SetState(feedbackrequest.StateRELEASED).Exec(ctx); err != nil {
		return err
	}
	return tx.Answer.Create().SetRequestID(request).SetQuestionID(testkit.ID("qst", cycle)).SetText("So.").Exec(ctx)
}

// right is one right of one person over one review; over none for inviting guests.
type right struct{ who, kind, review string }

// served is every right that everybody has, as the API serves it.
func (o *organisation) served(t *testing.T) map[right]bool {
	t.Helper()
	ids := make([]string, len(o.reviews))
	for n, label := range o.reviews {
		ids[n] = testkit.ID("prt", label)
	}
	all := map[right]bool{}
	for _, who := range o.people {
		answer := testkit.Ask(t, o.server, who, `query($ids: [ID!]!) { viewer { user { id } viewerCan } nodes(ids: $ids) {
			... on Participation { cycle { state } reviewee { id } approvers { id }
				results { questions { answers { text author { id } } } } } } }`, map[string]any{"ids": ids})
		if answer.Code() != "" {
			t.Fatalf("%s: %s", who, answer.Body)
		}
		if can, _ := answer.At("viewer", "viewerCan").([]any); slices.Contains(can, any("ADD_GUEST")) ||
			o.mayNominateGuests(t, who) {
			all[right{who, "GUESTS", ""}] = true
		}
		nodes, _ := answer.Data["nodes"].([]any)
		for n, node := range nodes {
			o.collect(all, who, o.reviews[n], node)
		}
	}
	return all
}

// mayNominateGuests asks the rule that every way to invite a guest asks.
func (o *organisation) mayNominateGuests(t *testing.T, who string) bool {
	t.Helper()
	v := o.world.Viewer(t, who)
	return v.Facts.InviteGuests == setting.InviteGuestsHR_AND_LINE_MANAGERS && (v.HRAdmin() || v.Facts.HasReports)
}

func (o *organisation) collect(all map[right]bool, who, review string, node any) {
	shown := testkit.Answer{Data: map[string]any{"node": node}}
	if shown.At("node", "reviewee") == nil {
		return
	}
	all[right{who, "REVIEWS", review}] = true
	if questions, _ := shown.At("node", "results", "questions").([]any); len(questions) > 0 {
		all[right{who, "TEXTS", review}] = true
		answers, _ := questions[0].(map[string]any)["answers"].([]any)
		if len(answers) > 0 && answers[0].(map[string]any)["author"] != nil {
			all[right{who, "NAMES", review}] = true
		}
	}
	approvers, _ := shown.At("node", "approvers").([]any)
	for _, approver := range approvers {
		decides := slices.ContainsFunc(o.people, func(person string) bool {
			return person == who && testkit.ID("usr", person) == approver.(map[string]any)["id"]
		})
		if decides && shown.At("node", "cycle", "state") == "OPEN" {
			all[right{who, "DECISIONS", review}] = true
		}
	}
}

// change is how many reviews somebody gains or loses a right over.
type change struct {
	who, kind string
	gains     bool
}

// previewed asks for the effects as the HR administrator.
func (o *organisation) previewed(t *testing.T, person, manager string) (effects map[change]int, refused bool) {
	t.Helper()
	answer := testkit.Ask(t, o.server, "p0", `query($user: ID!, $manager: ID) { lineManagerEffects(userId: $user,
		managerId: $manager) { errors { __typename } effects { moving effects { gains kind count reader { name }
		examples { id reviewee { name } } } } } }`, o.variables(person, manager))
	if answer.Code() != "" {
		t.Fatal(string(answer.Body))
	}
	if failed, _ := answer.At("lineManagerEffects", "errors").([]any); len(failed) > 0 {
		return nil, true
	}
	effects = map[change]int{}
	listed, _ := answer.At("lineManagerEffects", "effects", "effects").([]any)
	for _, one := range listed {
		effect, _ := one.(map[string]any)
		reader, _ := effect["reader"].(map[string]any)
		gains, _ := effect["gains"].(bool)
		count, _ := effect["count"].(float64)
		effects[change{fmt.Sprint(reader["name"]), fmt.Sprint(effect["kind"]), gains}] = int(count)
	}
	return effects, false
}

func (o *organisation) variables(person, manager string) map[string]any {
	variables := map[string]any{"user": testkit.ID("usr", person)}
	if manager != "" {
		variables["manager"] = testkit.ID("usr", manager)
	}
	return variables
}

// move changes the line manager through the API.
func (o *organisation) move(t *testing.T, person, manager string) {
	t.Helper()
	found, err := o.world.Store.Client().User.Get(o.world.System(t), testkit.ID("usr", person))
	if err != nil {
		t.Fatal(err)
	}
	variables := o.variables(person, manager)
	variables["version"] = found.Version
	answer := testkit.Ask(t, o.server, "p0", `mutation($user: ID!, $manager: ID, $version: Int!) { setLineManager(input: {
		userId: $user, managerId: $manager, expectedVersion: $version }) { errors { __typename } } }`, variables)
	if failed, _ := answer.At("setLineManager", "errors").([]any); answer.Code() != "" || len(failed) > 0 {
		t.Fatalf("%s under %q: %s", person, manager, answer.Body)
	}
}

// TestEffectsAreWhatServingShows is the promise of the preview (requirement 16.3): in companies made by chance, what a
// change of line manager is said to do is what the API serves to everybody before and after, no more and no less.
func TestEffectsAreWhatServingShows(t *testing.T) {
	t.Parallel()
	kinds := map[string]int{}
	for range 12 {
		o := newOrganisation(t)
		before := o.served(t)
		for range 5 {
			person, manager := anyOf(t, o.people...), anyOf(t, append([]string{""}, o.people...)...)
			version := o.world.Version(t)
			said, refused := o.previewed(t, person, manager)
			if o.world.Version(t) != version {
				t.Fatal("looking changed something")
			}
			if refused {
				continue
			}
			o.move(t, person, manager)
			after := o.served(t)
			shown := map[change]int{}
			for one := range after {
				if !before[one] {
					shown[change{one.who, one.kind, true}]++
				}
			}
			for one := range before {
				if !after[one] {
					shown[change{one.who, one.kind, false}]++
				}
			}
			if !maps.Equal(said, shown) {
				t.Fatalf("%s under %q of %v:\nsaid  %v\nshown %v", person, manager, o.managers, said, shown)
			}
			for one := range shown {
				kinds[one.kind]++
			}
			o.managers[person] = manager
			before = after
		}
	}
	for _, kind := range []string{"REVIEWS", "TEXTS", "NAMES", "DECISIONS", "GUESTS"} {
		if kinds[kind] == 0 {
			t.Errorf("no change of %s was seen: the test shows nothing of it", kind)
		}
	}
	t.Logf("changes said and shown, by kind: %v", kinds)
}
