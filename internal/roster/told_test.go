package roster_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/message"
	"sightline/internal/inbox"
	"sightline/internal/page"
	"sightline/internal/roster"
	"sightline/internal/testkit"
)

// TestWhoBeganAnImportIsTold that it is done, and how much of it, once, with the way to it; nobody else is. Once the
// import is forgotten the message says no more.
func TestWhoBeganAnImportIsTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	// The world has one of these messages for Ada.
	const before = 1
	titles := func(persona string) []string {
		size := 100
		found, err := w.Parts.Inbox.Messages(w.As(t, persona), page.Args{First: &size})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, m := range found.Nodes {
			if m.Kind == message.KindIMPORT_DONE {
				said = append(said, inbox.Title(w.Viewer(t, persona), m))
			}
		}
		return said
	}
	planned := check(t, w, "ada", "email,name\nn@a.example,N\nm@a.example,M\nnobody,X\n")
	if got := titles("ada"); len(got) != before {
		t.Fatalf("told before it is done: %v", got)
	}
	i := apply(t, w, "ada", planned)
	got := titles("ada")
	if len(got) != before+1 ||
		!slices.Contains(got, "“people.csv” is imported. Lines carried out: 2, refused: 1.") {
		t.Errorf("got %v", got)
	}
	if told := titles("hana"); len(told) != before {
		t.Errorf("Hana is told: %v", told)
	}
	// What goes on once more after a crash tells nobody twice.
	if err := w.Parts.Roster.Run(w.System(t), i.ID); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(31 * 24 * 60 * 60 * 1e9)
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	if got := titles("ada"); len(got) != before+1 || !slices.Contains(got, "No longer visible to you.") {
		t.Errorf("got %v", got)
	}
}

// TestWhoseImportIsStoppedIsTold too, and reads what of it they may still see.
func TestWhoseImportIsStoppedIsTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := check(t, w, "hana", "email,name\nn@a.example,N\n")
	if _, err := w.Parts.Roster.Apply(w.As(t, "hana"),
		roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: i.Version}); err != nil {
		t.Fatal(err)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrAdmin(false).Exec(ctx)
	})
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	told, err := w.Store.Client().Message.Query().Where(message.ImportID(i.ID)).WithImport().Only(w.As(t, "hana"))
	if err != nil || told.Edges.Import != nil ||
		inbox.Title(w.Viewer(t, "hana"), told) != "No longer visible to you." {
		t.Errorf("%+v, %v", told, err)
	}
}
