package store_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/personword"
	"sightline/internal/store"
	"sightline/internal/testkit"
)

// TestWordsOfEarlierPeople: who is older than the words are gets them when the database is opened.
func TestWordsOfEarlierPeople(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	of := func(s *store.Store) int {
		return s.Client().PersonWord.Query().Where(personword.UserID(testkit.ID("usr", "sue"))).CountX(w.System(t))
	}
	before := of(w.Store)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		_, err := tx.PersonWord.Delete().Exec(ctx)
		return err
	})
	again, err := store.Open(t.Context(), w.Store.Folder(), w.Clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	if after := of(again); before == 0 || after != before {
		t.Errorf("%d words became %d", before, after)
	}
}

// TestWordsStayTrue: a statement that would rename many at once is refused, for their words would stay behind.
func TestWordsStayTrue(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	err := w.Store.WriteSystem(w.System(t), func(ctx context.Context, tx *ent.Client) error {
		return tx.User.Update().SetTeam("Another").Exec(ctx)
	})
	if err == nil {
		t.Error("everybody was moved to another team, and nobody is found by it")
	}
}
