package policy_test

import (
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// invitationOf is the invitation of Gia, who has yet to accept and is nominated or asked to write about Sue and Hana,
// with what her account would open as far as loaded brings it along.
func invitationOf(t *testing.T, w *testkit.World, loaded func(*ent.UserQuery)) *ent.Mail {
	t.Helper()
	gia, err := w.Store.Client().Mail.Query().WithUser(loaded).
		Where(mail.UserID(testkit.ID("usr", "gia")), mail.KindEQ(mail.KindGUEST_INVITATION)).First(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return toInvited(gia)
}

func opens(q *ent.UserQuery) { q.WithReports().WithRequests().WithOwnerships() }

func may(v *policy.Viewer, m *ent.Mail) bool { return policy.Can(v, policy.HandOverLink, m) }

// Whoever holds the link is the guest: a reviewee would write about herself.
func TestNoRevieweeHandsOverTheInvitationOfWhoeverWritesAboutThem(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada, hana, tess := w.Viewer(t, "ada"), w.Viewer(t, "hana"), w.Viewer(t, "tess")
	worker, sue := *w.Viewer(t, "otto").User, *w.Viewer(t, "sue").User
	admin := user.WorkRoleADMIN
	worker.WorkRole, sue.WorkRole = &admin, &admin
	asked := invitationOf(t, w, opens)
	if !may(ada, asked) || !may(policy.Of(&worker), asked) {
		t.Error("administrators about whom the guest does not write were refused")
	}
	if may(hana, asked) || may(policy.Of(&sue), asked) || may(tess, asked) {
		t.Error("a reviewee or a technical administrator may hand the link over")
	}
	for _, state := range []feedbackrequest.State{
		"NOMINATED", "APPROVED", "DRAFT", "SUBMITTED", "RELEASED", "DECLINED", "EXPIRED", "WITHDRAWN", "REJECTED",
	} {
		for _, request := range asked.Edges.User.Edges.Requests {
			request.State = state
		}
		over := slices.Contains([]feedbackrequest.State{"WITHDRAWN", "REJECTED"}, state)
		if may(hana, asked) != over || may(policy.Of(&sue), asked) != over || !may(ada, asked) {
			t.Errorf("%s: Hana %t, Sue %t, Ada %t", state, may(hana, asked), may(policy.Of(&sue), asked), may(ada, asked))
		}
	}
}

// V10: nobody takes over an account that opens more than what its person is asked to write.
func TestV10_NoInvitationIsHandedOverOfAnAccountThatOpensMore(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada, admin := w.Viewer(t, "ada"), user.WorkRoleADMIN
	for name, c := range map[string]struct {
		like  string
		alter func(*ent.User)
	}{
		"HR admin":     {"otto", func(u *ent.User) { u.HrAdmin = true }},
		"HR assistant": {"otto", func(u *ent.User) { u.HrAssistant = true }},
		"tech admin":   {"otto", func(u *ent.User) { u.TechAdmin = true }},
		"work admin":   {"otto", func(u *ent.User) { u.WorkRole = &admin }},
		"line manager": {"max", func(*ent.User) {}},
		"cycle owner":  {"wim", func(*ent.User) {}},
	} {
		invitation := invitationOf(t, w, opens)
		like, err := w.Store.Client().User.Query().Where(user.ID(testkit.ID("usr", c.like))).WithReports().WithRequests().
			WithOwnerships().Only(w.System(t))
		if err != nil {
			t.Fatal(err)
		}
		like.State = user.StateINVITED
		c.alter(like)
		invitation.Edges.User = like
		if may(ada, invitation) {
			t.Errorf("%s: the link may be handed over", name)
		}
	}
	for name, loaded := range map[string]func(*ent.UserQuery){
		"nothing":     func(*ent.UserQuery) {},
		"no requests": func(q *ent.UserQuery) { q.WithReports().WithOwnerships() },
		"no cycles":   func(q *ent.UserQuery) { q.WithReports().WithRequests() },
		"no reports":  func(q *ent.UserQuery) { q.WithRequests().WithOwnerships() },
	} {
		if may(ada, invitationOf(t, w, loaded)) {
			t.Errorf("loaded with %s: what is unknown forbids nothing", name)
		}
	}
}
