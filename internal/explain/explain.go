// Package explain answers who can read a text now, who will after the next steps, and by which rule. It asks the
// engine that authorises, once for each person and step, and holds no rule of its own: so the explanation cannot say
// other than what is served. A test compares the two.
package explain

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Text is which text of an object is meant.
type Text string

// The texts.
const (
	Main          Text = "MAIN"
	RejectReason  Text = "REJECT_REASON"
	DeclineReason Text = "DECLINE_REASON"
	// WithholdReason is an answer, and why it is withheld, as they are once it is.
	WithholdReason Text = "WITHHOLD_REASON"
	// Results is what is made of all answers about a reviewee.
	Results Text = "RESULTS"
	// SelfText is what the reviewee of a participation writes about themselves.
	SelfText Text = "SELF_ASSESSMENT"
)

// Step is what opens a text to more readers.
type Step string

// The steps.
const (
	Submit  Step = "SUBMIT"
	Release Step = "RELEASE"
	Approve Step = "APPROVE"
	Publish Step = "PUBLISH"
)

// State is where a text stands on its way to its readers.
type State string

// The states.
const (
	Draft     State = "DRAFT"
	Submitted State = "SUBMITTED"
	Released  State = "RELEASED"
	Final     State = "FINAL"
	// Withheld: from whom it is about, for good once the others are released.
	Withheld State = "WITHHELD"
	// Forgotten: what joined the text to its writer is destroyed; nobody can tell any more.
	Forgotten State = "FORGOTTEN"
)

// Kind is how a reader is shown.
type Kind string

// The kinds.
const (
	Person Kind = "PERSON"
	Guest  Kind = "GUEST"
	Group  Kind = "GROUP"
	Hidden Kind = "HIDDEN"
)

// Relation is why somebody is among the readers.
type Relation string

// The relations, nearest first: somebody who stands in several is shown by the first.
const (
	Author       Relation = "AUTHOR"
	Subject      Relation = "SUBJECT"
	LineManager  Relation = "LINE_MANAGER"
	Indirect     Relation = "INDIRECT_LINE_MANAGERS"
	HR           Relation = "HR"
	Runners      Relation = "RUNNERS"
	Participants Relation = "PARTICIPANTS"
)

// Reader is one reader, or a group of readers, as the viewer may know them.
type Reader struct {
	Key      string
	Kind     Kind
	Relation Relation
	Label    string
	You      bool
	Named    bool
	// NumbersOnly says that they read numbers made of it and not the words.
	NumbersOnly bool
	Count       int
	Rule        string
}

// Visibility is the whole answer.
type Visibility struct {
	ID              string
	State           State
	Author, Subject *Reader
	// WithheldBy is who withheld it from the subject, as the viewer may know them; nil where nobody did.
	WithheldBy     *Reader
	HiddenFromSome bool
	// Threshold is how many have to answer before anybody reads anything, where nobody reads a name; else nil.
	Threshold *int
	// ClosesAt is when what joins the text to its writer is destroyed, where that is promised.
	ClosesAt            *time.Time
	Now, Next, Later    []*Reader
	NextStep, LaterStep Step
	LaterAt             *time.Time
	Frozen              bool
	Version             string
}

// Rules returns the audiences declared for a field, as in "Answer.text": the SDL is the one source.
type Rules func(coordinate string) []policy.Audience

// Explainer asks the engine about people.
type Explainer struct {
	store *store.Store
	rules Rules
}

// New returns an explainer.
func New(s *store.Store, rules Rules) *Explainer { return &Explainer{store: s, rules: rules} }

// Explain explains a text of the object with the id, if the viewer may know of it.
func (e *Explainer) Explain(ctx context.Context, id string, text Text) (*Visibility, error) {
	q, err := e.question(ctx, id, text)
	if err != nil {
		return nil, err
	}
	crowd, err := e.crowd(policy.AsSystem(ctx, policy.Explain), q)
	if err != nil {
		return nil, err
	}
	return e.answer(policy.From(ctx), q, crowd.of(q)), nil
}

// Requests explains a text of each of the feedback requests, those left out of which the viewer may not know. It reads
// with as many statements for a hundred as for one.
func (e *Explainer) Requests(ctx context.Context, ids []string, text Text) (map[string]*Visibility, error) {
	requests, err := e.store.Client().FeedbackRequest.Query().Where(feedbackrequest.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the requests: %w", err)
	}
	viewer := policy.From(ctx)
	questions := make([]question, 0, len(requests))
	for _, request := range requests {
		questions = append(questions, ofRequest(viewer, request, text))
	}
	crowd, err := e.crowd(policy.AsSystem(ctx, policy.Explain), questions...)
	if err != nil {
		return nil, err
	}
	explained := make(map[string]*Visibility, len(questions))
	for _, q := range questions {
		explained[q.id] = e.answer(viewer, q, crowd.of(q))
	}
	return explained, nil
}

