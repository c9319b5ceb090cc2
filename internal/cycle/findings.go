package cycle

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// Severity is what a finding means for the launch.
type Severity string

// The severities, the gravest first.
const (
	Blocks Severity = "BLOCKS"
	Warns  Severity = "WARNS"
	Tells  Severity = "TELLS"
)

// Place is where a finding can be mended.
type Place string

// The places.
const (
	InQuestions Place = "QUESTIONS"
	InTimeline  Place = "TIMELINE"
	InPeople    Place = "PEOPLE"
	InReaders   Place = "READERS"
	InDirectory Place = "DIRECTORY"
)

// tooMuch is from how many open requests on somebody has much to write (D17).
const tooMuch = 6

// Finding is something that a rehearsal found and that whoever launches should know.
type Finding struct {
	// Key names its sentence, Args fill it.
	Key      string
	Args     []any
	Severity Severity
	// People are those whom it concerns, by name; none where it concerns the cycle as a whole.
	People []*ent.User
	Place  Place
	// Path is the field of the cycle that it is about.
	Path []string
}

// findings are what was found, the gravest first.
func (r *rehearsed) findings() []*Finding {
	all := slices.Concat(r.blockers(), r.dates(), r.groups(), r.people())
	rank := func(f *Finding) int { return slices.Index([]Severity{Blocks, Warns, Tells}, f.Severity) }
	slices.SortStableFunc(all, func(a, b *Finding) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

func (r *rehearsed) blockers() []*Finding {
	var all []*Finding
	places := map[string]Place{
		"sections": InQuestions, "reviewees": InPeople, "timeline": InTimeline, "maxReviewers": InReaders,
	}
	for _, problem := range problemsOf(r.cycle, r.questions, len(r.lists), r.now) {
		all = append(all, &Finding{
			Key: problem.Key, Args: problem.Args, Severity: Blocks, Place: places[problem.Path[0]], Path: problem.Path,
		})
	}
	return all
}

// dates are those of the timeline that lie in the past, and an end that is missing.
func (r *rehearsed) dates() []*Finding {
	var all []*Finding
	add := func(key string, severity Severity, field string) {
		all = append(all, &Finding{Key: key, Severity: severity, Place: InTimeline, Path: []string{"timeline", field}})
	}
	for _, date := range []struct {
		field, key string
		at         *time.Time
	}{
		{"nominateUntil", "rehearsal.past_nominate", r.cycle.NominateUntil},
		{"approveUntil", "rehearsal.past_approve", r.cycle.ApproveUntil},
		{"writeUntil", "rehearsal.past_write", r.cycle.WriteUntil},
		{"releaseAt", "rehearsal.past_release", r.cycle.ReleaseAt},
	} {
		if date.at != nil && date.at.Before(r.now) {
			add(date.key, Warns, date.field)
		}
	}
	if r.cycle.EndsAt == nil {
		add("rehearsal.no_end", Tells, "endsAt")
	}
	return all
}

// groups tells where so few reviewers are asked for that nothing may be shown without names (A1, A9): of fewer than the
// threshold nothing is, and of just as many only if every one of them writes.
func (r *rehearsed) groups() []*Finding {
	asked, k := r.cycle.MinReviewers, r.cycle.Threshold
	if r.cycle.Preset != promise.Anonymous || r.cycle.MaxReviewers < k || asked > k {
		return nil
	}
	key := "rehearsal.few_reviewers"
	if asked == k {
		key = "rehearsal.just_enough_reviewers"
	}
	return []*Finding{{
		Key: key, Args: []any{asked, k}, Severity: Warns, Place: InReaders, Path: []string{"minReviewers"},
	}}
}

// people are what was found about people, one finding for each kind that concerns anybody.
func (r *rehearsed) people() []*Finding {
	var nobodyDecides, nobodyChooses, hrDecides, ownersDecide, closed []*ent.User
	waiting := map[string]*ent.User{}
	for _, list := range r.lists {
		reviewee, deciding := list.Edges.Reviewee, r.deciders[list.ID]
		if slices.Contains(policy.OutOfUse(), reviewee.State) {
			closed = append(closed, reviewee)
			continue
		}
		switch {
		case len(deciding) == 0:
			nobodyDecides = append(nobodyDecides, reviewee)
		case deciding[0].ID == managerID(reviewee):
		case deciding[0].HrAdmin:
			hrDecides = append(hrDecides, reviewee)
		default:
			ownersDecide = append(ownersDecide, reviewee)
		}
		if len(r.nominators[list.ID]) == 0 {
			nobodyChooses = append(nobodyChooses, reviewee)
		}
		for _, person := range slices.Concat([]*ent.User{reviewee}, deciding, r.nominators[list.ID]) {
			if policy.HasToAccept(person.State) {
				waiting[person.ID] = person
			}
		}
	}
	all := []*Finding{
		{Key: "rehearsal.closed", Severity: Warns, People: closed, Place: InPeople},
		{Key: "rehearsal.nobody_decides", Severity: Warns, People: nobodyDecides, Place: InDirectory},
		{Key: "rehearsal.nobody_chooses", Severity: Warns, People: nobodyChooses, Place: InReaders},
		{Key: "rehearsal.hr_decides", Severity: Warns, People: hrDecides, Place: InDirectory},
		{Key: "rehearsal.owners_decide", Severity: Warns, People: ownersDecide, Place: InDirectory},
		{
			Key: "rehearsal.overloaded", Args: []any{tooMuch}, Severity: Warns, People: r.overloaded, Place: InReaders,
		},
		{Key: "rehearsal.not_accepted", Severity: Tells, People: byPersonName(waiting), Place: InDirectory},
		{Key: "rehearsal.new_guests", Severity: Tells, People: r.newcomers, Place: InDirectory},
	}
	all = slices.DeleteFunc(all, func(f *Finding) bool { return len(f.People) == 0 })
	if policy.KnowsAccounts(r.viewer) {
		return all
	}
	return withoutAccounts(all)
}

// withoutAccounts tells whoever may not know how accounts stand that mails do not reach everybody, and neither whom nor
// why.
func withoutAccounts(all []*Finding) []*Finding {
	told := slices.DeleteFunc(slices.Clone(all), func(f *Finding) bool {
		return slices.Contains([]string{"rehearsal.closed", "rehearsal.not_accepted", "rehearsal.new_guests"}, f.Key)
	})
	if len(told) < len(all) {
		told = append(told, &Finding{Key: "rehearsal.not_reached", Severity: Tells, Place: InDirectory})
	}
	return told
}

func managerID(person *ent.User) string {
	if person.ManagerID == nil {
		return ""
	}
	return *person.ManagerID
}

func byPersonName(people map[string]*ent.User) []*ent.User {
	var all []*ent.User
	for _, person := range people {
		all = append(all, person)
	}
	slices.SortFunc(all, func(a, b *ent.User) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return all
}

// overloaded are those who have much to write already, as far as the viewer knows: by the requests that they may see,
// in the state in which they know them.
func (c *Cycles) overloaded(ctx context.Context) ([]*ent.User, error) {
	running := feedbackrequest.And(feedbackrequest.Proactive(false),
		feedbackrequest.HasCycleWith(cycle.StateEQ(cycle.StateOPEN)))
	client, viewer := c.store.Client(), policy.From(ctx)
	var groups []struct {
		ReviewerID string `json:"reviewer_id"`
	}
	err := client.FeedbackRequest.Query().Where(running, func(s *sql.Selector) {
		s.Having(sql.GTE(sql.Count("*"), tooMuch))
	}).GroupBy(feedbackrequest.FieldReviewerID).Scan(ctx, &groups)
	if err != nil {
		return nil, fmt.Errorf("look for reviewers with many requests: %w", err)
	}
	var ids []string
	for _, group := range groups {
		ids = append(ids, group.ReviewerID)
	}
	rows, err := client.FeedbackRequest.Query().Where(running, feedbackrequest.ReviewerIDIn(ids...)).WithReviewer().
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the requests of those who have many: %w", err)
	}
	unfinished := []feedbackrequest.State{
		feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT,
	}
	loads, people := map[string]int{}, map[string]*ent.User{}
	for _, row := range rows {
		if row.Edges.Reviewer == nil || !slices.Contains(unfinished, policy.StateFor(viewer, row)) {
			continue
		}
		if loads[row.ReviewerID]++; loads[row.ReviewerID] >= tooMuch {
			people[row.ReviewerID] = row.Edges.Reviewer
		}
	}
	return byPersonName(people), nil
}

// newcomers are the guests who can be picked as reviewers and never came.
func (c *Cycles) newcomers(ctx context.Context) ([]*ent.User, error) {
	guests, err := c.store.Client().User.Query().Where(user.KindEQ(user.KindGUEST), user.VerifiedAtIsNil(),
		user.StateIn(user.StatePROVISIONED, user.StateINVITED)).
		Order(ent.Asc(user.FieldName, user.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for guests who never came: %w", err)
	}
	return guests, nil
}
