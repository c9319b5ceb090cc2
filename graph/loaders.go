package graph

import (
	"context"
	"sync"
	"time"

	"sightline/ent"
	"sightline/internal/cycle"
	"sightline/internal/explain"
	"sightline/internal/feedback"
)

// loaders join what the entries of a list ask one by one into one statement each. They live for one operation and
// one viewer (T16); what the viewer may not see is missing.
type loaders struct {
	cohorts        *cohorts
	users          *loader[*ent.User]
	participations *loader[*ent.Participation]
	questions      *loader[*ent.Question]
	sections       *loader[[]*ent.Section]
	requests       *loader[[]*ent.FeedbackRequest]
	answers        *loader[[]*ent.Answer]
	loads          *loader[int]
	muchAsked      *loader[bool]
	uninvited      *loader[int]
	approvers      *loader[[]*ent.User]
	nudges         *loader[*time.Time]
	formerLeads    *loader[*ent.User]
	owners         *loader[[]*ent.User]
	spared         *loader[[]*ent.User]
	notices        *loader[[]*ent.CycleNotice]
	noticePlans    *loader[[]*ent.NoticePlan]
	policyChanges  *loader[[]*ent.PolicyChange]
	progress       *loader[*cycle.Progress]
	results        *loader[*feedback.Results]
	earlierRounds  *loader[[]*ent.Participation]
	comparisons    *loader[*feedback.Comparison]
	readings       *loader[[]*ent.Reading]
	withheld       *loader[int]
	ownViews       *loader[*ent.SelfAssessment]
	ownAnswers     *loader[[]*ent.SelfAnswer]
	ownHandedIn    *loader[bool]
	teams          *loader[[]*ent.ProjectMember]
	projects       *loader[*ent.Project]
	workGrants     *loader[[]*ent.WorkGrant]
	shareLinks     *loader[[]*ent.ShareLink]
	linksByID      *loader[*ent.ShareLink]
	grantsByLink   *loader[[]*ent.WorkGrant]
	roleGrants     *loader[[]*ent.RoleGrant]
	addressChanges *loader[*ent.AddressChange]
	deletions      *loader[*ent.DeletionRequest]
	handOvers      *loader[bool]
	nodes          *loader[any]
	reportCounts   *loader[int]
	lineCounts     *loader[int]
	linesAbove     *loader[[]*ent.User]
	examples       *loader[*explain.Visibility]
	visibilities   map[explain.Text]*loader[*explain.Visibility]
}

func (r *Resolver) newLoaders() *loaders {
	c := newCohorts()
	return &loaders{
		cohorts:        c,
		users:          batched(c, r.people.ByIDs, userID),
		participations: batched(c, r.feedback.ByIDs, listID),
		questions:      batched(c, r.feedback.Questions, func(q *ent.Question) string { return q.ID }),
		sections:       grouped(c, r.cycles.Sections, func(s *ent.Section) string { return s.CycleID }),
		requests:       grouped(c, r.feedback.RequestsOf, participationOf),
		answers:        grouped(c, r.feedback.AnswersOf, func(a *ent.Answer) string { return a.RequestID }),
		notices:        grouped(c, r.cycles.Notices, func(n *ent.CycleNotice) string { return n.CycleID }),
		noticePlans:    grouped(c, r.cycles.NoticePlans, func(p *ent.NoticePlan) string { return p.CycleID }),
		policyChanges:  grouped(c, r.cycles.PolicyChanges, func(p *ent.PolicyChange) string { return p.CycleID }),
		readings:       grouped(c, r.feedback.Readings, func(g *ent.Reading) string { return g.ParticipationID }),
		teams:          grouped(c, r.work.TeamsOf, func(m *ent.ProjectMember) string { return m.ProjectID }),
		projects:       batched(c, r.work.ProjectsByIDs, func(p *ent.Project) string { return p.ID }),
		workGrants:     grouped(c, r.work.GrantsOf, func(g *ent.WorkGrant) string { return g.ReviewID }),
		shareLinks:     grouped(c, r.work.LinksOf, func(l *ent.ShareLink) string { return l.ReviewID }),
		grantsByLink: grouped(c, r.work.GrantsByLinks, func(g *ent.WorkGrant) string {
			return given(g.LinkID)
		}),
		linksByID:      batched(c, r.work.LinksByIDs, func(l *ent.ShareLink) string { return l.ID }),
		roleGrants:     grouped(c, r.people.RoleGrantsOf, func(g *ent.RoleGrant) string { return g.UserID }),
		addressChanges: batched(c, r.addresses.ByPeople, func(a *ent.AddressChange) string { return a.UserID }),
		deletions:      batched(c, r.passport.DeletionsOf, deletionOf),
		loads:          newLoader(c, r.feedback.Loads),
		muchAsked:      newLoader(c, r.feedback.MuchAsked),
		uninvited:      newLoader(c, r.roster.Uninvited),
		owners:         newLoader(c, r.cycles.Owners),
		spared:         newLoader(c, r.cycles.Spared),
		progress:       newLoader(c, r.cycles.Progress),
		approvers:      newLoader(c, r.feedback.Approvers),
		nudges:         newLoader(c, r.tracking.AgainAt),
		formerLeads:    newLoader(c, r.feedback.FormerLineManagers),
		results:        newLoader(c, r.feedback.Results),
		earlierRounds:  newLoader(c, r.feedback.EarlierRounds),
		comparisons:    newLoader(c, r.feedback.Comparisons),
		withheld:       newLoader(c, r.feedback.Withheld),
		ownViews:       newLoader(c, r.assessments.Of),
		ownAnswers:     grouped(c, r.assessments.AnswersOf, listOfSelfAnswer),
		ownHandedIn:    newLoader(c, r.assessments.HandedIn),
		handOvers:      newLoader(c, r.outbox.CanHandOver),
		nodes:          newLoader(c, r.nodes),
		reportCounts:   newLoader(c, r.people.ReportCounts),
		lineCounts:     newLoader(c, r.people.LineCounts),
		linesAbove:     newLoader(c, r.people.LinesAbove),
		examples:       newLoader(c, r.explain.Examples),
		visibilities:   r.visibilities(c),
	}
}