// Version returns the version of who can read a request's answers.
func (e *Explainer) Version(ctx context.Context, requestID string) (string, error) {
	v, err := e.Explain(ctx, requestID, Main)
	if err != nil {
		return "", err
	}
	return v.Version, nil
}

// question is what the engine is asked: an object as it is now and as it will be after each step.
type question struct {
	id       string
	state    State
	reads    string
	names    string
	now      []any
	next     []any
	later    []any
	nextStep Step
	lastStep Step
	lastAt   *time.Time
	frozen   bool
	authorID string
	// withheldBy is who withheld it; empty where nobody did.
	withheldBy string
	// threshold and closesAt are those of an Anonymous cycle.
	threshold int
	closesAt  *time.Time
	// knows is the field that would tell the viewer who wrote it, of the object knownBy.
	knows    string
	knownBy  any
	reviewee *ent.User
	cycleID  string
	// publicTo adds a group that is too large to ask one by one, with the step from which it reads.
	publicTo  Relation
	publicNow bool
}

// level is how far somebody reads: from now, after the next step, after the later one, or never.
type level int

const (
	never level = iota
	later
	next
	now
)

// verdict is what the engine says about one person.
type verdict struct {
	person   *policy.Viewer
	relation Relation
	level    level
	named    bool
	numbers  bool
}

func (e *Explainer) judge(q question, person *policy.Viewer, relation Relation) verdict {
	v := verdict{person: person, relation: relation}
	for _, stage := range []struct {
		level   level
		objects []any
	}{{now, q.now}, {next, q.next}, {later, q.later}} {
		for _, object := range stage.objects {
			reads, names, numbers := fieldsOf(q, object)
			audiences := policy.Audiences(person, object)
			if audiences.Any(e.rules(reads)) {
				v.level, v.numbers = stage.level, numbers
				v.named = names == "" || audiences.Any(e.rules(names))
				return v
			}
		}
	}
	return v
}

// fieldsOf are the fields that would show an object to somebody: its words and its author, or numbers made of them.
// What is published names nobody: no field does.
func fieldsOf(q question, object any) (reads, names string, numbers bool) {
	switch object.(type) {
	case *ent.ReleasedText:
		return "ReleasedText.text", "Answer.author", false
	case *ent.ResultCut:
		return "ResultCut.mean", "Answer.author", true
	default:
		return q.reads, q.names, false
	}
}

func relationTo(q question, person *policy.Viewer) Relation {
	switch {
	case q.reviewee != nil && person.ID() == q.reviewee.ID:
		return Subject
	case person.Manages(q.reviewee):
		return LineManager
	case person.Leads(q.reviewee):
		return Indirect
	case person.HRAdmin():
		return HR
	default:
		return Runners
	}
}

func (e *Explainer) answer(viewer *policy.Viewer, q question, people []*policy.Viewer) *Visibility {
	v := &Visibility{
		ID: q.id, State: q.state, NextStep: q.nextStep, LaterStep: q.lastStep, LaterAt: q.lastAt, Frozen: q.frozen,
		ClosesAt: q.closesAt,
	}
	if q.threshold > 0 {
		v.Threshold = &q.threshold
	}
	naming := e.naming(viewer, q)
	groups := map[level]map[Relation][]verdict{now: {}, next: {}, later: {}}
	add := func(verdict verdict) {
		groups[verdict.level][verdict.relation] = append(groups[verdict.level][verdict.relation], verdict)
	}
	var trace []string
	for _, person := range people {
		isAuthor := person.ID() == q.authorID
		if isAuthor {
			add(verdict{person: person, relation: Author, level: now, named: true})
		}
		found := e.judge(q.unsigned(), person, relationTo(q, person))
		if found.level == never {
			continue // the author is among the people, and would be found among those who read nothing
		}
		trace = append(trace, fmt.Sprint(person.ID(), found.level, found.named, found.numbers))
		// Where the viewer may not know who wrote it, the author counts among the others as anybody else would: a
		// group that is one short would tell.
		if !isAuthor || !naming.authorKnown {
			add(found)
		}
	}
	v.Now, v.Next, v.Later = naming.readers(groups[now]), naming.readers(groups[next]), naming.readers(groups[later])
	naming.addPublic(v)
	v.Author, v.Subject = naming.author(people), naming.subject()
	v.WithheldBy = naming.withheldBy(people)
	v.HiddenFromSome = hiddenFromSome(v)
	v.Version = versionOf(q, trace)
	return v
}

func hiddenFromSome(v *Visibility) bool {
	unnamed := func(r *Reader) bool { return !r.Named }
	return slices.ContainsFunc(v.Now, unnamed) || slices.ContainsFunc(v.Next, unnamed) ||
		slices.ContainsFunc(v.Later, unnamed)
}

// versionOf tells whether the readers have changed. It is made without the author, who could be guessed from it.
func versionOf(q question, trace []string) string {
	slices.Sort(trace)
	sum := sha256.Sum256([]byte(q.id + string(q.state) + string(q.publicTo) + strconv.Itoa(q.threshold) +
		strings.Join(trace, " ")))
	return hex.EncodeToString(sum[:8])
}
