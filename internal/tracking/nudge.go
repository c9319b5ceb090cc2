package tracking

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/nudge"
	"sightline/ent/participation"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

const (
	// mostNudged is how many participations one call may nudge.
	mostNudged = 100
	// nudgePause is how long after a nudge the same step of the same participation cannot be nudged again, by anybody.
	nudgePause = 24 * time.Hour
	// together is how many participations are nudged in one transaction: others may write in between.
	together = 10
)

// NudgePeopleInput names the participations whose next step to remind of.
type NudgePeopleInput struct {
	ParticipationIDs []string
	IdempotencyKey   string
}

// Validate refuses an input that names none or too many, or has no key.
func (i NudgePeopleInput) Validate() error {
	var problems apperr.List
	if len(i.ParticipationIDs) == 0 || len(i.ParticipationIDs) > mostNudged {
		problems.Add("too_many", "participationIds")
	}
	if i.IdempotencyKey == "" || len(i.IdempotencyKey) > maxPhrase {
		problems.Add("required", "idempotencyKey")
	}
	return problems.Err()
}

// NudgeOutcome is what came of nudging one participation.
type NudgeOutcome string

// The outcomes.
const (
	Nudged        NudgeOutcome = "NUDGED"
	HadOne        NudgeOutcome = "HAD_ONE"
	NothingWaits  NudgeOutcome = "NOTHING_WAITS"
	NotForViewers NudgeOutcome = "NOT_YOURS"
)

// NudgeResult is what came of nudging one participation.
type NudgeResult struct {
	Participation *ent.Participation
	Outcome       NudgeOutcome
	// AgainAt is when the same step can be nudged again; nil where nothing was nudged.
	AgainAt *time.Time
}

// Nudge reminds those for whom participations wait, by message and mail, and returns what came of each. What is
// reminded of, whom, and what is told of it goes by the states that the viewer may know alone: to who reads the
// answers without the names everybody who was asked to write is reminded, and the outcome is the same whoever has
// handed in (V4, docs/adr/0033). A repeated key reminds nobody twice and tells the same again.
func (t *Tracking) Nudge(ctx context.Context, input NudgePeopleInput) ([]*NudgeResult, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	lists, err := t.toNudge(ctx, input.ParticipationIDs)
	if err != nil {
		return nil, err
	}
	plans, err := t.plan(ctx, lists)
	if err != nil {
		return nil, err
	}
	for some := range slices.Chunk(plans, together) {
		if err := t.nudgeSome(ctx, some, input.IdempotencyKey); err != nil {
			return nil, err
		}
	}
	results := make([]*NudgeResult, 0, len(plans))
	for _, one := range plans {
		results = append(results, &NudgeResult{Participation: one.list, Outcome: one.outcome, AgainAt: one.againAt})
	}
	return results, nil
}

// toNudge reads the participations in the order in which they were named, each once.
func (t *Tracking) toNudge(ctx context.Context, ids []string) ([]*ent.Participation, error) {
	rows, err := t.store.Client().Participation.Query().Where(participation.IDIn(ids...)).
		WithRequests(func(q *ent.FeedbackRequestQuery) { requestsOf(q); q.WithReviewer() }).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find whom to nudge: %w", err)
	}
	byID := map[string]*ent.Participation{}
	for _, row := range rows {
		byID[row.ID] = row
	}
	var lists []*ent.Participation
	for _, id := range ids {
		list, known := byID[id]
		if !known {
			return nil, apperr.ErrNotFound()
		}
		if !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	return lists, nil
}

// plan says for each participation what a nudge would be. It fails where none of them is the viewer's to nudge.
func (t *Tracking) plan(ctx context.Context, lists []*ent.Participation) ([]*plan, error) {
	viewer := policy.From(ctx)
	var plans []*plan
	var own []*ent.Participation
	var refusal error
	for _, list := range lists {
		grant, err := policy.Authorize(viewer, policy.NudgePeople, list)
		one := &plan{list: list, grant: grant, outcome: NotForViewers}
		plans = append(plans, one)
		if err != nil {
			refusal = err
			continue
		}
		own = append(own, list)
		one.outcome = NothingWaits
		one.step = stepOf(StageOf(viewer, list, list.Edges.Requests))
	}
	if len(own) == 0 {
		return nil, refusal
	}
	return plans, t.receivers(ctx, plans)
}

// nudgeSome reminds of some participations in one transaction. Whether one had its nudge is looked up in it: of two who
// nudge at once, one reminds.
func (t *Tracking) nudgeSome(ctx context.Context, some []*plan, key string) error {
	some = slices.DeleteFunc(slices.Clone(some), func(one *plan) bool { return one.step == "" })
	if len(some) == 0 {
		return nil
	}
	grant := some[0].grant
	for _, one := range some[1:] {
		grant = grant.And(one.grant)
	}
	return t.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		earlier, err := lastNudges(ctx, tx, idsOf(some), t.store.Clock().Now().Add(-nudgePause))
		if err != nil {
			return err
		}
		for _, one := range some {
			if last := one.last(policy.From(ctx), earlier); last != nil {
				one.had(last, key, policy.From(ctx).ID())
				continue
			}
			if err := t.nudgeOne(ctx, tx, one, key); err != nil {
				return err
			}
		}
		return nil
	})
}

// nudgeOne records the nudge also where it reaches nobody, because an account is out of use: that there is none would
// tell who has handed in.
func (t *Tracking) nudgeOne(ctx context.Context, tx *ent.Client, one *plan, key string) error {
	made, err := tx.Nudge.Create().SetParticipationID(one.list.ID).SetNudgedByID(policy.From(ctx).ID()).
		SetStep(one.step).SetKey(key).Save(ctx)
	if err != nil {
		return fmt.Errorf("keep the nudge: %w", err)
	}
	for _, to := range one.to {
		if err := t.inbox.Tell(ctx, tx, to); err != nil {
			return fmt.Errorf("nudge: %w", err)
		}
	}
	if len(one.to) > 0 {
		one.outcome = Nudged
		one.againAt = new(made.CreatedAt.Add(nudgePause))
	}
	return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.NudgePeople, one.list.ID,
		store.About(one.list.RevieweeID))
}

// lastNudges returns the nudges of participations since a moment, newest first.
func lastNudges(ctx context.Context, client *ent.Client, ids []string, since time.Time) ([]*ent.Nudge, error) {
	all, err := client.Nudge.Query().Where(nudge.ParticipationIDIn(ids...), nudge.CreatedAtGT(since)).
		Order(ent.Desc(nudge.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for earlier nudges: %w", err)
	}
	return all, nil
}

// AgainAt returns for participations when the step in which the viewer knows them can be nudged again; those that can
// be nudged now, or never by the viewer, are left out.
func (t *Tracking) AgainAt(ctx context.Context, ids []string) (map[string]*time.Time, error) {
	viewer := policy.From(ctx)
	recent, err := lastNudges(ctx, t.store.Client(), ids, t.store.Clock().Now().Add(-nudgePause))
	if err != nil {
		return nil, err
	}
	lists, err := t.store.Client().Participation.Query().Where(participation.IDIn(ids...)).WithRequests(requestsOf).
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who was nudged: %w", err)
	}
	again := map[string]*time.Time{}
	for _, list := range lists {
		one := &plan{list: list, step: stepOf(StageOf(viewer, list, list.Edges.Requests))}
		last := one.last(viewer, recent)
		if last != nil && policy.Can(viewer, policy.NudgePeople, list) {
			again[list.ID] = new(last.CreatedAt.Add(nudgePause))
		}
	}
	return again, nil
}
