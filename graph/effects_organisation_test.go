package graph_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"net/http/httptest"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/question"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// organisation is a company made by chance: who reports to whom, who holds which roles, whose account is closed, guests
// who were asked to write, cycles with policies, states and owners, and in some of them feedback that was released.
type organisation struct {
	world  *testkit.World
	server *httptest.Server
	// people are the members and after them the guests.
	people []string
	// managers are the line managers by person as the company was made; empty for nobody.
	managers map[string]string
	// reviews and requests are the labels of the participations and of what was asked besides.
	reviews, requests []string
	// owners are the owners of cycles by the label of the cycle.
	owners map[string]string
}

const (
	members = 10
	guests  = 3
	// leavers are those of the members who are reviewed in cycles that are over and in no other.
	leavers = 2
)

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
	o := &organisation{world: testkit.Empty(t), managers: map[string]string{}, owners: map[string]string{}}
	o.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		err := tx.Setting.Create().SetCompanyName("Company").SetCompanyDomains([]string{"company.example"}).
			SetInviteGuests(anyOf(t, setting.InviteGuestsHR_ONLY, setting.InviteGuestsHR_AND_LINE_MANAGERS)).Exec(ctx)
		for n := 0; err == nil && n < members; n++ {
			err = o.addPerson(ctx, t, tx, n)
		}
		for n := 0; err == nil && n <= guests; n++ {
			err = o.addGuest(ctx, t, tx, n)
		}
		for n := 0; err == nil && n < 4; n++ {
			err = o.addCycle(ctx, t, tx, n)
		}
		if err != nil {
			return err
		}
		return addRecords(ctx, tx)
	})
	o.server = o.world.Serve(t, quiet())
	return o
}

