package cycle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/deciders"
	"sightline/internal/policy"
)

// Ahead is what the launch of a draft would bring, computed on the organisation of this moment by the rules that
// hold afterwards, without changing anything.
type Ahead struct {
	// Key stands for all that the launch would do: handed to it, it does that or nothing.
	Key string
	// Reviewees are whom it would review, by name.
	Reviewees []*ent.User
	// OpensAtOnce tells that the cycle would be open, and not wait for its start.
	OpensAtOnce bool
	Findings    []*Finding
	Todos       []*TodosAhead
	Mails       []*MailsAhead
}

// TodosAhead are the to-dos of one kind.
type TodosAhead struct {
	// Kind is one of workflow T.
	Kind string
	// At is when they arise at the latest; nil where no date says it.
	At *time.Time
	// All are the to-dos as far as it is known whose they will be.
	All []Announcement
	// Least and Most are how many there will be.
	Least, Most int
}

// MailsAhead are the mails of one kind.
type MailsAhead struct {
	Kind mail.Kind
	// At is when they are due at the latest; nil where no date says it.
	At *time.Time
	// ByItself tells that somebody's act sends them; all others go when whoever runs the cycle announces the phase.
	ByItself bool
	All      []Announcement
	// Lists are the participations as they would be then, by the ids that All names.
	Lists map[string]*ent.Participation
}

// rehearsed is everything that a rehearsal looks at, read once.
type rehearsed struct {
	viewer               *policy.Viewer
	cycle                *ent.Cycle
	now                  time.Time
	lists                []*ent.Participation
	deciders, nominators map[string][]*ent.User
	questions            int
	// reports are how many would be asked because a reviewee leads them.
	reports               int
	overloaded, newcomers []*ent.User
}

// Rehearse computes what the launch of a draft would bring. The number of statements does not depend on how many people
// it is for.
func (c *Cycles) Rehearse(ctx context.Context, found *ent.Cycle) (*Ahead, error) {
	if found.State != cycle.StateDRAFT || found.LaunchingAt != nil {
		return nil, nil
	}
	r, err := c.lookAhead(ctx, found)
	if err != nil {
		return nil, err
	}
	made := &Ahead{
		OpensAtOnce: found.StartsAt != nil && !found.StartsAt.After(r.now),
		Findings:    r.findings(), Todos: r.todos(), Mails: r.mails(),
	}
	for _, list := range r.lists {
		made.Reviewees = append(made.Reviewees, list.Edges.Reviewee)
	}
	made.Key = made.key(found)
	return made, nil
}

