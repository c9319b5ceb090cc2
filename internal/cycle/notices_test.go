package cycle_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/selfassessment"
	"sightline/ent/user"
	cycles "sightline/internal/cycle"
	outgoing "sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// phases are all that can be announced.
func phases() []cyclenotice.Phase {
	return []cyclenotice.Phase{
		cyclenotice.PhaseNOMINATE, cyclenotice.PhaseAPPROVE, cyclenotice.PhaseWRITE, cyclenotice.PhaseRELEASE,
	}
}

// TestEveryAnnouncementHasAMail: whoever is announced to gets a mail with something to tell, and nobody else; in each
// phase and whoever nominates.
func TestEveryAnnouncementHasAMail(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	cycleID := testkit.ID("cyc", "named-open0")
	for _, nomination := range []cycle.Nomination{
		cycle.NominationREVIEWEE_NOMINATES, cycle.NominationLINE_MANAGER_ASSIGNS, cycle.NominationHR_ASSIGNS,
	} {
		w := origin.Copy(t)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			if err := tx.Participation.Update().ClearListDoneAt().Exec(ctx); err != nil {
				return err
			}
			return tx.Cycle.UpdateOneID(cycleID).SetNomination(nomination).Exec(ctx)
		})
		ada := w.As(t, "ada")
		found := w.Store.Client().Cycle.GetX(ada, cycleID)
		for _, phase := range phases() {
			if phase == cyclenotice.PhaseAPPROVE {
				w.Change(t, func(ctx context.Context, tx *ent.Client) error {
					return tx.Participation.Update().SetListDoneAt(testkit.Now()).Exec(ctx)
				})
			}
			announced, err := w.Parts.Cycles.Announcements(ada, found, phase)
			if err != nil {
				t.Fatal(err)
			}
			if len(announced) == 0 {
				t.Errorf("%s, %s: nobody is told", nomination, phase)
			}
			for _, a := range announced {
				if _, err := w.Parts.Outbox.Preview(ada, a.Mail(phase), user.LocaleEN); err != nil {
					t.Errorf("%s, %s: %s gets no mail: %v", nomination, phase, a.To.Email, err)
				}
			}
		}
	}
}

// TestTheBeginningIsToldToWhomItConcerns: those who choose the reviewers, and the reviewees for whom others do.
func TestTheBeginningIsToldToWhomItConcerns(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	list := testkit.ID("prt", "named-open0/sue")
	for nomination, want := range map[cycle.Nomination][]string{
		cycle.NominationREVIEWEE_NOMINATES:   {"sue own"},
		cycle.NominationLINE_MANAGER_ASSIGNS: {"max", "sue own"},
		cycle.NominationHR_ASSIGNS:           {"ada", "hana", "sue own"},
	} {
		w := origin.Copy(t)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			if err := tx.Participation.UpdateOneID(list).ClearListDoneAt().Exec(ctx); err != nil {
				return err
			}
			return tx.Cycle.UpdateOneID(testkit.ID("cyc", "named-open0")).SetNomination(nomination).Exec(ctx)
		})
		found := w.Store.Client().Cycle.GetX(policy.AsSystem(t.Context(), policy.Prepare), testkit.ID("cyc", "named-open0"))
		announced, err := w.Parts.Cycles.Announcements(w.As(t, "ada"), found, cyclenotice.PhaseNOMINATE)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, a := range announced {
			if a.ParticipationID != list {
				continue
			}
			name := personaOf(a.To.ID)
			if a.Own {
				name += " own"
			}
			told = append(told, name)
		}
		slices.Sort(told)
		if fmt.Sprint(told) != fmt.Sprint(want) {
			t.Errorf("%s: %v are told instead of %v", nomination, told, want)
		}
	}
}

func personaOf(id string) string {
	for _, persona := range testkit.Personas() {
		if testkit.ID("usr", persona) == id {
			return persona
		}
	}
	return id
}

