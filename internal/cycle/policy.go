package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/policychange"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// PolicyLineInput is what one audience shall read.
type PolicyLineInput struct {
	Audience promise.Audience
	Content  promise.Content
	Author   promise.Author
	From     promise.From
}

// SetCyclePolicyInput is a whole promise: the word, a line for each audience, the list of reviewers, the threshold.
type SetCyclePolicyInput struct {
	CycleID         string
	ExpectedVersion int
	Preset          promise.Preset
	Lines           []*PolicyLineInput
	ListVisible     bool
	Threshold       int
}

// promise returns the promise that the input asks for. An audience that is left out reads nothing.
func (i *SetCyclePolicyInput) promise() promise.Promise {
	p := promise.Promise{Preset: i.Preset, ListVisible: i.ListVisible, Threshold: i.Threshold}
	for _, audience := range promise.Audiences() {
		p = p.With(audience, promise.Line{Content: promise.Nothing, Author: promise.Hidden, From: promise.Released})
	}
	for _, line := range i.Lines {
		p = p.With(line.Audience, promise.Line{Content: line.Content, Author: line.Author, From: line.From})
	}
	return p
}

// Validate checks that each line keeps the word, that each audience has one line, and that somebody reads something.
func (i *SetCyclePolicyInput) Validate() error {
	var problems apperr.List
	seen := map[promise.Audience]bool{}
	for _, line := range i.Lines {
		if seen[line.Audience] {
			problems.Add("policy.twice", "lines", string(line.Audience))
		}
		seen[line.Audience] = true
	}
	next := i.promise()
	for _, audience := range promise.Audiences() {
		if !next.Keeps(audience) {
			problems.Add("policy.word."+string(i.Preset), "lines", string(audience))
		}
	}
	if !next.Reads() {
		problems.Add("policy.nobody", "lines")
	}
	if i.Threshold < promise.Floor || i.Threshold > promise.Ceiling {
		problems.Add("policy.threshold", "threshold")
	}
	return problems.Err()
}

// SetPolicy changes the promise of a cycle. After the first submission it can only be narrowed (V3), and of a published
// cycle each change is kept for those who wrote.
func (c *Cycles) SetPolicy(ctx context.Context, input SetCyclePolicyInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	found, grant, err := c.authorize(ctx, policy.SetCyclePolicy, input.CycleID, &input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	before, after := policy.PromiseOf(found), input.promise()
	if len(before.Changed(after)) == 0 {
		return found, nil
	}
	if err := refuseChange(policy.From(ctx), found, after); err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		current, err := tx.Cycle.Query().Where(cycle.ID(found.ID), cycle.Version(found.Version)).Only(ctx)
		if err != nil {
			return staleOr(err, found, "read the cycle")
		}
		// The first submission does not raise the version: it may have come meanwhile.
		if !policy.MayWiden(policy.From(ctx), current) {
			if err := refuseWidening(before.Widened(after)); err != nil {
				return err
			}
		}
		if found.State != cycle.StateDRAFT {
			if err := keepChange(ctx, tx, found.ID, before, after); err != nil {
				return err
			}
		}
		update := tx.Cycle.UpdateOneID(found.ID).Where(cycle.Version(found.Version)).AddVersion(1)
		ApplyPromise(update.Mutation(), after)
		return c.finish(ctx, tx, policy.SetCyclePolicy, found, update)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

// refuseChange refuses what the cycle as it stands does not take.
func refuseChange(v *policy.Viewer, found *ent.Cycle, after promise.Promise) error {
	if found.ProactiveAllowed && after.Preset == promise.Anonymous {
		return apperr.Input("cycle.proactive_anonymous", "preset")
	}
	if leaving := policy.WordsLeave(found, after); leaving != policy.WordsStay {
		var problems apperr.List
		for _, audience := range after.EarlyWithoutNames() {
			problems.Add(earlySentence(leaving), "lines", string(audience))
		}
		return problems.Err()
	}
	if policy.MayWiden(v, found) {
		return nil
	}
	return refuseWidening(policy.PromiseOf(found).Widened(after))
}

// refuseWidening names each cell that would let somebody read more.
func refuseWidening(cells []promise.Cell) error {
	var problems apperr.List
	for _, cell := range cells {
		switch cell {
		case promise.CellPreset, promise.CellList, promise.CellThreshold:
			problems.Add("policy.widens", string(cell))
		default:
			problems.Add("policy.widens", "lines", string(cell))
		}
	}
	return problems.Err()
}

func keepChange(ctx context.Context, tx *ent.Client, cycleID string, before, after promise.Promise) error {
	if err := tx.PolicyChange.Create().SetCycleID(cycleID).SetChangedByID(policy.From(ctx).ID()).SetBefore(before).
		SetAfter(after).Exec(ctx); err != nil {
		return fmt.Errorf("keep the change: %w", err)
	}
	return nil
}

// ApplyPromise writes a promise into the columns of a cycle.
func ApplyPromise(m *ent.CycleMutation, p promise.Promise) {
	m.SetPreset(p.Preset)
	m.SetListVisible(p.ListVisible)
	m.SetThreshold(p.Threshold)
	m.SetRevieweeContent(p.Reviewee.Content)
	m.SetRevieweeAuthor(p.Reviewee.Author)
	m.SetRevieweeFrom(p.Reviewee.From)
	m.SetLineManagerContent(p.LineManager.Content)
	m.SetLineManagerAuthor(p.LineManager.Author)
	m.SetLineManagerFrom(p.LineManager.From)
	m.SetIndirectContent(p.Indirect.Content)
	m.SetIndirectAuthor(p.Indirect.Author)
	m.SetIndirectFrom(p.Indirect.From)
	m.SetHrContent(p.HRAdmin.Content)
	m.SetHrAuthor(p.HRAdmin.Author)
	m.SetHrFrom(p.HRAdmin.From)
}

// PolicyLine is a line of a promise with its audience.
type PolicyLine struct {
	Audience promise.Audience
	Content  promise.Content
	Author   promise.Author
	From     promise.From
}

// PolicyLines returns the lines of a promise in the order of the audiences.
func PolicyLines(p promise.Promise) []*PolicyLine {
	var lines []*PolicyLine
	for _, audience := range promise.Audiences() {
		lines = append(lines, policyLine(audience, p.Line(audience)))
	}
	return lines
}

func policyLine(audience promise.Audience, line promise.Line) *PolicyLine {
	return &PolicyLine{Audience: audience, Content: line.Content, Author: line.Author, From: line.From}
}

// PresetPolicy is what a preset begins with and what its word allows.
type PresetPolicy struct {
	Preset  promise.Preset
	Lines   []*PolicyLine
	Allowed []*PolicyLine
}

// Presets returns the three presets, from the widest to the narrowest.
func Presets() []*PresetPolicy {
	var all []*PresetPolicy
	for _, preset := range []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous} {
		one := &PresetPolicy{Preset: preset, Lines: PolicyLines(promise.Of(preset))}
		for _, audience := range promise.Audiences() {
			for _, line := range promise.Allowed(preset, audience) {
				one.Allowed = append(one.Allowed, policyLine(audience, line))
			}
		}
		all = append(all, one)
	}
	return all
}

// PolicyChanges returns how the promises of cycles were changed since they were published, oldest first.
func (c *Cycles) PolicyChanges(ctx context.Context, cycleIDs []string) ([]*ent.PolicyChange, error) {
	changes, err := c.store.Client().PolicyChange.Query().Where(policychange.CycleIDIn(cycleIDs...)).
		Order(ent.Asc(policychange.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the changes of the policy: %w", err)
	}
	return changes, nil
}
