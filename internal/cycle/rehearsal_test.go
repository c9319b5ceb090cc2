package cycle_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
	"sightline/internal/todo"
)

// dice fall the same way again for the same seed.
type dice uint64

// IntN is the next number from 0 up to n.
func (d *dice) IntN(n int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(uint64(*d)>>33) % n
}

// shuffled makes an organisation of its own out of the world: another line for many, some who are yet to accept or
// gone, other HR administrators, another way of choosing reviewers, and people by name and by group.
func shuffled(t *testing.T, seed uint64) bundle {
	t.Helper()
	b := draftOf(t)
	chance := dice(seed + 1)
	b.company(t, 12)
	var people []*ent.User
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		var err error
		people, err = tx.User.Query().Where(user.KindEQ(user.KindMEMBER), user.Outside(false)).
			Order(ent.Asc(user.FieldID)).All(ctx)
		if err != nil {
			return err
		}
		for n, person := range people {
			update := tx.User.UpdateOneID(person.ID).SetTeam(fmt.Sprint("Team ", chance.IntN(4))).
				SetDepartment(fmt.Sprint("Department ", chance.IntN(3)))
			person.LinePath = person.ID + "/"
			if update.ClearManagerID(); n > 0 && chance.IntN(4) > 0 {
				manager := people[chance.IntN(n)]
				person.LinePath = manager.LinePath + person.LinePath
				update.SetManagerID(manager.ID)
			}
			update.SetLinePath(person.LinePath)
			if person.ID != testkit.ID("usr", "asa") {
				states := []user.State{
					user.StateACTIVE, user.StateACTIVE, user.StateACTIVE, user.StateINVITED, user.StateCREATED,
					user.StateDEACTIVATED,
				}
				update.SetState(states[chance.IntN(len(states))]).SetHrAdmin(chance.IntN(8) == 0)
			}
			if err := update.Exec(ctx); err != nil {
				return err
			}
		}
		ways := []entcycle.Nomination{
			entcycle.NominationREVIEWEE_NOMINATES, entcycle.NominationLINE_MANAGER_ASSIGNS, entcycle.NominationHR_ASSIGNS,
		}
		return tx.Cycle.UpdateOneID(b.draft).SetNomination(ways[chance.IntN(3)]).SetSelfAssessment(chance.IntN(2) == 0).
			SetStartsAt(b.Clock.Now().AddDate(0, 0, -chance.IntN(2))).SetReviewsEveryone(chance.IntN(3) == 0).
			SetReviewedTeams([]string{"Team 0"}).SetReviewedDepartments([]string{"Department 1"}).
			SetSparedReviewees([]string{people[chance.IntN(len(people))].ID}).Exec(ctx)
	})
	return b
}

func (b bundle) rehearse(t *testing.T) *cycle.Ahead {
	t.Helper()
	ahead, err := b.Parts.Cycles.Rehearse(b.As(t, "asa"), b.cycle(t))
	if err != nil {
		t.Fatal(err)
	}
	return ahead
}

func (b bundle) launchAs(t testing.TB, key string) error {
	t.Helper()
	_, err := b.Parts.Cycles.Publish(b.As(t, "asa"), cycle.PublishCycleInput{
		CycleID: b.draft, ExpectedVersion: b.cycle(t).Version, RehearsalKey: &key,
	})
	return err
}

// todosThere are the to-dos of a kind in the cycle that everybody really has, as person and reviewee.
func (b bundle) todosThere(t *testing.T, kind string) []string {
	t.Helper()
	people, err := b.Store.Client().User.Query().All(b.System(t))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, person := range people {
		viewer, err := b.Store.ViewerOf(t.Context(), person)
		if err != nil {
			t.Fatal(err)
		}
		hundred := 100
		args := page.Args{First: &hundred}
		for more := true; more; {
			todos, err := todo.New(b.Store).List(policy.WithViewer(t.Context(), viewer), args)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range todos.Nodes {
				if string(one.Kind) == kind && one.Participation.CycleID == b.draft {
					all = append(all, person.ID+" about "+one.Participation.RevieweeID)
				}
				after := todos.Position(one).Cursor()
				args.After = &after
			}
			more = todos.HasNext
		}
	}
	slices.Sort(all)
	return all
}

