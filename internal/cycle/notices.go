package cycle

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/selfassessment"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/deciders"
	"sightline/internal/inbox"
	outgoing "sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// Announcement is one person to be told of a phase, with what it is about.
type Announcement struct {
	To *ent.User
	// Own says that the receiver is the reviewee.
	Own             bool
	ParticipationID string
	RequestID       string
	about           *ent.User
}

// Mail is the mail of an announcement.
func (a Announcement) Mail(phase cyclenotice.Phase) outgoing.Note {
	return outgoing.Note{
		To: a.To.ID, Kind: a.mailKind(phase), ParticipationID: a.ParticipationID, RequestID: a.RequestID,
	}
}

// Announcements returns whom the announcement of a phase would reach now, by name: nobody while the cycle is not open.
// Whom it reaches about writing and releasing tells who has handed in: what the viewer may not know of is left out, for
// somebody else to announce (see Withholds).
func (c *Cycles) Announcements(
	ctx context.Context, found *ent.Cycle, phase cyclenotice.Phase,
) ([]Announcement, error) {
	if found.State != cycle.StateOPEN {
		return nil, nil
	}
	var all []Announcement
	var err error
	switch phase {
	case cyclenotice.PhaseNOMINATE:
		all, err = c.toNominate(ctx, found)
	case cyclenotice.PhaseAPPROVE:
		all, err = c.toApprove(ctx, found, participation.ListDoneAtNotNil(), participation.HasRequestsWith(
			feedbackrequest.StateEQ(feedbackrequest.StateNOMINATED)))
	case cyclenotice.PhaseWRITE:
		all, err = c.toWrite(ctx, found)
	case cyclenotice.PhaseRELEASE:
		all, err = c.toRelease(ctx, found)
	}
	if err != nil {
		return nil, err
	}
	byReceiver(all)
	return all, nil
}

func byReceiver(all []Announcement) {
	slices.SortFunc(all, func(a, b Announcement) int {
		return cmp.Or(cmp.Compare(a.To.Name, b.To.Name), cmp.Compare(a.To.ID, b.To.ID),
			cmp.Compare(a.ParticipationID, b.ParticipationID))
	})
}

// asksOwn tells whether a reviewee is told of the phase to write: they write about themselves.
func (a Announcement) asksOwn(phase cyclenotice.Phase) bool {
	return a.Own && phase == cyclenotice.PhaseWRITE
}

// mailKind is the kind of mail that announces a phase to the receiver.
func (a Announcement) mailKind(phase cyclenotice.Phase) mail.Kind {
	if a.asksOwn(phase) {
		return mail.KindSELF_ASKED
	}
	kinds := map[cyclenotice.Phase]mail.Kind{
		cyclenotice.PhaseNOMINATE: mail.KindCYCLE_STARTED, cyclenotice.PhaseAPPROVE: mail.KindLIST_READY,
		cyclenotice.PhaseWRITE: mail.KindWRITE_ANNOUNCED, cyclenotice.PhaseRELEASE: mail.KindRELEASE_DUE,
	}
	return kinds[phase]
}

func (a Announcement) messageKind(phase cyclenotice.Phase) message.Kind {
	if a.asksOwn(phase) {
		return message.KindSELF_ASKED
	}
	kinds := map[cyclenotice.Phase]message.Kind{
		cyclenotice.PhaseNOMINATE: message.KindCYCLE_STARTED, cyclenotice.PhaseAPPROVE: message.KindLIST_READY,
		cyclenotice.PhaseWRITE: message.KindFEEDBACK_ASKED, cyclenotice.PhaseRELEASE: message.KindRELEASE_DUE,
	}
	return kinds[phase]
}

// toNominate: whoever chooses the reviewers of those whose list is not complete. Where that is not the reviewee, they
// are told too: that it has begun, and that others choose.
func (c *Cycles) toNominate(ctx context.Context, found *ent.Cycle) ([]Announcement, error) {
	open, err := c.store.Client().Participation.Query().
		Where(participation.CycleID(found.ID), participation.ListDoneAtIsNil()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find who nominates: %w", err)
	}
	nominators, err := deciders.Nominators(ctx, c.store, open)
	if err != nil {
		return nil, err
	}
	var all []Announcement
	for _, p := range open {
		all = append(all, announcements(p, startedFor(found, p, nominators[p.ID]))...)
	}
	return all, nil
}

