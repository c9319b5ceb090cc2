package sample_test

import (
	"maps"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/auditevent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/job"
	"sightline/ent/participation"
	"sightline/ent/selfassessment"
	"sightline/internal/anonymity"
	"sightline/internal/cycle"
	"sightline/internal/deciders"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

func (b testBundle) anonymousRound(t *testing.T) *ent.Cycle {
	t.Helper()
	found, err := b.store.Client().Cycle.Query().Where(entcycle.PresetEQ(promise.Anonymous)).
		WithParticipations(func(q *ent.ParticipationQuery) { q.WithReviewee().WithCuts().WithReleasedTexts() }).Only(b.system)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestTheAnonymousRoundIsForgotten asks what `sightline verify-anonymity` asks, of rows and bytes.
func TestTheAnonymousRoundIsForgotten(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	round := b.anonymousRound(t)
	if round.State != entcycle.StateCLOSED || round.JoinDestroyedAt == nil || round.PolicyFrozenAt != nil {
		t.Errorf("it is %s, forgotten %v, frozen %v", round.State, round.JoinDestroyedAt, round.PolicyFrozenAt)
	}
	found, err := store.VerifyAnonymity(t.Context(), b.store.Folder())
	if err != nil {
		t.Fatal(err)
	}
	if !found.Kept() || len(found.Cycles) != 1 || found.Cycles[0].Texts == 0 {
		t.Errorf("found %+v", found)
	}
	told, err := b.store.Client().AuditEvent.Query().Where(auditevent.Action(string(policy.SubmitFeedback)),
		auditevent.ObjectIDIn(b.requestsOf(t, round)...)).Count(b.system)
	if err != nil || told != 0 {
		t.Errorf("%d lines tell that somebody handed in, %v", told, err)
	}
}

func (b testBundle) requestsOf(t *testing.T, round *ent.Cycle) []string {
	t.Helper()
	ids, err := b.store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(round.ID)).IDs(b.system)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// TestTheAnonymousRoundShowsGroupsAndKeepsBack: each list is there for what it shows, or does not.
func TestTheAnonymousRoundShowsGroupsAndKeepsBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	got := map[string][]anonymity.Group{}
	for _, list := range b.anonymousRound(t).Edges.Participations {
		groups := map[anonymity.Group]bool{}
		for _, cut := range list.Edges.Cuts {
			groups[cut.Group] = true
		}
		got[list.Edges.Reviewee.Name] = slices.Sorted(maps.Keys(groups))
		shown := len(list.Edges.Cuts) > 0 && len(list.Edges.ReleasedTexts) > 0
		if released := list.ReleasedAt != nil; released != shown {
			t.Errorf("%s: released %t, shown %t", list.Edges.Reviewee.Name, released, shown)
		}
	}
	want := map[string][]anonymity.Group{
		"Freja Sandvik": {anonymity.All, anonymity.Peers, anonymity.Reports},
		"Björn Ekdahl":  {anonymity.All, anonymity.Others, anonymity.Reports},
		"Thea Morken":   {anonymity.All},
		"Anton Brink":   nil,
	}
	if !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("shown by %v, not %v", got, want)
	}
}

// TestWhatIsOverEndsAfterACrashToo: a start that ends after the company was written and before its round has ended
// leaves the look of the clock.
func TestWhatIsOverEndsAfterACrashToo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	looks, err := b.store.Client().Job.Query().Where(job.Kind(cycle.ClockJob), job.Subject(b.anonymousRound(t).ID),
		job.DueAtLT(b.store.Clock().Now())).Count(b.system)
	if err != nil || looks != 1 {
		t.Errorf("%d looks of the clock, %v", looks, err)
	}
}

func TestOwnViewsAreHandedInBegunAndMissing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	lists, err := b.store.Client().Participation.Query().WithSelfAssessment().WithReviewee().Where(
		participation.HasCycleWith(entcycle.StateEQ(entcycle.StateOPEN), entcycle.SelfAssessment(true))).All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]selfassessment.State{}
	for _, list := range lists {
		got[list.Edges.Reviewee.Name] = ""
		if own := list.Edges.SelfAssessment; own != nil {
			got[list.Edges.Reviewee.Name] = own.State
		}
	}
	want := map[string]selfassessment.State{
		"Piet Janning": selfassessment.StateSUBMITTED, "Marta Zielińska": selfassessment.StateDRAFT, "Nils Overby": "",
	}
	if !maps.Equal(got, want) {
		t.Errorf("own views are %v, not %v", got, want)
	}
}

// TestOneListNamesAFormerLineManager: there is something to reset, once.
func TestOneListNamesAFormerLineManager(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.prepare(t, password)
	lists, err := b.store.Client().Participation.Query().WithReviewee().WithRequests(
		func(q *ent.FeedbackRequestQuery) { q.WithReviewer() }).All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	asked, former := 0, map[string]string{}
	for _, list := range lists {
		for _, request := range list.Edges.Requests {
			if request.AsLineManager {
				asked++
			}
		}
		for _, request := range deciders.Former(list, list.Edges.Requests) {
			former[list.Edges.Reviewee.Name] = request.Edges.Reviewer.Name
		}
	}
	if want := map[string]string{"Nils Overby": "Henrik Dahlmark"}; !maps.Equal(former, want) || asked < 4 {
		t.Errorf("of %d lists that name the line manager %v name a former one, not %v", asked, former, want)
	}
}
