package roster

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/importline"
	"sightline/ent/message"
	"sightline/ent/peopleimport"
	"sightline/ent/predicate"
	"sightline/internal/apperr"
	"sightline/internal/inbox"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// The jobs of imports. Their subject is the import.
const (
	ApplyJob  = "apply-import"
	ForgetJob = "forget-import"
)

const (
	// turn is how long an import goes on before other jobs have theirs.
	turn = time.Second
	// keptUnused and keptDone are how long the lines of an import are kept.
	keptUnused = 24 * time.Hour
	keptDone   = 30 * 24 * time.Hour
)

// ApplyImportInput names the import to carry out.
type ApplyImportInput struct {
	ImportID        string
	ExpectedVersion int
}

// Apply begins to carry an import out: it goes on by itself, also when the server is started again in between.
func (r *Roster) Apply(ctx context.Context, input ApplyImportInput) (*ent.PeopleImport, error) {
	found, err := r.find(ctx, input.ImportID)
	if err != nil {
		return nil, err
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.ApplyImport, policy.Import{ID: found.ID, Made: found})
	if err != nil {
		return nil, err
	}
	if found.Version != input.ExpectedVersion {
		return nil, apperr.Stale(found)
	}
	err = r.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		now := r.store.Clock().Now()
		err := tx.PeopleImport.UpdateOneID(found.ID).Where(peopleimport.Version(found.Version)).
			SetState(peopleimport.StateRUNNING).SetStartedAt(now).SetColumns(withoutSamples(found)).AddVersion(1).Exec(ctx)
		if ent.IsNotFound(err) {
			return apperr.Stale(found)
		}
		if err != nil {
			return fmt.Errorf("begin the import: %w", err)
		}
		if err := r.jobs.Enqueue(ctx, tx, ApplyJob, found.ID, now); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.ApplyImport, found.ID)
	})
	if err != nil {
		return nil, err
	}
	return r.find(ctx, found.ID)
}

// Resume queues what a crash interrupted: at the start of the server nobody works at an import. One that goes on twice
// does nothing twice.
func (r *Roster) Resume(ctx context.Context) error {
	system := policy.AsSystem(ctx, policy.RunJobs)
	for kind, interrupted := range map[string]predicate.PeopleImport{
		ApplyJob:  peopleimport.StateEQ(peopleimport.StateRUNNING),
		InviteJob: peopleimport.InvitingSinceNotNil(),
	} {
		found, err := r.store.Client().PeopleImport.Query().Where(interrupted).IDs(system)
		if err != nil {
			return fmt.Errorf("look for what was interrupted: %w", err)
		}
		for _, id := range found {
			if err := r.queue(system, kind, id, 0); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Roster) queue(system context.Context, kind, id string, later time.Duration) error {
	return r.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		return r.jobs.Enqueue(ctx, tx, kind, id, r.store.Clock().Now().Add(later))
	})
}

// Run is the job that carries an import out: step by step for a turn, then it queues up again. It acts as the person
// who began it, with the rights that they have at each step.
func (r *Roster) Run(system context.Context, importID string) error {
	until := r.store.Clock().Now().Add(turn)
	for {
		more, err := r.step(system, importID)
		if err != nil || !more {
			return err
		}
		if r.store.Clock().Now().After(until) {
			return r.queue(system, ApplyJob, importID, 0)
		}
	}
}

// step carries some lines out, in one transaction with the note that they are done, and tells whether more are left.
func (r *Roster) step(system context.Context, importID string) (bool, error) {
	client := r.store.Client()
	found, err := client.PeopleImport.Query().
		Where(peopleimport.ID(importID), peopleimport.StateEQ(peopleimport.StateRUNNING)).Only(system)
	if ent.IsNotFound(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read the import: %w", err)
	}
	lines, err := client.ImportLine.Query().Where(importline.ImportID(importID),
		importline.StateEQ(importline.StatePLANNED),
		importline.OutcomeIn(importline.OutcomeNEW, importline.OutcomeCHANGED)).
		Order(importline.ByLevel(), importline.ByNumber()).Limit(stepLines).All(system)
	if err != nil {
		return false, fmt.Errorf("read the next lines: %w", err)
	}
	if len(lines) == 0 {
		return false, r.finish(system, found)
	}
	viewer, err := r.actor(system, found)
	if err != nil {
		return false, err
	}
	if !policy.Can(viewer, policy.ImportPeople, policy.Import{ID: importID, Made: found}) {
		return false, r.stop(system, found)
	}
	s := &step{viewer: viewer, made: found, lines: together(lines)}
	return true, r.store.WriteDecided(policy.WithViewer(system, viewer), s.decide, s.write)
}

