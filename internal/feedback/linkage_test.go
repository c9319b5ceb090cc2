package feedback_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/promise"
	"sightline/internal/store"
	"sightline/internal/testkit"
)

// shuffled returns the numbers below n in an order by chance.
func shuffled(t *testing.T, n int) []int {
	t.Helper()
	order := make([]int, n)
	for i := range order {
		at, err := rand.Int(rand.Reader, big.NewInt(int64(i+1)))
		if err != nil {
			t.Fatal(err)
		}
		order[i], order[at.Int64()] = order[at.Int64()], i
	}
	return order
}

// guesses are how somebody who holds the closed database might join texts to requests: by the order of the rows as they
// lie, of their ids, of when requests were made or last changed, of versions, forwards and backwards.
func guesses() map[string]string {
	return map[string]string{
		"as rows lie": "rowid", "by id": "id", "by change": "updated_at, rowid", "by version": "version, rowid",
		"by decision": "decided_at, id", "backwards": "rowid DESC",
	}
}

// TestA5_LinkingIsChance: an attacker who has every byte of the database after the close joins texts to writers no
// better than by chance. Each round, six people write and hand in in an order by chance, some save again and again; the
// attacker guesses by every order there is.
func TestA5_LinkingIsChance(t *testing.T) {
	t.Parallel()
	origin := anonymousRound(t, 0)
	rounds := testkit.Rounds(t)
	hits, tries := map[string]int{}, 0
	for range rounds {
		w := origin.Copy(t)
		for _, n := range shuffled(t, len(writers())) {
			handInAs(t, w, writers()[n], n)
		}
		closed(t, w)
		forgetAll(t, w)
		tries += len(writers())
		for name, order := range guesses() {
			hits[name] += linked(t, w, order)
		}
		if found, err := store.VerifyAnonymity(t.Context(), w.Folder()); err != nil || !found.Kept() {
			t.Fatalf("after the close: %+v, %v", found, err)
		}
	}
	chance := 1 / float64(len(writers()))
	for name, hit := range hits {
		low, high := interval(hit, 1.96)
		t.Logf("linking %s: %d of %d right, %.4f, chance %.4f, 95 %% interval %.4f to %.4f", name, hit, tries,
			float64(hit)/float64(tries), chance, low/float64(tries), high/float64(tries))
		// Surely above chance: six guesses in every run of the tests shall not fail by bad luck.
		if surely, _ := interval(hit, 5.2); surely > float64(rounds) {
			t.Errorf("linking %s is right %d times in %d; chance is right %d times", name, hit, tries, rounds)
		}
	}
}

// forgetAll does what the jobs of the cycles that have closed do.
func forgetAll(t *testing.T, w *testkit.World) {
	t.Helper()
	over := w.Store.Client().Cycle.Query().Where(cycle.PresetEQ(promise.Anonymous), cycle.StateEQ(cycle.StateCLOSED)).
		IDsX(w.System(t))
	for _, id := range over {
		if err := w.Parts.Feedback.Forget(w.System(t), id); err != nil {
			t.Fatal(err)
		}
	}
}

// interval is between how many times a guess is right that was right so often, at z standard deviations. Who guesses an
// order by chance has one right in each round, give or take one, however many write: places that are right by chance in a
// random order are counted as Poisson counts, and so are those of many rounds.
func interval(hits int, z float64) (low, high float64) {
	middle, half := float64(hits)+z*z/2, z*math.Sqrt(float64(hits)+z*z/4)
	return middle - half, middle + half
}

// handInAs lets a writer save once or more often, and hand in.
func handInAs(t *testing.T, w *testkit.World, writer string, n int) {
	t.Helper()
	w.Clock.Advance(time.Minute)
	for range n%3 + 1 {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			if err := tx.FeedbackRequest.UpdateOneID(requestBy(writer)).AddVersion(1).Exec(ctx); err != nil {
				return err
			}
			return tx.Answer.Update().Where(answer.RequestID(requestBy(writer)), answer.TextNEQ("")).
				SetText("Words by " + writer + ".").Exec(ctx)
		})
	}
	r, err := w.Parts.Feedback.Request(w.As(t, writer), requestBy(writer))
	if err != nil {
		t.Fatal(err)
	}
	if err := submit(w.As(t, writer), w, r); err != nil {
		t.Fatal(err)
	}
}

// linked counts how many texts an attacker joins to the right writer who puts both in an order.
func linked(t *testing.T, w *testkit.World, order string) int {
	t.Helper()
	list := testkit.ID("prt", anonymousList)
	textOrder := order
	if strings.Contains(order, "_at") || strings.Contains(order, "version") {
		textOrder = "rowid" // a released text has neither
	}
	texts := w.Lines(t, "SELECT text FROM released_texts WHERE participation_id = '"+list+"' ORDER BY "+textOrder)
	requests := w.Lines(t, fmt.Sprintf("SELECT id FROM feedback_requests WHERE participation_id = '%s' AND state = '%s' "+
		"ORDER BY %s", list, feedbackrequest.StateRELEASED, order))
	if len(texts) != len(writers()) || len(requests) != len(writers()) {
		t.Fatalf("%d texts, %d requests", len(texts), len(requests))
	}
	right := 0
	for n, text := range texts {
		if slices.ContainsFunc(writers(), func(writer string) bool {
			return strings.Contains(text, writer) && requests[n] == requestBy(writer)
		}) {
			right++
		}
	}
	return right
}

// TestA5_WhatIsPromisedIsVerified: before the close the command tells what can be joined; a join that is left after it,
// or a copy beside the database, is found.
func TestA5_WhatIsPromisedIsVerified(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 5)
	if err := w.Store.Settle(t.Context()); err != nil { // the round deleted answers of the world
		t.Fatal(err)
	}
	open, err := store.VerifyAnonymity(t.Context(), w.Folder())
	if err != nil || !open.Kept() {
		t.Fatalf("while it is open: %+v, %v", open, err)
	}
	joined := 0
	for _, c := range open.Cycles {
		joined += c.Joined
	}
	if joined == 0 {
		t.Error("an open cycle is said to have no answers")
	}
	closed(t, w)
	if left, err := store.VerifyAnonymity(t.Context(), w.Folder()); err != nil || left.Kept() {
		t.Errorf("closed and not forgotten: %+v, %v", left, err)
	}
	if err := store.Backup(t.Context(), w.Folder(), w.Folder()+"/before.db"); err != nil {
		t.Fatal(err)
	}
	forgetAll(t, w)
	kept, err := store.VerifyAnonymity(t.Context(), w.Folder())
	if err != nil || len(kept.Remains) != 1 || !strings.HasSuffix(kept.Remains[0], "before.db") {
		t.Errorf("with a copy from before: %+v, %v", kept, err)
	}
}
