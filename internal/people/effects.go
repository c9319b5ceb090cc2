package people

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/policy"
)

// AccessEffects are what a change of somebody's rights makes appear and vanish, for whom (requirement 16.3).
type AccessEffects struct {
	User *ent.User
	// Moving is how many people get another place in the reporting line.
	Moving int
	// Listed tells whether the directory shows the person from then on; nil where that stays.
	Listed  *bool
	Effects []*AccessEffect
}

// AccessEffect is one kind of right that one person gains or loses.
type AccessEffect struct {
	Reader *ent.User
	Gains  bool
	Kind   AccessEffectKind
	// Count is over how many reviews, requests or acts; of what is a right as a whole, one.
	Count int
	// Examples are at most three of the reviews.
	Examples []*ent.Participation
	// Acts are those that are meant.
	Acts []policy.Action
}

// AccessEffectKind is a right that may come and go with a change.
type AccessEffectKind string

// The kinds, in the order in which they are told; after them come the records (policy.Record).
const (
	SeesReviews  AccessEffectKind = "REVIEWS"
	ReadsTexts   AccessEffectKind = "TEXTS"
	LearnsNames  AccessEffectKind = "NAMES"
	Decides      AccessEffectKind = "DECISIONS"
	OpensAsked   AccessEffectKind = "REQUESTS"
	InvitesGuest AccessEffectKind = "GUESTS"
	BeginsActs   AccessEffectKind = "ACTS"
)

const maxExamples = 3

// AccessEffects tells what a change would do, and changes nothing; it is refused to whom and where the change would be.
// There is no second set of rules: it puts everybody whose rights may depend on the change to the policy twice, with
// people and reviews as they are and as they would be (docs/adr/0028). How many statements that takes does not depend
// on how many people and reviews the change concerns.
func (p *People) AccessEffects(ctx context.Context, change AccessChange) (*AccessEffects, error) {
	client := p.store.Client()
	if err := change.Validate(); err != nil {
		return nil, err
	}
	i, err := p.imagine(ctx, client, change)
	if err != nil {
		return nil, err
	}
	sides, err := i.sides(ctx, client)
	if err != nil {
		return nil, err
	}
	reviews, err := i.reviews(ctx, client, sides)
	if err != nil {
		return nil, err
	}
	effects := &AccessEffects{User: i.person, Moving: i.moving, Effects: []*AccessEffect{}}
	if listed := policy.Listed(i.then(i.person)); listed != policy.Listed(i.person) {
		effects.Listed = &listed
	}
	for _, side := range sides {
		effects.Effects = append(effects.Effects, side.overReviews(reviews)...)
		if side.before.ID() == i.person.ID {
			asked, err := side.overRequests(ctx, client)
			if err != nil {
				return nil, err
			}
			effects.Effects = append(effects.Effects, asked...)
		}
		effects.Effects = append(effects.Effects, side.asAWhole(side.before.ID() == i.person.ID)...)
	}
	i.sort(effects.Effects)
	return effects, nil
}