// together are the first of the lines that one step carries out: those who get another line manager take a step each,
// because whoever stands below them moves along.
func together(lines []*ent.ImportLine) []*ent.ImportLine {
	for n, l := range lines {
		if !moves(l) {
			continue
		}
		return lines[:max(n, 1)]
	}
	return lines
}

func moves(l *ent.ImportLine) bool {
	_, moved := l.Changes[string(LineManager)]
	return moved && l.Outcome == importline.OutcomeCHANGED
}

// finish ends an import and tells whoever began it: they may have left the page long ago.
func (r *Roster) finish(system context.Context, found *ent.PeopleImport) error {
	now := r.store.Clock().Now()
	viewer, err := r.actor(system, found)
	if err != nil {
		return err
	}
	return r.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.PeopleImport.UpdateOneID(found.ID).SetState(peopleimport.StateDONE).SetEndedAt(now).AddVersion(1).
			Exec(ctx); err != nil {
			return fmt.Errorf("finish the import: %w", err)
		}
		if err := r.inbox.Tell(ctx, tx, inbox.Note{
			To: found.UserID, Guest: viewer.Outsider(), Message: message.KindIMPORT_DONE, ImportID: found.ID,
		}); err != nil {
			return fmt.Errorf("tell that the import is done: %w", err)
		}
		return r.jobs.Enqueue(ctx, tx, ForgetJob, found.ID, now.Add(keptDone))
	})
}

// stop ends an import whose actor may import no more: what is left is refused.
func (r *Roster) stop(system context.Context, found *ent.PeopleImport) error {
	err := r.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		left, err := tx.ImportLine.Update().Where(importline.ImportID(found.ID),
			importline.StateEQ(importline.StatePLANNED),
			importline.OutcomeIn(importline.OutcomeNEW, importline.OutcomeCHANGED)).
			SetState(importline.StateFAILED).SetProblem("import.rights_ended").Save(ctx)
		if err != nil {
			return fmt.Errorf("refuse what is left: %w", err)
		}
		return tx.PeopleImport.UpdateOneID(found.ID).AddFailedLines(left).Exec(ctx)
	})
	if err != nil {
		return err
	}
	return r.finish(system, found)
}

// Forget is the job that deletes the lines of an import when nobody needs them any more, some at a time, and then the
// import itself. One that was carried out since is kept until its own time.
func (r *Roster) Forget(system context.Context, importID string) error {
	now := r.store.Clock().Now()
	found, err := r.store.Client().PeopleImport.Get(system, importID)
	switch {
	case ent.IsNotFound(err):
		return nil
	case err != nil:
		return fmt.Errorf("read the import: %w", err)
	case found.State == peopleimport.StateRUNNING, found.EndedAt != nil && found.EndedAt.Add(keptDone).After(now):
		return nil
	}
	ended := now.Add(-keptDone)
	err = r.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		// From here on nobody carries it out.
		return tx.PeopleImport.UpdateOneID(importID).Where(peopleimport.StateNEQ(peopleimport.StateRUNNING),
			peopleimport.Or(peopleimport.EndedAtIsNil(), peopleimport.EndedAtLTE(ended))).
			SetState(peopleimport.StateREPLACED).AddVersion(1).Exec(ctx)
	})
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("put the import aside: %w", err)
	}
	for {
		lines, err := r.store.Client().ImportLine.Query().Where(importline.ImportID(importID)).Limit(linesAtOnce).
			IDs(system)
		if err != nil {
			return fmt.Errorf("read the lines: %w", err)
		}
		err = r.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
			if len(lines) == 0 {
				return tx.PeopleImport.DeleteOneID(importID).Exec(ctx)
			}
			if _, err := tx.ImportLine.Delete().Where(importline.IDIn(lines...)).Exec(ctx); err != nil {
				return fmt.Errorf("delete lines: %w", err)
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("forget the import: %w", err)
		}
		if len(lines) == 0 {
			return nil
		}
	}
}