// rehearsedFor are what was announced for people who can log in; the others get it when they have accepted.
func rehearsedFor(all []cycle.Announcement) []string {
	var pairs []string
	for _, one := range all {
		if one.To.State == user.StateACTIVE {
			pairs = append(pairs, one.To.ID+" about "+one.ParticipationID)
		}
	}
	slices.Sort(pairs)
	return pairs
}

// TestTheLaunchDoesWhatTheRehearsalSaid: in many organisations the to-dos and the mails of everybody are afterwards
// those of the rehearsal, phase by phase; the rehearsal itself changes no byte.
func TestTheLaunchDoesWhatTheRehearsalSaid(t *testing.T) {
	t.Parallel()
	for seed := range uint64(testkit.Rounds(t)) {
		b := shuffled(t, seed)
		before := b.Hash(t)
		ahead := b.rehearse(t)
		if b.Hash(t) != before {
			t.Fatal("the rehearsal changed something")
		}
		if len(ahead.Reviewees) == 0 {
			continue
		}
		if err := b.launchAs(t, ahead.Key); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		todos := map[string][]string{}
		for _, kind := range ahead.Todos {
			todos[kind.Kind] = rehearsedFor(kind.All)
		}
		same := func(what string, want, got []string) {
			t.Helper()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("seed %d: %s (-rehearsed +there):\n%s", seed, what, diff)
			}
		}
		same("choosing reviewers", todos["NOMINATE_REVIEWERS"], b.todosThere(t, "NOMINATE_REVIEWERS"))
		mails, err := b.Store.Client().Mail.Query().
			Where(mail.HasParticipationWith(participation.CycleID(b.draft))).Count(b.System(t))
		if err != nil || mails > 0 {
			t.Errorf("seed %d: the launch sent %d mails, %v", seed, mails, err)
		}
		want, got := b.announced(t, ahead, mail.KindCYCLE_STARTED, cyclenotice.PhaseNOMINATE)
		same("who is told that it began", want, got)
		b.hand(t, feedbackrequest.StateNOMINATED)
		if want, approved := todos["APPROVE_REVIEWERS"]; approved {
			same("approving", want, b.todosThere(t, "APPROVE_REVIEWERS"))
		}
		b.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.Cycle.UpdateOneID(b.draft).SetNominateUntil(b.Clock.Now()).SetApproveUntil(b.Clock.Now()).Exec(ctx)
		})
		same("writing about oneself", todos["WRITE_SELF_ASSESSMENT"], b.todosThere(t, "WRITE_SELF_ASSESSMENT"))
		b.hand(t, feedbackrequest.StateSUBMITTED)
		same("releasing", todos["RELEASE_FEEDBACK"], b.todosThere(t, "RELEASE_FEEDBACK"))
		want, got = b.announced(t, ahead, mail.KindRELEASE_DUE, cyclenotice.PhaseRELEASE)
		same("who is told to release", want, got)
	}
}

// announced are whom a phase is announced to, rehearsed and now.
func (b bundle) announced(
	t *testing.T, ahead *cycle.Ahead, kind mail.Kind, phase cyclenotice.Phase,
) (want, got []string) {
	t.Helper()
	now, err := b.Parts.Cycles.Announcements(b.As(t, "asa"), b.cycle(t), phase)
	if err != nil {
		t.Fatal(err)
	}
	for n, one := range now {
		list, err := b.Store.Client().Participation.Get(b.System(t), one.ParticipationID)
		if err != nil {
			t.Fatal(err)
		}
		now[n].ParticipationID = list.RevieweeID
	}
	for _, mails := range ahead.Mails {
		if mails.Kind == kind {
			want = rehearsedFor(mails.All)
		}
	}
	return want, rehearsedFor(now)
}