// startedFor are those whom the beginning of a cycle is announced to about one reviewee.
func startedFor(found *ent.Cycle, p *ent.Participation, nominators []*ent.User) []*ent.User {
	if found.Nomination == cycle.NominationREVIEWEE_NOMINATES {
		return nominators
	}
	return append(slices.Clone(nominators), p.Edges.Reviewee)
}

// announcements tell people about a list; accounts out of use are not told.
func announcements(p *ent.Participation, people []*ent.User) []Announcement {
	var all []Announcement
	for _, person := range people {
		if !slices.Contains(policy.OutOfUse(), person.State) {
			all = append(all, Announcement{
				To: person, Own: person.ID == p.RevieweeID, ParticipationID: p.ID, about: p.Edges.Reviewee,
			})
		}
	}
	return all
}

// toApprove: whoever decides for the reviewees that fit: line manager, else HR, else owners.
func (c *Cycles) toApprove(
	ctx context.Context, found *ent.Cycle, fitting ...predicate.Participation,
) ([]Announcement, error) {
	query := c.store.Client().Participation.Query().Where(participation.CycleID(found.ID))
	for _, fits := range fitting {
		query.Where(fits)
	}
	waiting, err := query.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find what waits for a decision: %w", err)
	}
	standIns, err := deciders.Of(ctx, c.store, waiting)
	if err != nil {
		return nil, err
	}
	var all []Announcement
	for _, p := range waiting {
		all = append(all, announcements(p, standIns[p.ID])...)
	}
	return all, nil
}

// toRelease: whoever decides for the reviewees about whom something is handed in.
func (c *Cycles) toRelease(ctx context.Context, found *ent.Cycle) ([]Announcement, error) {
	if found.Preset == promise.Anonymous { // whom it reaches must not tell about whom something was handed in (A2)
		return c.toApprove(ctx, found, participation.ReleasedAtIsNil())
	}
	withheld, err := c.withheld(ctx, found)
	if err != nil {
		return nil, err
	}
	return c.toApprove(ctx, found, participation.ReleasedAtIsNil(), participation.IDNotIn(withheld...),
		participation.HasRequestsWith(feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED),
			feedbackrequest.Proactive(false))) // an edge is not narrowed by the scope of rows
}

// Withholds tells whether announcements of the phase leave out feedback that the viewer reads without the names, as
// that about themselves.
func (c *Cycles) Withholds(ctx context.Context, found *ent.Cycle, phase cyclenotice.Phase) (bool, error) {
	if phase != cyclenotice.PhaseWRITE && phase != cyclenotice.PhaseRELEASE {
		return false, nil
	}
	withheld, err := c.withheld(ctx, found)
	return len(withheld) > 0, err
}

// withheld are the lists whose feedback the viewer reads without the names, and the viewer's own where it is hidden.
// What hangs on them is never asked for: how long an answer takes would tell who has handed in as well as what it says.
func (c *Cycles) withheld(ctx context.Context, found *ent.Cycle) ([]string, error) {
	lists, err := c.store.Client().Participation.Query().Where(participation.CycleID(found.ID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for what is withheld: %w", err)
	}
	var withheld []string
	for _, p := range lists {
		if policy.ReadsWithoutNames(policy.From(ctx), p.Edges.Reviewee, found) || policy.KeptFrom(policy.From(ctx), p) {
			withheld = append(withheld, p.ID)
		}
	}
	return withheld, nil
}

// toWriteSelf: the reviewees who can write their own view now and have not handed it in. That is a status word, which
// whoever runs the cycle knows.
func (c *Cycles) toWriteSelf(ctx context.Context, found *ent.Cycle) ([]Announcement, error) {
	if !found.SelfAssessment {
		return nil, nil
	}
	open, err := c.store.Client().Participation.Query().Where(participation.CycleID(found.ID),
		participation.Not(participation.HasSelfAssessmentWith(selfassessment.StateEQ(selfassessment.StateSUBMITTED)))).
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find whose own view is not handed in: %w", err)
	}
	var all []Announcement
	for _, p := range open {
		if policy.OwnViewTaken(p, c.store.Clock().Now()) {
			all = append(all, announcements(p, []*ent.User{p.Edges.Reviewee})...)
		}
	}
	return all, nil
}

