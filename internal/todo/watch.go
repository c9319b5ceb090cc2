package todo

import (
	"context"
	"fmt"
	"log/slog"
	"slices"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/ent/participation"
	"sightline/ent/session"
	"sightline/internal/deciders"
	"sightline/internal/notify"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// Watch makes every change of a watched type wake the people it concerns, after its commit: commands cannot forget it.
func Watch(s *store.Store, hub *notify.Hub, log *slog.Logger) {
	s.Client().Use(func(next entgo.Mutator) entgo.Mutator {
		return entgo.MutateFunc(func(ctx context.Context, m entgo.Mutation) (entgo.Value, error) {
			changed, err := concerns(ctx, m)
			if err != nil {
				return nil, err
			}
			if err := changed.readBefore(ctx, s, m); err != nil {
				return nil, err
			}
			value, err := next.Mutate(ctx, m)
			if err != nil || changed == nil {
				return value, err //nolint:wrapcheck // a hook passes on what the mutation answers
			}
			changed.add(m)
			store.AfterCommitOfAll(ctx, wakeKey{}, changed, func(ctx context.Context, all []*change) {
				wake(ctx, s, hub, log, all)
			})
			return value, nil
		})
	})
}

type wakeKey struct{}

// wake wakes everybody whom the changes of one transaction concern, once: two wake-ups would tell that more was changed
// than is seen.
func wake(ctx context.Context, s *store.Store, hub *notify.Hub, log *slog.Logger, all []*change) {
	if !hub.Waiting() {
		return
	}
	var people []string
	for _, changed := range all {
		some, err := changed.people(policy.AsSystem(context.WithoutCancel(ctx), policy.Tell), s)
		if err != nil {
			log.ErrorContext(ctx, "whom a change concerns is not known; they see it when they ask again", "error", err)
		}
		people = append(people, some...)
	}
	slices.Sort(people)
	hub.Wake(slices.Compact(people)...)
}

// WakeCycle wakes everybody whom a cycle concerns: for what changes by the clock alone.
func WakeCycle(ctx context.Context, s *store.Store, hub *notify.Hub, cycleID string) error {
	c := &change{kind: "Cycle", ids: []string{cycleID}}
	people, err := c.people(policy.AsSystem(ctx, policy.Tell), s)
	if err != nil {
		return err
	}
	hub.Wake(people...)
	return nil
}

// change is what was changed: the type and the ids, and people who are known without asking.
type change struct {
	kind  string
	ids   []string
	known []string
	// quiet says that the reviewee is not to be woken: the moment of a draft or of handing in is nobody's but the
	// writer's and, for handing in, of who decides or runs the cycle and may know it (V4).
	quiet quietness
	// shown says that those who run the cycle see what changed.
	shown bool
	// unseen are the lists of which nothing that changed is for the reviewee to see.
	unseen map[string]bool
}

// readBefore finds out whom the end of a list or a request concerns while it is still there.
func (c *change) readBefore(ctx context.Context, s *store.Store, m entgo.Mutation) error {
	ends := m.Op().Is(entgo.OpDelete | entgo.OpDeleteOne)
	told := append(workTypes(), "Participation", "FeedbackRequest")
	if c == nil || !ends || !slices.Contains(told, c.kind) {
		return nil
	}
	known, err := c.people(policy.AsSystem(ctx, policy.Tell), s)
	c.known = known
	return err
}

// quietness is whom a change of a request wakes.
type quietness int

const (
	wakesAll quietness = iota
	wakesKnowing
	wakesWriter
	wakesReviewee
	wakesNobody
)

func quietly(m entgo.Mutation) quietness {
	if freezes(m) || movesAlong(m) || countsOn(m) {
		return wakesNobody
	}
	if opens(m) {
		return wakesReviewee
	}
	request, ok := m.(*ent.FeedbackRequestMutation)
	if !ok {
		return wakesAll
	}
	state, _ := request.State()
	switch {
	case m.Op().Is(entgo.OpDelete | entgo.OpDeleteOne):
		return wakesWriter // a draft that is thrown away; where more ends, its list or its cycle wakes the others
	case state == feedbackrequest.StateDRAFT:
		return wakesWriter
	case state == feedbackrequest.StateSUBMITTED, state == feedbackrequest.StateRELEASED && m.Op().Is(entgo.OpUpdateOne):
		return wakesKnowing // what is handed in after the release is released at once; the reviewee has a message
	default:
		return wakesAll
	}
}

// freezes tells whether a cycle is only marked as having its first answer, which changes no to-do: a tick would tell
// the reviewees of the moment.
func freezes(m entgo.Mutation) bool {
	changed := slices.DeleteFunc(m.Fields(), func(field string) bool { return field == cycle.FieldUpdatedAt })
	return m.Type() == "Cycle" && len(changed) == 1 && changed[0] == cycle.FieldPolicyFrozenAt
}

// identified is a mutation that can tell its ids.
type identified interface {
	IDs(ctx context.Context) ([]string, error)
	ID() (string, bool)
}

// concerns remembers which rows of a watched type a mutation touches, before they change or vanish.
func concerns(ctx context.Context, m entgo.Mutation) (*change, error) {
	rows, ok := m.(identified)
	watched := append(workTypes(), "Participation", "FeedbackRequest", "SelfAssessment", "Cycle", "Message", "User",
		"Session", "DeletionRequest", "AddressChange", "Setting")
	if !ok || store.Silent(ctx) || !slices.Contains(watched, m.Type()) {
		return nil, nil
	}
	c := &change{kind: m.Type(), quiet: quietly(m), shown: shownToRunners(m)}
	if c.quiet == wakesNobody {
		return nil, nil
	}
	if changesLine(m) {
		return newLineManager(ctx, c, m)
	}
	switch m.Type() {
	case "DeletionRequest":
		return ofDeletion(ctx, c, m)
	case "AddressChange":
		return ofAddress(ctx, c, m)
	}
	if m.Op().Is(entgo.OpCreate) {
		return c, nil
	}
	var err error
	if c.ids, err = rows.IDs(policy.AsSystem(ctx, policy.Tell)); err != nil {
		return nil, fmt.Errorf("remember what changes: %w", err)
	}
	if m.Type() == "Session" {
		c.known, err = sessionOwners(ctx, m, c.ids)
	}
	return c, err
}

// sessionOwners reads whose sessions are about to end: afterwards nobody knows.
func sessionOwners(ctx context.Context, m entgo.Mutation, ids []string) ([]string, error) {
	sessions, ok := m.(*ent.SessionMutation)
	if !ok || !m.Op().Is(entgo.OpDelete|entgo.OpDeleteOne) {
		return nil, nil
	}
	owners, err := sessions.Client().Session.Query().Where(session.IDIn(ids...)).
		Select(session.FieldUserID).Strings(policy.AsSystem(ctx, policy.Tell))
	if err != nil {
		return nil, fmt.Errorf("read whose sessions end: %w", err)
	}
	return owners, nil
}

// add takes the id of a new row, which is known only now.
func (c *change) add(m entgo.Mutation) {
	if rows, ok := m.(identified); ok && m.Op().Is(entgo.OpCreate) {
		if id, known := rows.ID(); known {
			c.ids = append(c.ids, id)
		}
	}
}

// people returns whom the change concerns, by the state after the commit.
func (c *change) people(ctx context.Context, s *store.Store) ([]string, error) {
	client := s.Client()
	switch c.kind {
	case "User":
		return c.ids, nil
	case "Message":
		messages, err := client.Message.Query().Where(message.IDIn(c.ids...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("read the messages: %w", err)
		}
		for _, m := range messages {
			c.known = append(c.known, m.UserID)
		}
		return c.known, nil
	case "FeedbackRequest":
		requests, err := client.FeedbackRequest.Query().Where(feedbackrequest.IDIn(c.ids...)).WithParticipation().All(ctx)
		if err != nil {
			return nil, fmt.Errorf("read the requests: %w", err)
		}
		c.unseen = unseenIn(requests)
		return c.ofLists(ctx, s, c.ofRequests(requests))
	case "SelfAssessment":
		return c.ofSelf(ctx, client)
	case "Participation":
		lists, err := client.Participation.Query().Where(participation.IDIn(c.ids...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("read the participations: %w", err)
		}
		return c.ofLists(ctx, s, lists)
	case "Cycle":
		return c.ofCycles(ctx, s)
	case "Setting":
		return holdersOfAll(ctx, client)
	case "Project", "ProjectMember", "WorkReview", "WorkGrant", "ShareLink":
		found, err := ofWork(ctx, client, c.kind, c.ids)
		return append(c.known, found...), err
	default:
		return c.known, nil
	}
}

func (c *change) ofRequests(requests []*ent.FeedbackRequest) []*ent.Participation {
	var lists []*ent.Participation
	for _, request := range requests {
		c.known = append(c.known, request.ReviewerID)
		anonymous := request.Edges.Cycle != nil && request.Edges.Cycle.Preset == promise.Anonymous
		if c.quiet == wakesKnowing && anonymous {
			continue // nobody is woken by what is anonymous (A2)
		}
		if request.Proactive {
			continue // that somebody writes unasked is for those who read the name, and is no to-do
		}
		if list := request.Edges.Participation; list != nil && c.quiet != wakesWriter {
			lists = append(lists, list)
		}
	}
	return lists
}

func (c *change) ofLists(ctx context.Context, s *store.Store, lists []*ent.Participation) ([]string, error) {
	standIns, err := deciders.Of(ctx, s, lists)
	if err != nil {
		return nil, fmt.Errorf("find who decides: %w", err)
	}
	for _, list := range lists {
		if list.Edges.Cycle != nil && list.Edges.Cycle.State == cycle.StateDRAFT {
			continue // a draft is nothing to whom it reviews
		}
		if c.quiet == wakesReviewee || c.quiet == wakesAll && !c.unseen[list.ID] {
			c.known = append(c.known, list.RevieweeID)
		}
		for _, decider := range standIns[list.ID] {
			if c.wakesWhoKnows(policy.Of(decider), list) {
				c.known = append(c.known, decider.ID)
			}
		}
	}
	if err := c.addRunners(ctx, s.Client(), lists); err != nil {
		return nil, err
	}
	slices.Sort(c.known)
	return slices.Compact(c.known), nil
}

func (c *change) ofCycles(ctx context.Context, s *store.Store) ([]string, error) {
	cycles, err := s.Client().Cycle.Query().Where(cycle.IDIn(c.ids...)).WithParticipations().WithRequests().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the cycles: %w", err)
	}
	var lists []*ent.Participation
	for _, found := range cycles {
		c.ofRequests(found.Edges.Requests)
		lists = append(lists, found.Edges.Participations...)
	}
	return c.ofLists(ctx, s, lists)
}