// addRecords adds an event of each part of the log, and a mail of each sort.
func addRecords(ctx context.Context, tx *ent.Client) error {
	for _, part := range []auditevent.Part{auditevent.PartPEOPLE, auditevent.PartSYSTEM, auditevent.PartWORK} {
		if err := tx.AuditEvent.Create().SetPart(part).SetAction("DONE").SetObjectID("set_1").Exec(ctx); err != nil {
			return err
		}
	}
	for _, kind := range []mail.Kind{mail.KindINVITATION, mail.KindFEEDBACK_ASKED} {
		if err := tx.Mail.Create().SetUserID(testkit.ID("usr", "writer")).SetKind(kind).SetDueAt(testkit.Now()).
			SetMessageID("<" + kind.String() + "@company.example>").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// addGuest adds a guest; the last one writes what is answered and stays who they are.
func (o *organisation) addGuest(ctx context.Context, t *testing.T, tx *ent.Client, n int) error {
	t.Helper()
	name, state := fmt.Sprintf("g%d", n), anyOf(t, user.StateACTIVE, user.StateACTIVE, user.StateLOCKED)
	if n == guests {
		name, state = "writer", user.StateACTIVE
	} else {
		o.people = append(o.people, name)
	}
	id := testkit.ID("usr", name)
	return tx.User.Create().SetID(id).SetKind(user.KindGUEST).SetState(state).SetName(name).
		SetEmail(name + "@else.example").SetLinePath(id + "/").SetVerifiedAt(testkit.Now()).Exec(ctx)
}

func (o *organisation) path(person string) string {
	path := ""
	for at := person; at != ""; at = o.managers[at] {
		path = testkit.ID("usr", at) + "/" + path
	}
	return path
}

// addPerson adds somebody below one of those before, or at the top. The first one serves HR and administers, the second
// one administers and reads nothing by that.
func (o *organisation) addPerson(ctx context.Context, t *testing.T, tx *ent.Client, n int) error {
	t.Helper()
	name, now := fmt.Sprintf("p%d", n), testkit.Now()
	if n > 1 && chance(t, 6) > 0 {
		o.managers[name] = o.people[chance(t, n)]
	}
	o.people = append(o.people, name)
	address := name + "@" + anyOf(t, "company.example", "elsewhere.example")
	create := tx.User.Create().SetID(testkit.ID("usr", name)).SetKind(user.KindMEMBER).SetState(user.StateACTIVE).
		SetName(name).SetEmail(address).SetWorkRole(anyOf(t, user.WorkRoleCOLLABORATOR, user.WorkRoleMANAGER)).
		SetLinePath(o.path(name)).SetVerifiedAt(now)
	switch {
	case n == 0:
		create.SetHrAdmin(true).SetWorkRole(user.WorkRoleADMIN)
	case n == 1:
		create.SetWorkRole(user.WorkRoleADMIN)
	case chance(t, 3) == 0:
		create.SetHrAdmin(true)
		if chance(t, 2) == 0 {
			create.SetHrReadsFrom(now)
		}
	case chance(t, 5) == 0:
		create.SetHrAssistant(true)
	case chance(t, 5) == 0:
		create.SetState(user.StateDEACTIVATED)
	}
	if manager := o.managers[name]; manager != "" {
		create.SetManagerID(testkit.ID("usr", manager))
	}
	return create.Exec(ctx)
}

func (o *organisation) addCycle(ctx context.Context, t *testing.T, tx *ent.Client, n int) error {
	t.Helper()
	label, now := fmt.Sprintf("c%d", n), testkit.Now()
	id := testkit.ID("cyc", label)
	state := anyOf(t, entcycle.StateOPEN, entcycle.StateOPEN, entcycle.StateCLOSED, entcycle.StateDRAFT)
	create := tx.Cycle.Create().SetID(id).SetKind(entcycle.KindFEEDBACK_360).SetState(state).SetName(label).
		SetEndsAt(now.AddDate(0, 0, 9)).SetStartsAt(now.Add(anyOf(t, -time.Hour, time.Hour)))
	said := promise.Of(anyOf(t, promise.Named, promise.Confidential, promise.Anonymous))
	for _, audience := range promise.Audiences() {
		said = said.With(audience, anyOf(t, promise.Allowed(said.Preset, audience)...))
	}
	cycle.ApplyPromise(create.Mutation(), said)
	if err := create.Exec(ctx); err != nil {
		return err
	}
	if chance(t, 2) == 0 {
		o.owners[label] = anyOf(t, o.people[:members]...)
		owner := testkit.ID("usr", o.owners[label])
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
	for n, person := range o.people {
		leaves := n >= members-leavers && state != entcycle.StateCLOSED
		if leaves || chance(t, 3) == 0 {
			continue
		}
		if err := o.addReview(ctx, t, tx, label, person); err != nil {
			return err
		}
	}
	return nil
}

// addReview adds a review that somebody from outside of the line has answered, and that somebody else was asked for.
func (o *organisation) addReview(ctx context.Context, t *testing.T, tx *ent.Client, cycle, person string) error {
	t.Helper()
	label, now := cycle+"/"+person, testkit.Now()
	o.reviews = append(o.reviews, label)
	list, reviewee, reviewer := testkit.ID("prt", label), testkit.ID("usr", person), testkit.ID("usr", "writer")
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
	if err := tx.Answer.Create().SetRequestID(request).SetQuestionID(testkit.ID("qst", cycle)).SetText("So.").
		Exec(ctx); err != nil {
		return err
	}
	other := anyOf(t, o.people...)
	if other == person {
		return nil
	}
	o.requests = append(o.requests, label+"/"+other)
	return tx.FeedbackRequest.Create().SetID(testkit.ID("req", label+"/"+other)).SetCycleID(testkit.ID("cyc", cycle)).
		SetParticipationID(list).SetRevieweeID(reviewee).SetReviewerID(testkit.ID("usr", other)).
		SetNominatedByID(reviewee).SetState(feedbackrequest.StateAPPROVED).Exec(ctx)
}
