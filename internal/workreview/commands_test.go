package workreview_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"sightline/ent/workreview"
	"sightline/internal/apperr"
	"sightline/internal/testkit"
	work "sightline/internal/workreview"
)

// TestMadeOnce: a request that comes again, also at the same moment, makes no second project and no second work review.
func TestMadeOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "cole")
	var wait sync.WaitGroup
	made := make([]string, 8)
	for i := range made {
		wait.Go(func() {
			project, err := w.Parts.Work.CreateProject(ctx, work.CreateProjectInput{Name: "Autumn", IdempotencyKey: "one"})
			if err != nil {
				t.Error(err)
				return
			}
			review, err := w.Parts.Work.CreateWorkReview(ctx, work.CreateWorkReviewInput{
				ProjectID: project.ID, Title: "Labels", IdempotencyKey: "two",
			})
			if err != nil {
				t.Error(err)
				return
			}
			made[i] = review.ID
		})
	}
	wait.Wait()
	for _, id := range made {
		if id == "" || id != made[0] {
			t.Errorf("made %v, expected one", made)
			break
		}
	}
}

// TestBadWork: what cannot be is refused at its field.
func TestBadWork(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "cole")
	long := strings.Repeat("ä", 10_000)
	create := func(name, description string) error {
		_, err := w.Parts.Work.CreateProject(ctx, work.CreateProjectInput{Name: name, Description: description, IdempotencyKey: "k"})
		return err
	}
	refusedAt(t, create("", ""), "required", "name")
	refusedAt(t, create(" \t", ""), "required", "name")
	refusedAt(t, create(long, ""), "too_long", "name")
	refusedAt(t, create("Autumn", long), "too_long", "description")
	_, err := w.Parts.Work.CreateWorkReview(ctx, work.CreateWorkReviewInput{
		ProjectID: testkit.ID("prj", "brand"), Title: "  ", IdempotencyKey: "k",
	})
	refusedAt(t, err, "required", "title")
	_, err = w.Parts.Work.CreateWorkReview(ctx, work.CreateWorkReviewInput{
		ProjectID: testkit.ID("prj", "archive"), Title: "Late", IdempotencyKey: "k",
	})
	refusedAt(t, err, "state.project_archived", "")
}

// TestAnArchivedProject is there for who keeps it, and for nobody else; it comes back as it was.
func TestAnArchivedProject(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	archive := func(version int, archived bool) error {
		_, err := w.Parts.Work.ArchiveProject(w.As(t, "cole"), work.ArchiveProjectInput{
			ProjectID: testkit.ID("prj", "brand"), ExpectedVersion: version, Archived: archived,
		})
		return err
	}
	refusedAt(t, archive(1, false), "state.unarchive_project", "")
	if err := archive(1, true); err != nil {
		t.Fatal(err)
	}
	refusedAt(t, archive(2, true), "state.project_archived", "")
	for persona, there := range map[string]bool{"cole": true, "wim": true, "ada": true, "otto": false, "rex": false, "gia": false} {
		if sees(t, w, persona, layout()) != there {
			t.Errorf("%s: there %v, expected %v", persona, !there, there)
		}
	}
	if err := archive(2, false); err != nil {
		t.Fatal(err)
	}
	if !sees(t, w, "otto", layout()) || !sees(t, w, "gia", layout()) {
		t.Error("what was archived did not come back as it was")
	}
}

// TestStatesOfAWorkReview: one that rests is not there for people from outside, and one that is locked cannot be edited.
func TestStatesOfAWorkReview(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	set := func(version int, to workreview.State) {
		t.Helper()
		if _, err := w.Parts.Work.SetWorkReviewState(w.As(t, "cole"), work.SetWorkReviewStateInput{
			WorkReviewID: layout(), ExpectedVersion: version, State: to,
		}); err != nil {
			t.Fatal(err)
		}
	}
	edit := func(version int) error {
		due := testkit.Now().Add(48 * time.Hour)
		_, err := w.Parts.Work.UpdateWorkReview(w.As(t, "cole"), work.UpdateWorkReviewInput{
			WorkReviewID: layout(), ExpectedVersion: version, Title: "Labels", DueAt: &due,
		})
		return err
	}
	set(1, workreview.StateINACTIVE)
	if sees(t, w, "gia", layout()) || sees(t, w, "con", layout()) || !sees(t, w, "rex", layout()) {
		t.Error("one that rests is there for colleagues alone")
	}
	set(2, workreview.StateLOCKED)
	if !sees(t, w, "gia", layout()) {
		t.Error("one that is locked is read by a guest")
	}
	refusedAt(t, edit(3), "state.edit_work", "")
	set(3, workreview.StateACTIVE)
	if err := edit(4); err != nil {
		t.Error(err)
	}
	if code := apperr.CodeOf(edit(4)); code != apperr.Conflict {
		t.Errorf("saved over by an older page: %s", code)
	}
}
