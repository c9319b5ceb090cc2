package tracking

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/export"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/store"
	"sightline/internal/text"
)

// Export writes how far the people of a cycle are whom a filter leaves, by name, in the viewer's language: states and
// counts as the viewer may know them, and never an answer. That it was taken stands in the audit log before anything is
// handed over.
func (t *Tracking) Export(
	ctx context.Context, kind sheet.Kind, cycleID string, filter *ParticipationFilter, rule policy.Rule,
) (*export.File, error) {
	found, err := t.store.Client().Cycle.Query().Where(cycle.ID(cycleID)).Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the cycle")
	}
	viewer := policy.From(ctx)
	grant, err := policy.Authorize(viewer, policy.ExportCycle, found)
	if err != nil {
		return nil, err
	}
	query, err := t.narrowed(ctx, found, filter)
	if err != nil {
		return nil, err
	}
	columns, err := t.columnsOf(ctx, found, query, rule)
	if err != nil {
		return nil, err
	}
	rows, err := query.WithRequests(requestsOf).
		Order(participation.ByRevieweeField(user.FieldName), ent.Asc(participation.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read how far people are: %w", err)
	}
	file, err := export.Write(viewer, export.Table[*ent.Participation]{
		Name: "export.cycle_file", Kind: kind, Columns: columns, Rows: rows, Rule: rule,
	}, t.store.Clock().Now())
	if err != nil {
		return nil, err
	}
	err = t.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.ExportCycle, found.ID)
	})
	if err != nil {
		return nil, err
	}
	return file, nil
}

// columnsOf are the columns for one cycle: those of every cycle, and the own view where it asks for that.
func (t *Tracking) columnsOf(
	ctx context.Context, c *ent.Cycle, query *ent.ParticipationQuery, rule policy.Rule,
) ([]export.Column[*ent.Participation], error) {
	viewer := policy.From(ctx)
	all := columns(viewer, rule)
	if !c.SelfAssessment {
		return all, nil
	}
	ids, err := query.Clone().Where(ownView(true)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("read whose own view is handed in: %w", err)
	}
	handedIn := map[string]bool{}
	for _, id := range ids {
		handedIn[id] = true
	}
	return append(all, export.Of("export.own_view", "Participation.selfAssessmentHandedIn",
		func(p *ent.Participation) string {
			if handedIn[p.ID] {
				return text.Say(viewer.Locale(), "export.own_view.handed_in")
			}
			return text.Say(viewer.Locale(), "export.own_view.not_yet")
		})), nil
}

// columns are those of the export. What is counted of requests is served by the rule of their state, and left out where
// the viewer does not know how far each is.
func columns(viewer *policy.Viewer, rule policy.Rule) []export.Column[*ent.Participation] {
	person := func(field string, of func(*ent.Participation) *ent.User, cell func(*ent.User) string,
	) func(*ent.Participation) string {
		return func(p *ent.Participation) string {
			who := of(p)
			if who == nil || !rule.Of(viewer, who)(field) {
				return ""
			}
			return cell(who)
		}
	}
	reviewee := func(p *ent.Participation) *ent.User { return p.Edges.Reviewee }
	manager := func(p *ent.Participation) *ent.User {
		if p.Edges.Reviewee == nil || !rule.Of(viewer, p.Edges.Reviewee)("User.lineManager") {
			return nil
		}
		return p.Edges.Reviewee.Edges.Manager
	}
	name := func(u *ent.User) string {
		if u.State == user.StateDELETED {
			return text.FormerName(viewer.Locale(), u.Kind == user.KindGUEST)
		}
		return u.Name
	}
	counted := func(states ...feedbackrequest.State) func(*ent.Participation) string {
		return func(p *ent.Participation) string { return countOf(viewer, rule, p, states) }
	}
	const who, requests = "Participation.reviewee", "Participation.requests"
	return []export.Column[*ent.Participation]{
		export.Of("report.field.NAME", who, person("User.name", reviewee, name)),
		export.Of("export.email", who, person("User.email", reviewee, func(u *ent.User) string { return u.Email })),
		export.Of("report.field.TEAM", who, person("User.team", reviewee, func(u *ent.User) string { return u.Team })),
		export.Of("report.field.DEPARTMENT", who,
			person("User.department", reviewee, func(u *ent.User) string { return u.Department })),
		export.Of("report.field.LINE_MANAGER", who, person("User.name", manager, name)),
		export.Of("export.state", "Participation.stage", func(p *ent.Participation) string {
			return text.Say(viewer.Locale(), "stage."+strings.ToLower(string(StageOf(viewer, p, p.Edges.Requests))))
		}),
		export.Of("export.to_decide", requests, counted(feedbackrequest.StateNOMINATED)),
		export.Of("export.asked", requests, counted(slices.Concat(pending(), handedIn(),
			[]feedbackrequest.State{feedbackrequest.StateEXPIRED})...)),
		export.Of("export.handed_in", requests, func(p *ent.Participation) string {
			if policy.ReadsWithoutNames(viewer, p.Edges.Reviewee, p.Edges.Cycle) {
				return ""
			}
			return countOf(viewer, rule, p, handedIn())
		}),
		export.Of("export.declined", requests, counted(feedbackrequest.StateDECLINED)),
		export.Of("export.list_done", "Participation.listDoneAt",
			func(p *ent.Participation) string { return moment(p.ListDoneAt) }),
		export.Of("export.released", "Participation.releasedAt",
			func(p *ent.Participation) string { return moment(p.ReleasedAt) }),
	}
}

func countOf(v *policy.Viewer, rule policy.Rule, p *ent.Participation, states []feedbackrequest.State) string {
	count := 0
	for _, request := range p.Edges.Requests {
		if slices.Contains(states, policy.StateFor(v, request)) && rule.Of(v, request)("FeedbackRequest.state") {
			count++
		}
	}
	return strconv.Itoa(count)
}

func moment(at *time.Time) string {
	if at == nil {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

// ReadExport reads what is to be exported from a form: the format (csv or xlsx), the cycle, and what narrows its
// people, named as in ParticipationFilter of the API; stages are separated by commas. It fails at the field that
// means nothing.
func ReadExport(form map[string]string) (kind sheet.Kind, cycleID string, filter *ParticipationFilter, err error) {
	if kind, err = export.KindOf(form); err != nil {
		return "", "", nil, err
	}
	filter = &ParticipationFilter{
		Search: export.Given(form["search"]), Team: export.Given(form["team"]),
		Department: export.Given(form["department"]), LineManagerID: export.Given(form["lineManagerId"]),
	}
	if form["withoutLineManager"] == "true" {
		filter.WithoutLineManager = new(true)
	}
	switch word := form["ownViewHandedIn"]; word {
	case "":
	case "true", "false":
		filter.OwnViewHandedIn = new(word == "true")
	default:
		return "", "", nil, apperr.Input("export.word", "ownViewHandedIn")
	}
	if form["lineManagerChanged"] == "true" {
		filter.LineManagerChanged = new(true)
	}
	for word := range strings.SplitSeq(form["stages"], ",") {
		stage := Stage(word)
		switch {
		case word == "":
		case !slices.Contains(Stages(), stage):
			return "", "", nil, apperr.Input("export.word", "stages")
		default:
			filter.Stages = append(filter.Stages, stage)
		}
	}
	return kind, form["cycleId"], filter, nil
}