// TestWritingIsAnnouncedToReviewees whose own view is asked for and not handed in, begun or not, once the phase has
// begun; the mail and the message are theirs, and the mail goes no more once they have handed in.
func TestWritingIsAnnouncedToReviewees(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada := w.As(t, "ada")
	owns := func(label string) (told []string) {
		found := w.Store.Client().Cycle.GetX(ada, testkit.ID("cyc", label))
		announced, err := w.Parts.Cycles.Announcements(ada, found, cyclenotice.PhaseWRITE)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range announced {
			if a.Own {
				told = append(told, personaOf(a.To.ID))
			}
		}
		return told
	}
	for label, want := range map[string]string{
		"named-open2": "[hana]", "anonymous-open2": "[hana]", "named-open1": "[]", "named-open3": "[]", "named-released": "[]",
	} {
		if told := owns(label); fmt.Sprint(told) != want {
			t.Errorf("%s: %v", label, told)
		}
	}
	list := testkit.ID("prt", "named-open2/hana")
	if _, err := w.Parts.Cycles.Notify(ada, cycles.SendCycleNoticeInput{
		CycleID: testkit.ID("cyc", "named-open2"), Phase: cyclenotice.PhaseWRITE, IdempotencyKey: "k",
	}); err != nil {
		t.Fatal(err)
	}
	system := w.System(t)
	said := w.Store.Client().Message.Query().Where(message.KindEQ(message.KindSELF_ASKED)).OnlyX(system)
	sent := w.Store.Client().Mail.Query().Where(mail.KindEQ(mail.KindSELF_ASKED)).OnlyX(system)
	for _, id := range []*string{said.ParticipationID, sent.ParticipationID} {
		if id == nil || *id != list {
			t.Errorf("about %v", id)
		}
	}
	note := outgoing.Note{To: testkit.ID("usr", "hana"), Kind: mail.KindSELF_ASKED, ParticipationID: list}
	for locale, link := range map[user.Locale]string{
		user.LocaleEN: "Write your own view", user.LocaleDE: "Eigene Sicht schreiben",
	} {
		letter, err := w.Parts.Outbox.Preview(ada, note, locale)
		if err != nil || !strings.Contains(letter.Text, link) {
			t.Errorf("%v: %s", err, letter.Text)
		}
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.SelfAssessment.Update().Where(selfassessment.ParticipationID(list)).
			SetState(selfassessment.StateSUBMITTED).Exec(ctx)
	})
	if letter, err := w.Parts.Outbox.Preview(ada, note, user.LocaleEN); err == nil {
		t.Errorf("it still goes: %s", letter.Text)
	}
	if told := owns("named-open2"); len(told) > 0 {
		t.Errorf("%v are told again", told)
	}
}

// TestAnnouncingAsksAsOftenForMany: an announcement to many reads as often as one to few.
func TestAnnouncingAsksAsOftenForMany(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	asked := func(more int) (read, mails int) {
		w := origin.Copy(t)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error { return askMore(ctx, tx, "named-open0", more) })
		w.Store.Client().Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
			return ent.QuerierFunc(func(ctx context.Context, query ent.Query) (ent.Value, error) {
				read++
				return next.Query(ctx, query)
			})
		}))
		notice, err := w.Parts.Cycles.Notify(w.As(t, "ada"), cycles.SendCycleNoticeInput{
			CycleID: testkit.ID("cyc", "named-open0"), Phase: cyclenotice.PhaseWRITE, IdempotencyKey: "k",
		})
		if err != nil {
			t.Fatal(err)
		}
		return read, notice.Recipients
	}
	few, toFew := asked(1)
	many, toMany := asked(40)
	if toMany != toFew+39 || few != many {
		t.Errorf("%d reads tell %d people, %d tell %d", few, toFew, many, toMany)
	}
}

// askMore lets more colleagues be asked to write about Sue.
func askMore(ctx context.Context, tx *ent.Client, label string, more int) error {
	for n := range more {
		who := fmt.Sprint("more", n)
		id := testkit.ID("usr", who)
		if err := tx.User.Create().SetID(id).SetName(who).SetEmail(who + "@aldersund.example").SetKind(user.KindMEMBER).
			SetState(user.StateACTIVE).SetWorkRole(user.WorkRoleREVIEWER).SetLinePath("/" + id + "/").Exec(ctx); err != nil {
			return err
		}
		if err := tx.FeedbackRequest.Create().SetID(testkit.ID("req", who)).SetCycleID(testkit.ID("cyc", label)).
			SetParticipationID(testkit.ID("prt", label+"/sue")).SetRevieweeID(testkit.ID("usr", "sue")).SetReviewerID(id).
			SetNominatedByID(testkit.ID("usr", "sue")).SetState(feedbackrequest.StateAPPROVED).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}
