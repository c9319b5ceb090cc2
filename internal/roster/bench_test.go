package roster_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/internal/roster"
	"sightline/internal/testkit"
)

// BenchmarkImportOf5000 checks and carries out a table of 5,000 new people and invites them, while others read and write
// all the time: how long it takes, and how long they wait.
func BenchmarkImportOf5000(b *testing.B) {
	var table strings.Builder
	table.WriteString("email,name,title,team,location,manager\n")
	for n := range 5_000 {
		manager := ""
		if n > 0 {
			manager = fmt.Sprintf("p%d@a.example", (n-1)/8)
		}
		fmt.Fprintf(&table, "p%d@a.example,Person %d,Reader,Team %d,Lund,%s\n", n, n, n%40, manager)
	}
	for b.Loop() {
		b.StopTimer()
		w := testkit.New(b)
		ctx, stop := context.WithCancel(b.Context())
		waits := make(chan []time.Duration, 1)
		go func() {
			waits <- repeat(ctx, func() error {
				return w.Store.WriteSystem(w.System(b), func(ctx context.Context, tx *ent.Client) error {
					return tx.Setting.Update().AddVersion(1).Exec(ctx)
				})
			})
		}()
		reads := make(chan []time.Duration, 1)
		go func() {
			reads <- repeat(ctx, func() error {
				_, err := w.Store.Client().User.Query().Limit(50).All(w.System(b))
				return err
			})
		}()
		b.StartTimer()
		began := time.Now() //nolint:forbidigo // what is measured is the real time
		checked, err := w.Parts.Roster.Check(w.As(b, "ada"), "people.csv", nil, strings.NewReader(table.String()))
		if err != nil {
			b.Fatal(err)
		}
		planned := time.Since(began) //nolint:forbidigo // what is measured is the real time
		if _, err := w.Parts.Roster.Apply(w.As(b, "ada"), roster.ApplyImportInput{ImportID: checked.ImportID, ExpectedVersion: 1}); err != nil {
			b.Fatal(err)
		}
		if err := w.Parts.Jobs.RunDue(b.Context(), w.Parts.Handlers()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		imported := time.Since(began) - planned //nolint:forbidigo // what is measured is the real time
		invited := inviteAll(b, w, checked.ImportID)
		stop()
		written, read := <-waits, <-reads
		done, err := w.Store.Client().PeopleImport.Get(w.System(b), checked.ImportID)
		if err != nil || done.DoneLines != 5_000 {
			b.Fatalf("%+v, %v", done, err)
		}
		b.ReportMetric(planned.Seconds(), "check-s")
		b.ReportMetric(imported.Seconds(), "import-s")
		b.ReportMetric(invited.Seconds(), "invite-s")
		b.ReportMetric(float64(written[len(written)-1].Milliseconds()), "write-max-ms")
		b.ReportMetric(float64(read[len(read)*99/100].Microseconds())/1_000, "read-p99-ms")
		b.StartTimer()
	}
}

// inviteAll invites those whom an import made, and tells how long it took.
func inviteAll(b *testing.B, w *testkit.World, importID string) time.Duration {
	b.Helper()
	made, err := w.Store.Client().PeopleImport.Get(w.System(b), importID)
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now() //nolint:forbidigo // what is measured is the real time
	if _, err := w.Parts.Roster.InviteImported(w.As(b, "ada"),
		roster.InviteImportedInput{ImportID: importID, ExpectedVersion: made.Version}); err != nil {
		b.Fatal(err)
	}
	if err := w.Parts.Jobs.RunDue(b.Context(), w.Parts.Handlers()); err != nil {
		b.Fatal(err)
	}
	took := time.Since(began) //nolint:forbidigo // what is measured is the real time
	if left, err := w.Parts.Roster.Uninvited(w.As(b, "ada"), []string{made.ID}); err != nil || left[made.ID] != 0 {
		b.Fatalf("%v are left, %v", left, err)
	}
	return took
}

// repeat does something until the context ends and returns how long each time took, shortest first.
func repeat(ctx context.Context, do func() error) []time.Duration {
	var took []time.Duration
	for ctx.Err() == nil {
		began := time.Now() //nolint:forbidigo // what is measured is the real time
		if err := do(); err != nil {
			break
		}
		took = append(took, time.Since(began)) //nolint:forbidigo // what is measured is the real time
	}
	slices.Sort(took)
	return took
}