// hand gives every list of the cycle a reviewer, the same guest for all, whose request is in a state.
func (b bundle) hand(t *testing.T, state feedbackrequest.State) {
	t.Helper()
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		lists, err := tx.Participation.Query().Where(participation.CycleID(b.draft)).All(ctx)
		if err != nil {
			return err
		}
		for _, list := range lists {
			if list.ListDoneAt != nil {
				continue
			}
			if err := tx.Participation.UpdateOneID(list.ID).SetListDoneAt(b.Clock.Now()).Exec(ctx); err != nil {
				return err
			}
			if err := tx.FeedbackRequest.Create().SetCycleID(b.draft).SetParticipationID(list.ID).
				SetRevieweeID(list.RevieweeID).SetReviewerID(testkit.ID("usr", "gia")).
				SetNominatedByID(testkit.ID("usr", "asa")).Exec(ctx); err != nil {
				return err
			}
		}
		return tx.FeedbackRequest.Update().Where(feedbackrequest.CycleID(b.draft)).SetState(state).
			SetSubmittedAt(b.Clock.Now()).Exec(ctx)
	})
}

// TestALaunchThatWouldDoSomethingElseIsRefused: whatever changes what the launch would do makes the rehearsal old; what
// changes nothing does not.
func TestALaunchThatWouldDoSomethingElseIsRefused(t *testing.T) {
	t.Parallel()
	person := func(persona string, change func(*ent.UserUpdateOne)) func(context.Context, bundle, *ent.Client) error {
		return func(ctx context.Context, _ bundle, tx *ent.Client) error {
			update := tx.User.UpdateOneID(testkit.ID("usr", persona))
			change(update)
			return update.Exec(ctx)
		}
	}
	for name, c := range map[string]struct {
		change func(context.Context, bundle, *ent.Client) error
		stale  bool
	}{
		"somebody joins the team": {person("otto", func(u *ent.UserUpdateOne) { u.SetTeam("Crowd") }), true},
		"somebody's line manager leaves": {
			person("rae", func(u *ent.UserUpdateOne) { u.ClearManagerID() }), true,
		},
		"somebody is yet to accept": {
			person("rae", func(u *ent.UserUpdateOne) { u.SetState(user.StateINVITED) }), true,
		},
		"somebody who is not concerned": {person("tess", func(u *ent.UserUpdateOne) { u.SetTitle("Other") }), false},
		"the cycle is changed": {func(ctx context.Context, b bundle, tx *ent.Client) error {
			return tx.Cycle.UpdateOneID(b.draft).AddVersion(1).Exec(ctx)
		}, true},
	} {
		b := draftOf(t)
		b.setTeam(t, "sue", "Crowd")
		b.setTeam(t, "rae", "Crowd")
		b.groups(t, false, []string{"sue"}, nil)
		ahead := b.rehearse(t)
		b.Change(t, func(ctx context.Context, tx *ent.Client) error { return c.change(ctx, b, tx) })
		err := b.launchAs(t, ahead.Key)
		if (apperr.CodeOf(err) == apperr.Conflict) != c.stale {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWhatARehearsalFinds: each kind of thing is found with those whom it concerns, and what stops the launch stops it.
func TestWhatARehearsalFinds(t *testing.T) {
	t.Parallel()
	b := draftOf(t)
	b.add(t, "sue", "hana", "rae", "otto")
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for persona, state := range map[string]user.State{
			"rae": user.StateINVITED, "otto": user.StateDEACTIVATED, "gus": user.StatePROVISIONED,
		} {
			if err := tx.User.UpdateOneID(testkit.ID("usr", persona)).SetState(state).ClearVerifiedAt().Exec(ctx); err != nil {
				return err
			}
		}
		return tx.Cycle.UpdateOneID(b.draft).SetNominateUntil(b.Clock.Now().AddDate(0, 0, -1)).ClearWriteUntil().
			ClearEndsAt().Exec(ctx)
	})
	ahead := b.rehearse(t)
	got := map[string][]string{}
	for _, finding := range ahead.Findings {
		names := []string{string(finding.Severity)}
		for _, one := range finding.People {
			for _, persona := range testkit.Personas() {
				if testkit.ID("usr", persona) == one.ID {
					names = append(names, persona)
				}
			}
		}
		got[finding.Key] = names
	}
	if diff := cmp.Diff(map[string][]string{
		"cycle.no_write_until":    {"BLOCKS"},
		"rehearsal.past_nominate": {"WARNS"},
		"rehearsal.closed":        {"WARNS", "otto"},
		"rehearsal.hr_decides":    {"WARNS", "hana"},
		"rehearsal.overloaded":    got["rehearsal.overloaded"],
		"rehearsal.no_end":        {"TELLS"},
		"rehearsal.not_accepted":  {"TELLS", "rae"},
		"rehearsal.new_guests":    {"TELLS", "gus"},
	}, got); diff != "" {
		t.Errorf("what it found (-want +got):\n%s", diff)
	}
	if len(got["rehearsal.overloaded"]) < 2 {
		t.Error("reviewers with many requests are not found")
	}
	if err := b.launchAs(t, ahead.Key); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("it was launched all the same: %v", err)
	}
}