// lookAhead reads whom the draft means and who decides for them, as if it were open.
func (c *Cycles) lookAhead(ctx context.Context, found *ent.Cycle) (*rehearsed, error) {
	whole, err := c.load(ctx, found.ID, withQuestionnaire)
	if err != nil {
		return nil, err
	}
	r := &rehearsed{
		viewer: policy.From(ctx), cycle: whole, now: c.store.Clock().Now(), questions: len(whole.Edges.Questions),
	}
	people, err := c.store.Client().User.Query().Where(reviewedIn(r.viewer, whole)).WithManager().
		Order(ent.Asc(user.FieldName, user.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find whom the launch would review: %w", err)
	}
	opened := *whole
	opened.State = cycle.StateOPEN
	for _, person := range people {
		list := &ent.Participation{ID: person.ID, CycleID: whole.ID, RevieweeID: person.ID, CreatedAt: r.now}
		list.Edges.Cycle, list.Edges.Reviewee = &opened, person
		r.lists = append(r.lists, list)
	}
	if r.deciders, err = deciders.Of(ctx, c.store, r.lists); err != nil {
		return nil, fmt.Errorf("find who would decide: %w", err)
	}
	if r.nominators, err = deciders.Nominators(ctx, c.store, r.lists); err != nil {
		return nil, fmt.Errorf("find who would choose reviewers: %w", err)
	}
	if r.reports, err = c.reportsOf(ctx, whole); err != nil {
		return nil, err
	}
	if r.overloaded, err = c.overloaded(ctx); err != nil {
		return nil, err
	}
	r.newcomers, err = c.newcomers(ctx)
	return r, err
}

// at returns the lists as they would be later.
func (r *rehearsed) at(change func(*ent.Participation)) map[string]*ent.Participation {
	later := make(map[string]*ent.Participation, len(r.lists))
	for _, list := range r.lists {
		copied := *list
		if change != nil {
			change(&copied)
		}
		later[list.ID] = &copied
	}
	return later
}

// forEach is what everybody gets whom who names for a reviewee.
func (r *rehearsed) forEach(who func(*ent.Participation) []*ent.User) []Announcement {
	var all []Announcement
	for _, list := range r.lists {
		all = append(all, announcements(list, who(list))...)
	}
	byReceiver(all)
	return all
}

func (r *rehearsed) nominate(p *ent.Participation) []*ent.User { return r.nominators[p.ID] }

func (r *rehearsed) decide(p *ent.Participation) []*ent.User { return r.deciders[p.ID] }

func (r *rehearsed) reviewee(p *ent.Participation) []*ent.User { return []*ent.User{p.Edges.Reviewee} }

// started are the receivers of the announcement that the cycle has begun.
func (r *rehearsed) started(p *ent.Participation) []*ent.User {
	return startedFor(r.cycle, p, r.nominators[p.ID])
}

// todos are the to-dos of the cycle in the order of its phases.
func (r *rehearsed) todos() []*TodosAhead {
	c, people := r.cycle, len(r.lists)
	exactly := func(kind string, at *time.Time, who func(*ent.Participation) []*ent.User) *TodosAhead {
		all := r.forEach(who)
		return &TodosAhead{Kind: kind, At: at, All: all, Least: len(all), Most: len(all)}
	}
	todos := []*TodosAhead{exactly("NOMINATE_REVIEWERS", c.StartsAt, r.nominate)}
	if c.Nomination == cycle.NominationREVIEWEE_NOMINATES {
		todos = append(todos, exactly("APPROVE_REVIEWERS", c.NominateUntil, r.decide))
	}
	if c.SelfAssessment {
		todos = append(todos, exactly("WRITE_SELF_ASSESSMENT", policy.WritingBegins(c), r.reviewee))
	}
	return append(todos,
		&TodosAhead{
			Kind: "GIVE_FEEDBACK", At: c.ApproveUntil, Least: people*c.MinReviewers + r.reports,
			Most: people*c.MaxReviewers + r.reports,
		},
		exactly("RELEASE_FEEDBACK", c.WriteUntil, r.decide),
		exactly("READ_FEEDBACK", c.ReleaseAt, r.reviewee))
}

// mails are the mails of the cycle in the order of its phases. The launch itself sends none.
func (r *rehearsed) mails() []*MailsAhead {
	c := r.cycle
	done := func(p *ent.Participation) { p.ListDoneAt = &r.now }
	released := func(p *ent.Participation) { p.ListDoneAt, p.ReleasedAt = &r.now, &r.now }
	mails := []*MailsAhead{
		{Kind: mail.KindCYCLE_STARTED, At: c.StartsAt, All: r.forEach(r.started), Lists: r.at(nil)},
	}
	if c.Nomination == cycle.NominationREVIEWEE_NOMINATES {
		mails = append(mails, &MailsAhead{
			Kind: mail.KindLIST_READY, At: c.NominateUntil, ByItself: true, All: r.forEach(r.decide), Lists: r.at(done),
		})
	}
	return append(mails,
		&MailsAhead{Kind: mail.KindFEEDBACK_ASKED, At: c.ApproveUntil, ByItself: true},
		&MailsAhead{Kind: mail.KindRELEASE_DUE, At: c.WriteUntil, All: r.forEach(r.decide), Lists: r.at(done)},
		&MailsAhead{
			Kind: mail.KindFEEDBACK_RELEASED, At: c.ReleaseAt, ByItself: true, All: r.forEach(r.reviewee),
			Lists: r.at(released),
		})
}

// key is one value over what the launch would do: for whom, when, whose the to-dos are, and what stops it.
func (r *Ahead) key(found *ent.Cycle) string {
	sum := sha256.New()
	say := func(words ...string) { _, _ = io.WriteString(sum, strings.Join(words, "\x00")+"\n") }
	say(found.ID, fmt.Sprint(found.Version, r.OpensAtOnce))
	for _, person := range r.Reviewees {
		say("reviewee", person.ID)
	}
	for _, todos := range r.Todos {
		say(todos.Kind, fmt.Sprint(todos.Least, todos.Most))
		for _, one := range todos.All {
			say(one.To.ID, one.ParticipationID)
		}
	}
	for _, mails := range r.Mails {
		say(mails.Kind.String())
		for _, one := range mails.All {
			say(one.To.ID, one.ParticipationID, one.To.State.String())
		}
	}
	for _, finding := range r.Findings {
		if finding.Severity == Blocks {
			say(finding.Key)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))[:32]
}

// ids of those whom it would review, in order.
func (r *Ahead) ids() []string {
	ids := make([]string, 0, len(r.Reviewees))
	for _, person := range r.Reviewees {
		ids = append(ids, person.ID)
	}
	slices.Sort(ids)
	return ids
}
