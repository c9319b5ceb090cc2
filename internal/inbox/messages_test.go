package inbox_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/internal/apperr"
	"sightline/internal/inbox"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/testkit"
	"sightline/internal/text"
)

// messages are all messages of a persona, as they read them now.
func messages(t *testing.T, w *testkit.World, persona string) []*ent.Message {
	t.Helper()
	var all []*ent.Message
	var after *string
	for {
		size := 50
		found, err := w.Parts.Inbox.Messages(w.As(t, persona), page.Args{First: &size, After: after})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found.Nodes...)
		if !found.HasNext {
			return all
		}
		cursor := found.Position(found.Nodes[len(found.Nodes)-1]).Cursor()
		after = &cursor
	}
}

// TestTitlesAreMadeForTheReader: the sentence of a message names what its reader may see now; where they may not any
// more, it says only that.
func TestTitlesAreMadeForTheReader(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	canaries, said, gone := testkit.Canaries(w.AllRows(t)), 0, 0
	for _, persona := range testkit.Personas() {
		viewer := w.Viewer(t, persona)
		for _, m := range messages(t, w, persona) {
			title := inbox.Title(viewer, m)
			if title == text.Say("EN", "message.gone") {
				gone++
			}
			for _, found := range testkit.Found(title) {
				said++
				if !testkit.Predicted(viewer, canaries[found], w.Parts.Guard.Rule) {
					t.Errorf("%s reads %s in %q", persona, found, title)
				}
			}
		}
	}
	if said == 0 || gone == 0 {
		t.Errorf("%d names and %d messages about what is gone: the test shows nothing", said, gone)
	}
}

// TestAWithdrawnRequestIsGone: who is told of a request and then not asked any more reads no name.
func TestAWithdrawnRequestIsGone(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	label := "named-open0/sue/" + testkit.Plans()[2].ReviewerIn("sue", "APPROVED")
	reviewer := testkit.Plans()[2].ReviewerIn("sue", "APPROVED")
	title := func() string {
		for _, m := range messages(t, w, reviewer) {
			if m.ID == testkit.ID("msg", label) {
				return inbox.Title(w.Viewer(t, reviewer), m)
			}
		}
		return "no such message"
	}
	if before := title(); len(testkit.Found(before)) == 0 {
		t.Fatalf("the message names nobody: %q", before)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.FeedbackRequest.UpdateOneID(testkit.ID("req", label)).SetState(feedbackrequest.StateWITHDRAWN).Exec(ctx)
	})
	if after := title(); len(testkit.Found(after)) != 0 {
		t.Errorf("got %q", after)
	}
}

// TestOutsidersHaveNoMessages (D13).
func TestOutsidersHaveNoMessages(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range []string{"gia", "gus", "con", "ex", "nobody"} {
		if found := messages(t, w, persona); len(found) != 0 {
			t.Errorf("%s has %d messages", persona, len(found))
		}
	}
}

// TestReadingIsOnesOwn: only the receiver marks a message as read, and only what is theirs.
func TestReadingIsOnesOwn(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	own, foreign := messages(t, w, "sue")[0].ID, messages(t, w, "max")[0].ID
	read := func(id string) bool {
		m, err := w.Store.Client().Message.Query().Where(message.ID(id)).Only(w.System(t))
		if err != nil {
			t.Fatal(err)
		}
		return m.ReadAt != nil
	}
	if _, err := w.Parts.Inbox.MarkRead(w.As(t, "sue"), inbox.MarkMessagesReadInput{MessageIDs: []string{foreign}}); apperr.CodeOf(err) != apperr.NotFound {
		t.Errorf("somebody else's message: %v", err)
	}
	if _, err := w.Parts.Inbox.MarkRead(w.As(t, "sue"), inbox.MarkMessagesReadInput{MessageIDs: []string{own, foreign}}); err != nil {
		t.Fatal(err)
	}
	if !read(own) || read(foreign) {
		t.Errorf("own read %v, foreign read %v", read(own), read(foreign))
	}
	if !policy.Can(w.Viewer(t, "sue"), policy.ListPeople, nil) {
		t.Error("the viewer is nobody")
	}
}