// sort puts the person first, then the others by name; the kinds stay in their order.
func (i *imagined) sort(effects []*AccessEffect) {
	other := func(e *AccessEffect) int {
		if e.Reader.ID == i.person.ID {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(effects, func(a, b *AccessEffect) int {
		return cmp.Or(cmp.Compare(other(a), other(b)), strings.Compare(a.Reader.Name, b.Reader.Name),
			strings.Compare(a.Reader.ID, b.Reader.ID))
	})
}

// side is one person whose rights may change, as they are and as they would be.
type side struct {
	// person is the row as it is, also where the account is not used yet.
	person        *ent.User
	before, after *policy.Viewer
}

func (s side) effect(kind AccessEffectKind, gains bool) *AccessEffect {
	return &AccessEffect{
		Reader: s.person, Gains: gains, Kind: kind, Examples: []*ent.Participation{}, Acts: []policy.Action{},
	}
}

// reviewKind is a right over reviews, and whether somebody whose rights go that far has it.
type reviewKind struct {
	kind AccessEffectKind
	has  func(policy.Reach) bool
}

// reviewKinds are the rights over reviews, in the order in which they are told.
func reviewKinds() []reviewKind {
	return []reviewKind{
		{SeesReviews, func(r policy.Reach) bool { return r.Sees }},
		{ReadsTexts, func(r policy.Reach) bool { return r.Reads }},
		{LearnsNames, func(r policy.Reach) bool { return r.Names }},
		{Decides, func(r policy.Reach) bool { return r.Decides }},
	}
}

// overReviews is what the person gains and loses over reviews, each kind once.
func (s side) overReviews(reviews []movedReview) []*AccessEffect {
	kinds := reviewKinds()
	effects := make([]*AccessEffect, 0, 2*len(kinds))
	for _, kind := range kinds {
		effects = append(effects, s.effect(kind.kind, true), s.effect(kind.kind, false))
	}
	for _, review := range reviews {
		before, after := policy.ReachOf(s.before, review.now), policy.ReachOf(s.after, review.then)
		for n, kind := range kinds {
			switch {
			case kind.has(after) && !kind.has(before):
				effects[2*n].over(review)
			case kind.has(before) && !kind.has(after):
				effects[2*n+1].over(review)
			}
		}
	}
	return slices.DeleteFunc(effects, func(e *AccessEffect) bool { return e.Count == 0 })
}

func (e *AccessEffect) over(review movedReview) {
	e.Count += review.count
	if len(e.Examples) < maxExamples {
		e.Examples = append(e.Examples, review.now)
	}
}

// overRequests is what the person can open of what they were asked to write, as far as the actor may know of it.
func (s side) overRequests(ctx context.Context, client *ent.Client) ([]*AccessEffect, error) {
	asked, err := client.FeedbackRequest.Query().Where(feedbackrequest.ReviewerID(s.before.ID())).
		Order(ent.Desc(feedbackrequest.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find what the person was asked: %w", err)
	}
	gains, losses := s.effect(OpensAsked, true), s.effect(OpensAsked, false)
	var examples []string
	for _, request := range asked {
		if !policy.KnowsReviewer(policy.From(ctx), request) {
			continue
		}
		switch before, after := policy.Answers(s.before, request), policy.Answers(s.after, request); {
		case before == after:
			continue
		case after:
			gains.Count++
		default:
			losses.Count++
		}
		if len(examples) < maxExamples {
			examples = append(examples, request.ParticipationID)
		}
	}
	effects := slices.DeleteFunc([]*AccessEffect{gains, losses}, func(e *AccessEffect) bool { return e.Count == 0 })
	for _, effect := range effects {
		effect.Examples, err = client.Participation.Query().Where(participation.IDIn(examples...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("find the reviews that the person was asked to write in: %w", err)
		}
	}
	return effects, nil
}

// asAWhole is what is no right over single reviews. What an account opens beyond reviews changes for its person alone.
func (s side) asAWhole(itself bool) []*AccessEffect {
	var effects []*AccessEffect
	if had, has := policy.MayInviteGuests(s.before), policy.MayInviteGuests(s.after); had != has {
		effects = append(effects, s.effect(InvitesGuest, has))
	}
	if itself {
		had, has := policy.Begins(s.before), policy.Begins(s.after)
		effects = append(effects, s.acts(true, without(has, had)), s.acts(false, without(had, has)))
		before, after := policy.RecordsOf(s.before), policy.RecordsOf(s.after)
		for _, record := range without(after, before) {
			effects = append(effects, s.effect(AccessEffectKind(record), true))
		}
		for _, record := range without(before, after) {
			effects = append(effects, s.effect(AccessEffectKind(record), false))
		}
	}
	for _, effect := range effects {
		effect.Count = max(1, len(effect.Acts))
	}
	return slices.DeleteFunc(effects, func(e *AccessEffect) bool { return e.Kind == BeginsActs && len(e.Acts) == 0 })
}

func (s side) acts(gains bool, acts []policy.Action) *AccessEffect {
	effect := s.effect(BeginsActs, gains)
	effect.Acts = acts
	return effect
}

// without are those of all that are not among the others.
func without[T comparable](all, others []T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(one T) bool { return slices.Contains(others, one) })
}
