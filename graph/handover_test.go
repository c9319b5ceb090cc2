package graph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// giaIsInvited is a world in which Gia, who is asked to write about Sue and Hana, has yet to accept.
func giaIsInvited(t *testing.T) (w *testkit.World, mailID string) {
	t.Helper()
	w = testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.User.UpdateOneID(testkit.ID("usr", "gia")).SetState(user.StateINVITED).Exec(ctx); err != nil {
			return err
		}
		admin := tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetWorkRole(user.WorkRoleADMIN)
		return admin.Exec(ctx)
	})
	mailID, err := w.Store.Client().Mail.Query().
		Where(mail.UserID(testkit.ID("usr", "gia")), mail.KindEQ(mail.KindGUEST_INVITATION)).FirstID(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return w, mailID
}

// TestALinkIsHandedOverByAnActThatIsRecorded: no field shows a link. The act gives it to an administrator about whom
// its receiver does not write, and to nobody else; a refusal leaves the database as it was.
func TestALinkIsHandedOverByAnActThatIsRecorded(t *testing.T) {
	t.Parallel()
	w, id := giaIsInvited(t)
	server := w.Serve(t, quiet())
	const act = `mutation($id: ID!) { a: handOverLink(input: { mailId: $id }) { link worksUntil
		errors { ... on UserError { code message } } } }`
	const row = `query($id: ID!) { node(id: $id) { ... on Mail { viewerCan } } }`
	for _, c := range []struct{ persona, code string }{
		{"hana", "FORBIDDEN"}, {"sue", "FORBIDDEN"}, {"tess", "FORBIDDEN"}, {"max", "FORBIDDEN"}, {"ada", ""},
	} {
		version, variables := w.Version(t), map[string]any{"id": id}
		shown := testkit.Ask(t, server, c.persona, row, variables)
		if offered := strings.Contains(string(shown.Body), "HAND_OVER_LINK"); offered != (c.code == "") {
			t.Errorf("%s is offered the link: %s", c.persona, shown.Body)
		}
		answer := testkit.Ask(t, server, c.persona, act, variables)
		link, _ := answer.At("a", "link").(string)
		if got := codeAt(answer, "a"); got != c.code || (link != "") != (c.code == "") {
			t.Errorf("%s got %s", c.persona, answer.Body)
		}
		if changed := w.Version(t) != version; changed != (c.code == "") {
			t.Errorf("%s: the database changed: %t", c.persona, changed)
		}
	}
	events, err := w.Store.Client().AuditEvent.Query().All(w.System(t))
	if err != nil || !slices.ContainsFunc(events, func(e *ent.AuditEvent) bool {
		return e.Action == "HAND_OVER_LINK" && e.ObjectID == id && *e.ActorID == testkit.ID("usr", "ada")
	}) {
		t.Errorf("nothing was recorded: %v", err)
	}
}

// TestWhetherLinksCanBeHandedOverIsReadAtOnce: the number of statements is the same for a few invitations and many.
func TestWhetherLinksCanBeHandedOverIsReadAtOnce(t *testing.T) {
	t.Parallel()
	w, _ := giaIsInvited(t)
	const many = 12
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for i := range many {
			if err := inviteGuest(ctx, tx, i); err != nil {
				return err
			}
		}
		return nil
	})
	server := w.Serve(t, quiet())
	counted := map[int]int{}
	for _, first := range []int{2, many} {
		for range askings {
			answer := testkit.Ask(t, server, "ada", `query($first: Int!) { mails(first: $first) { nodes { viewerCan } } }`,
				map[string]any{"first": first})
			if offered := strings.Count(string(answer.Body), "HAND_OVER_LINK"); offered != first {
				t.Fatalf("%d of %d are offered: %s", offered, first, answer.Body)
			}
			if fewest := counted[first]; fewest == 0 || answer.Statements < fewest {
				counted[first] = answer.Statements
			}
		}
	}
	if counted[2] != counted[many] {
		t.Errorf("%d statements for 2 invitations, %d for %d", counted[2], counted[many], many)
	}
}

// inviteGuest adds a guest who has yet to accept, with a mail that sorts before all others.
func inviteGuest(ctx context.Context, tx *ent.Client, number int) error {
	label := fmt.Sprintf("new%d", number)
	id := testkit.ID("usr", label)
	if err := tx.User.Create().SetID(id).SetKind(user.KindGUEST).SetState(user.StateINVITED).SetName(label).
		SetEmail(label + "@partner.example").SetLinePath(id + "/").Exec(ctx); err != nil {
		return fmt.Errorf("create a guest: %w", err)
	}
	link, err := tx.OneTimeLink.Create().SetUserID(id).SetKind(onetimelink.KindINVITATION).SetTokenHash(label).
		SetExpiresAt(testkit.Now().AddDate(0, 0, 7)).Save(ctx)
	if err != nil {
		return fmt.Errorf("create a link: %w", err)
	}
	err = tx.Mail.Create().SetID(fmt.Sprintf("mal_zzzz%022d", number)).SetUserID(id).SetLinkID(link.ID).
		SetKind(mail.KindGUEST_INVITATION).SetDueAt(testkit.Now()).SetMessageID(label).Exec(ctx)
	if err != nil {
		return fmt.Errorf("queue a mail: %w", err)
	}
	return nil
}