// toWrite: the reviewees who have not handed in their own view, where the cycle asks for it, and the reviewers who were
// asked and have not handed in. Guests who never set a password keep their
// invitation, which says the same.
func (c *Cycles) toWrite(ctx context.Context, found *ent.Cycle) ([]Announcement, error) {
	withheld, err := c.withheld(ctx, found)
	if err != nil {
		return nil, err
	}
	open, err := c.store.Client().FeedbackRequest.Query().
		Where(feedbackrequest.CycleID(found.ID), feedbackrequest.ParticipationIDNotIn(withheld...),
			feedbackrequest.Proactive(false),
			feedbackrequest.StateIn(feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT)).
		WithReviewer().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find who has not handed in: %w", err)
	}
	all, err := c.toWriteSelf(ctx, found)
	if err != nil {
		return nil, err
	}
	for _, r := range open {
		if reviewer := r.Edges.Reviewer; reviewer != nil && !slices.Contains(policy.OutOfUse(), reviewer.State) &&
			(reviewer.Kind == user.KindMEMBER || reviewer.State == user.StateACTIVE) {
			all = append(all, Announcement{To: reviewer, RequestID: r.ID, about: r.Edges.Reviewee})
		}
	}
	return all, nil
}

// Notify tells the people of a phase, by message and mail. A repeated key sends nothing twice.
func (c *Cycles) Notify(ctx context.Context, input SendCycleNoticeInput) (*ent.CycleNotice, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	operation := strings.Join([]string{string(policy.NotifyCycle), input.CycleID, input.Phase.String()}, ":")
	found, grant, err := c.authorize(ctx, policy.NotifyCycle, input.CycleID, nil)
	if err != nil {
		return nil, err
	}
	id, err := c.store.Once(ctx, operation, input.IdempotencyKey, func() (id string, err error) {
		announcements, err := c.Announcements(ctx, found, input.Phase)
		if err != nil {
			return "", err
		}
		if len(announcements) == 0 {
			return "", apperr.Input("cycle.notice_empty", "phase")
		}
		err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
			id, err = c.announce(ctx, tx, found, input.Phase, announcements)
			if err != nil {
				return err
			}
			return store.Remember(ctx, tx, operation, input.IdempotencyKey, id)
		})
		return id, err
	})
	return c.noticeAgain(ctx, id, err)
}

// toldAtOnce is how many are told in one statement.
const toldAtOnce = 500

// announce tells everybody, in the viewer's name, and returns the id of the notice.
func (c *Cycles) announce(
	ctx context.Context, tx *ent.Client, found *ent.Cycle, phase cyclenotice.Phase, announcements []Announcement,
) (string, error) {
	notice, err := tx.CycleNotice.Create().SetCycleID(found.ID).SetSentByID(policy.From(ctx).ID()).
		SetPhase(phase).SetRecipients(len(announcements)).Save(ctx)
	if err != nil {
		return "", fmt.Errorf("write the notice: %w", err)
	}
	for some := range slices.Chunk(announcements, toldAtOnce) {
		notes := make([]inbox.Note, 0, len(some))
		for _, a := range some {
			notes = append(notes, inbox.Note{
				To: a.To.ID, Guest: a.To.Kind == user.KindGUEST,
				Message: a.messageKind(phase), Mail: a.mailKind(phase), ParticipationID: a.ParticipationID,
				RequestID: a.RequestID,
			})
		}
		if err := c.inbox.Tell(ctx, tx, notes...); err != nil {
			return "", fmt.Errorf("announce the phase: %w", err)
		}
	}
	return notice.ID, store.Record(ctx, tx, auditevent.PartPEOPLE, policy.NotifyCycle, found.ID)
}

func (c *Cycles) noticeAgain(ctx context.Context, id string, err error) (*ent.CycleNotice, error) {
	if err != nil {
		return nil, err
	}
	notice, err := c.store.Client().CycleNotice.Get(ctx, id)
	if err != nil {
		return nil, store.Missing(err, "find the notice")
	}
	return notice, nil
}

// Notices returns what was announced in cycles, oldest first.
func (c *Cycles) Notices(ctx context.Context, cycleIDs []string) ([]*ent.CycleNotice, error) {
	notices, err := c.store.Client().CycleNotice.Query().Where(cyclenotice.CycleIDIn(cycleIDs...)).
		Order(ent.Asc(cyclenotice.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the notices: %w", err)
	}
	return notices, nil
}