// TestA9_SmallGroupsAreFound: whoever launches an Anonymous cycle is told that so few reviewers are asked for that
// nothing may be shown; where nothing ever could be, it is not launched.
func TestA9_SmallGroupsAreFound(t *testing.T) {
	t.Parallel()
	b := draftOf(t)
	b.add(t, "sue")
	for _, c := range []struct {
		preset      promise.Preset
		least, most int
		want        string
		severity    cycle.Severity
	}{
		{promise.Named, 1, 2, "", ""},
		{promise.Anonymous, 2, 8, "rehearsal.few_reviewers", cycle.Warns},
		{promise.Anonymous, 3, 8, "rehearsal.just_enough_reviewers", cycle.Warns},
		{promise.Anonymous, 4, 8, "", ""},
		{promise.Anonymous, 1, 2, "cycle.most_under_threshold", cycle.Blocks},
	} {
		b.Change(t, func(ctx context.Context, tx *ent.Client) error {
			update := tx.Cycle.UpdateOneID(b.draft).SetPreset(c.preset).SetMinReviewers(c.least).SetMaxReviewers(c.most)
			cycle.ApplyPromise(update.Mutation(), promise.Of(c.preset))
			return update.Exec(ctx)
		})
		var found []*cycle.Finding
		for _, finding := range b.rehearse(t).Findings {
			if finding.Place == cycle.InReaders && len(finding.Path) > 0 {
				found = append(found, finding)
			}
		}
		switch {
		case c.want == "" && len(found) > 0:
			t.Errorf("%s, %d to %d: found %s", c.preset, c.least, c.most, found[0].Key)
		case c.want != "" && (len(found) != 1 || found[0].Key != c.want || found[0].Severity != c.severity):
			t.Errorf("%s, %d to %d: found %d, want %s", c.preset, c.least, c.most, len(found), c.want)
		}
	}
}

// TestAnOwnerLearnsOfNoAccount: who runs a cycle without a role in HR or over accounts is told that mails do not reach
// everybody, and neither whom that is about nor why.
func TestAnOwnerLearnsOfNoAccount(t *testing.T) {
	t.Parallel()
	b := draftOf(t)
	b.add(t, "sue", "rae", "otto")
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for persona, state := range map[string]user.State{"rae": user.StateINVITED, "otto": user.StateDEACTIVATED} {
			if err := tx.User.UpdateOneID(testkit.ID("usr", persona)).SetState(state).Exec(ctx); err != nil {
				return err
			}
		}
		return tx.CycleOwner.Create().SetCycleID(b.draft).SetUserID(testkit.ID("usr", "cole")).Exec(ctx)
	})
	for persona, want := range map[string][]string{
		"cole": {"rehearsal.not_reached"}, "asa": {"rehearsal.closed", "rehearsal.not_accepted"},
	} {
		ctx := b.As(t, persona)
		found, err := b.Store.Client().Cycle.Get(ctx, b.draft)
		if err != nil {
			t.Fatal(err)
		}
		made, err := b.Parts.Cycles.Rehearse(ctx, found)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, finding := range made.Findings {
			if slices.Contains([]string{
				"rehearsal.closed", "rehearsal.not_accepted", "rehearsal.new_guests", "rehearsal.not_reached",
			}, finding.Key) {
				got = append(got, finding.Key)
			}
			if finding.Key == "rehearsal.not_reached" && len(finding.People) > 0 {
				t.Errorf("%s learns whom it is about", persona)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s is told %v; want %v", persona, got, want)
		}
	}
}
