package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"sightline/ent"
	"sightline/internal/clock"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// looker collects what one step left in the database.
type looker struct {
	ctx     context.Context // lives as long as one look
	client  *ent.Client
	there   []string
	missing []string
	err     error
}

// has notes one effect, of which there must be exactly as many as said.
func (l *looker) has(what string, want int, count func(context.Context) (int, error)) {
	if l.err != nil {
		return
	}
	found, err := count(l.ctx)
	if err != nil {
		l.err = fmt.Errorf("look for %s: %w", what, err)
		return
	}
	if found == want {
		l.there = append(l.there, what)
		return
	}
	l.missing = append(l.missing, fmt.Sprintf("%s (%d of %d)", what, found, want))
	if found > 0 {
		l.there = append(l.there, fmt.Sprintf("%s (%d of %d)", what, found, want))
	}
}

// look compares what was sent with what is there, now that the program has started again.
func (a *audit) look(ctx context.Context, sent []*attempt) error {
	opened, err := store.Open(ctx, a.folder, clock.System{})
	if err != nil {
		return fmt.Errorf("open the database beside the program: %w", err)
	}
	for _, one := range sent {
		found, lookErr := footprint(ctx, opened, one)
		if lookErr != nil {
			return errors.Join(lookErr, opened.Close())
		}
		a.judge(one, found)
	}
	return opened.Close()
}

func footprint(ctx context.Context, opened *store.Store, one *attempt) (*looker, error) {
	l := &looker{ctx: policy.AsSystem(ctx, policy.FillSample), client: opened.Client()}
	one.step.effects(l, one.story)
	return l, l.err
}

// judge: what was answered must be there with all it brings; what was not, with all or with nothing.
func (a *audit) judge(one *attempt, found *looker) {
	whole, absent := len(found.missing) == 0, len(found.there) == 0
	switch {
	case one.answered:
		a.answered++
	case whole:
		a.whole++
	case absent:
		a.absent++
	}
	if whole {
		one.story.done++
	}
	if whole || (absent && !one.answered) {
		return
	}
	a.wrong = append(a.wrong, fmt.Errorf("kill %d, story %d, %s, answered %t: there: %s; missing: %s", a.kills,
		one.story.number, one.step.name, one.answered, strings.Join(found.there, ", "), strings.Join(found.missing, ", ")))
}

// everything looks once more at every step of every story: what was there must have stayed.
func (a *audit) everything(ctx context.Context) error {
	var all []*attempt
	for _, one := range a.stories {
		for _, step := range one.steps[:one.done] {
			all = append(all, &attempt{story: one, step: step, answered: true})
		}
	}
	answered := a.answered
	err := a.look(ctx, all)
	a.answered = answered // they were counted when they were answered
	return err
}

func (a *audit) summary() string {
	return fmt.Sprintf("%d kills with %d mutations under way: %d answered and found whole, of those not answered %d whole "+
		"and %d absent, %d wrong", a.kills, a.inTheMids, a.answered, a.whole, a.absent, len(a.wrong))
}

// verdict is an error where anything was lost or half written, or where nothing was tried.
func (a *audit) verdict() error {
	if a.answered == 0 {
		return errors.New("not one mutation was answered")
	}
	return errors.Join(a.wrong...)
}
