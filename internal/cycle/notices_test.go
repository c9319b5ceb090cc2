package cycle_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/user"
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