// visibilities are one loader for each text that a request has.
func (r *Resolver) visibilities(c *cohorts) map[explain.Text]*loader[*explain.Visibility] {
	all := map[explain.Text]*loader[*explain.Visibility]{}
	for _, text := range []explain.Text{explain.Main, explain.RejectReason, explain.DeclineReason} {
		all[text] = newLoader(c, func(ctx context.Context, ids []string) (map[string]*explain.Visibility, error) {
			return r.explain.Requests(ctx, ids, text)
		})
	}
	return all
}

type loadersKey struct{}

// withLoaders gives an operation loaders of its own, made when the first is asked: a subscription holds none.
func withLoaders(ctx context.Context, r *Resolver) context.Context {
	return context.WithValue(ctx, loadersKey{}, sync.OnceValue(r.newLoaders))
}

func loadersOf(ctx context.Context) *loaders {
	loaders, ok := ctx.Value(loadersKey{}).(func() *loaders)
	if !ok {
		return nil
	}
	return loaders()
}

// What objects are looked up by. An empty key leads nowhere.

func userID(u *ent.User) string { return u.ID }

func managerOf(u *ent.User) string { return given(u.ManagerID) }

func inviterOf(u *ent.User) string { return given(u.InvitedByID) }

func deletionOf(d *ent.DeletionRequest) string { return d.UserID }

func holderOf(g *ent.RoleGrant) string { return g.UserID }

func granterOf(g *ent.RoleGrant) string { return given(g.GrantedByID) }

func askerOf(c *ent.AddressChange) string { return c.AskedByID }
func mover(c *ent.AddressChange) string   { return c.UserID }

func revokerOf(g *ent.RoleGrant) string { return given(g.RevokedByID) }

func cycleID(c *ent.Cycle) string { return c.ID }

func saverOf(t *ent.SavedTemplate) string { return t.SavedByID }

func cycleOf(q *ent.FeedbackRequest) string { return q.CycleID }

func senderOf(n *ent.CycleNotice) string { return n.SentByID }

func plannerOf(p *ent.NoticePlan) string { return p.PlannedByID }

func changerOf(p *ent.PolicyChange) string { return p.ChangedByID }

func listID(p *ent.Participation) string { return p.ID }

// pairWith names a participation together with an earlier one.
func pairWith(earlier string) func(*ent.Participation) string {
	return func(p *ent.Participation) string { return feedback.PairOf(p.ID, earlier) }
}

func cycleOfList(p *ent.Participation) string { return p.CycleID }

func listOfSelf(a *ent.SelfAssessment) string { return a.ParticipationID }

func listOfSelfAnswer(a *ent.SelfAnswer) string { return a.Edges.Assessment.ParticipationID }

func selfQuestionOf(a *ent.SelfAnswer) string { return a.QuestionID }

func readerOf(g *ent.Reading) string { return g.ReaderID }

func requestID(q *ent.FeedbackRequest) string { return q.ID }

func participationOf(q *ent.FeedbackRequest) string { return q.ParticipationID }

func reviewerOf(q *ent.FeedbackRequest) string { return q.ReviewerID }

func nominatorOf(q *ent.FeedbackRequest) string { return q.NominatedByID }

func questionOf(a *ent.Answer) string { return a.QuestionID }

func listOfAnswer(a *ent.Answer) string {
	if a.Edges.Request == nil {
		return ""
	}
	return a.Edges.Request.ParticipationID
}

func withholderOf(a *ent.Answer) string { return given(a.WithheldByID) }

func authorOf(a *ent.Answer) string {
	if a.Edges.Request == nil {
		return ""
	}
	return a.Edges.Request.ReviewerID
}

func mailID(m *ent.Mail) string { return m.ID }

func receiverOf(m *ent.Mail) string { return m.UserID }

func actorOf(e *ent.AuditEvent) string { return given(e.ActorID) }

func subjectOf(e *ent.AuditEvent) string { return given(e.SubjectID) }

func objectOf(e *ent.AuditEvent) string { return e.ObjectID }

func given(id *string) string {
	if id == nil {
		return ""
	}
	return *id
}
