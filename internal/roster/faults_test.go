package roster_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sightline/ent/auditevent"
	"sightline/ent/importline"
	"sightline/ent/peopleimport"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/store"
	"sightline/internal/testkit"
)

// TestANameInTwoPartsIsOneName: its length is that of both, and a line that is refused for it keeps no other back.
func TestANameInTwoPartsIsOneName(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	half := strings.Repeat("a", 190)
	i := check(t, w, "ada", "email,first name,last name\nlong@a.example,"+half+","+half+"\nshort@a.example,Sho,Rt\n")
	if i.RefusedLines != 1 || i.NewLines != 1 {
		t.Fatalf("%d refused, %d new", i.RefusedLines, i.NewLines)
	}
	if done := apply(t, w, "ada", i); done.State != peopleimport.StateDONE || done.DoneLines != 1 {
		t.Errorf("%s with %d lines done", done.State, done.DoneLines)
	}
}

// TestCharactersAreCounted and not what they take to store: in the file's name, in names, and in what is refused.
func TestCharactersAreCounted(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	table := "email,name\nhan@a.example," + strings.Repeat("漢", 200) + "\n" + strings.Repeat("ä", 300) + ",Nobody\n"
	checked, err := w.Parts.Roster.Check(w.As(t, "ada"), strings.Repeat("ä", 190)+".csv", nil, strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	i := reload(t, w, checked.ImportID)
	if i.NewLines != 1 || i.RefusedLines != 1 || i.State != peopleimport.StateCHECKED {
		t.Errorf("%s: %d new, %d refused", i.State, i.NewLines, i.RefusedLines)
	}
}

// TestALineManagerOfATableStandsInTheLog, in the part of those who may set one, for new people as for others.
func TestALineManagerOfATableStandsInTheLog(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	apply(t, w, "hana", check(t, w, "hana", "email,name,manager\nnn@a.example,Nn,"+address(t, w, "max")+"\n"+
		address(t, w, "otto")+",,"+address(t, w, "max")+"\n"))
	for _, id := range []string{byEmail(t, w, "nn@a.example").ID, testkit.ID("usr", "otto")} {
		event, err := w.Store.Client().AuditEvent.Query().Where(auditevent.ObjectID(id),
			auditevent.Action(string(policy.SetLineManager))).Only(w.System(t))
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		if event.Part != auditevent.PartPEOPLE || !slices.Equal(event.Changed, []string{"lineManager"}) {
			t.Errorf("%s: %s of %v", id, event.Part, event.Changed)
		}
	}
}

// TestT69_AnImportForgetsWhoIsDeleted: nothing of them is left in the table that made them, nor in the file of the
// database.
func TestT69_AnImportForgetsWhoIsDeleted(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := apply(t, w, "ada", check(t, w, "ada",
		"email,name,title,kind\nzz-trace@else.example,Zz Trace Name,Zz Trace Title,guest\nyy@else.example,Yy,,guest\n"))
	made := byEmail(t, w, "zz-trace@else.example")
	if _, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), people.DeleteAccountInput{
		UserID: made.ID, ExpectedVersion: made.Version, ConfirmName: made.Name,
	}); err != nil {
		t.Fatal(err)
	}
	left, err := w.Store.Client().ImportLine.Query().Where(importline.ImportID(i.ID)).All(w.As(t, "ada"))
	if err != nil || len(left) != 1 || left[0].Email != "yy@else.example" {
		t.Errorf("%d lines are left, %v", len(left), err)
	}
	file := filepath.Join(t.TempDir(), store.FileName)
	if err := store.Backup(t.Context(), w.Store.Folder(), file); err != nil {
		t.Fatal(err)
	}
	stored, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, trace := range []string{"zz-trace@", "Zz Trace Name", "Zz Trace Title"} {
		if bytes.Contains(stored, []byte(trace)) {
			t.Errorf("%s is still there", trace)
		}
	}
	if !bytes.Contains(stored, []byte("yy@else.example")) {
		t.Error("the other guest went along")
	}
}
