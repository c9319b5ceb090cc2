package policy

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"entgo.io/ent"
)

// ErrNoGrant is what a mutation without a fitting grant fails with: a defect of ours, never an answer to a client.
var ErrNoGrant = errors.New("write refused: no grant names it")

// Grant is the permission to write that comes from Authorize alone. It names the types and ids that may change and,
// for a creation, the type and the ids of its parents. The zero value permits nothing.
type Grant struct {
	action  Action
	changes map[string][]string
	creates map[string][]string
	system  bool
}

// Action returns what the grant was given for.
func (g Grant) Action() Action { return g.action }

// SystemGrant permits system work to write. It permits nothing unless the context is that of system work.
func SystemGrant(ctx context.Context) Grant {
	_, system := From(ctx).System()
	return Grant{action: "SYSTEM", system: system}
}

// And joins two grants of one command.
func (g Grant) And(other Grant) Grant {
	joined := Grant{action: g.action, changes: map[string][]string{}, creates: map[string][]string{}}
	for _, part := range []Grant{g, other} {
		for name, ids := range part.changes {
			joined.changes[name] = append(joined.changes[name], ids...)
		}
		for name, ids := range part.creates {
			joined.creates[name] = append(joined.creates[name], ids...)
		}
	}
	return joined
}

func grant(action Action) Grant {
	return Grant{action: action, changes: map[string][]string{}, creates: map[string][]string{}}
}

func (g Grant) change(name string, ids ...string) Grant {
	g.changes[name] = append(g.changes[name], ids...)
	return g
}

func (g Grant) create(name string, parents ...string) Grant {
	g.creates[name] = append(g.creates[name], parents...)
	return g
}

// consequences are what every transition may write beside its own state: the people it concerns are told, their
// mails are queued, the act is recorded (docs/rules.md).
func consequences() []string {
	return []string{"Message", "Mail", "AuditEvent", "Job", "IdempotencyKey"}
}

// parentEdge names, for each type that can be created under a grant, the edge that ties it to its parent; empty for
// types without one.
func parentEdge(name string) (string, bool) {
	edges := map[string]string{
		"Cycle": "", "CycleOwner": "cycle", "Section": "cycle", "Question": "cycle",
		"CycleNotice": "cycle", "NoticePlan": "cycle",
		"PolicyChange": "cycle", "ReleasedText": "participation", "ResultCut": "participation",
		"Participation": "cycle", "FeedbackRequest": "participation", "Answer": "request",
		"SelfAssessment": "participation", "SelfAnswer": "assessment",
		"SavedTemplate": "",
		"Project":       "", "ProjectMember": "project", "WorkReview": "project", "WorkGrant": "review",
		"ShareLink": "review",
		"User":      "", "OneTimeLink": "user", "Reading": "participation", "Nudge": "participation", "TodoMark": "user",
		"PeopleImport": "user", "ImportLine": "import",
		"RoleGrant": "user", "DeletionRequest": "user",
		"AccessToken":   "user",
		"Authenticator": "user", "Passkey": "user", "RecoveryCode": "user",
		"AddressChange": "user",
	}
	edge, ok := edges[name]
	return edge, ok
}

// ownEdges are the edges that may be set on a type: those whose foreign key stands in the type's own table. From the
// other side the gate would not see which rows change. A test compares the list with the generated schema.
func ownEdges(name string) []string {
	return map[string][]string{
		"User":            {"manager"},
		"Credential":      {"user"},
		"Session":         {"user"},
		"AccessToken":     {"user"},
		"Authenticator":   {"user"},
		"Passkey":         {"user"},
		"RecoveryCode":    {"user"},
		"OneTimeLink":     {"user"},
		"AddressChange":   {"user", "asked_by"},
		"SavedTemplate":   {"saved_by"},
		"Project":         {"owner"},
		"ProjectMember":   {"project", "user", "added_by"},
		"WorkReview":      {"project", "owner"},
		"WorkGrant":       {"review", "user", "added_by", "link"},
		"ShareLink":       {"review", "created_by"},
		"CycleOwner":      {"cycle", "user"},
		"Section":         {"cycle"},
		"Question":        {"cycle", "section"},
		"CycleNotice":     {"cycle", "sent_by"},
		"NoticePlan":      {"cycle", "planned_by"},
		"PolicyChange":    {"cycle", "changed_by"},
		"ReleasedText":    {"participation", "question"},
		"ResultCut":       {"participation", "question"},
		"Participation":   {"cycle", "reviewee"},
		"FeedbackRequest": {"cycle", "participation", "reviewee", "reviewer", "nominated_by"},
		"Answer":          {"request", "question", "withheld_by"},
		"SelfAssessment":  {"participation"},
		"SelfAnswer":      {"assessment", "question"},
		"Reading":         {"reader", "participation"},
		"Nudge":           {"participation", "nudged_by"},
		"Message":         {"user", "participation", "request", "import"},
		"Mail":            {"user", "participation", "request", "link", "share_link"},
		"TodoMark":        {"user"},
		"PersonWord":      {"user"},
		"IdempotencyKey":  {"user"},
		"PeopleImport":    {"user"},
		"ImportLine":      {"import"},
		"RoleGrant":       {"user"},
		"DeletionRequest": {"user"},
	}[name]
}

type grantKey struct{}

// WithGrant returns a context in which the grant's writes pass the gate. Only internal/store calls it.
func WithGrant(ctx context.Context, g Grant) context.Context {
	return context.WithValue(ctx, grantKey{}, g)
}

// identified is what the gate must know of a mutation besides ent's own interface.
type identified interface {
	IDs(context.Context) ([]string, error)
}

// appendOnly names the types whose rows are written once: no grant, that of the system neither, changes or deletes one.
func appendOnly() []string { return []string{"AuditEvent"} }

// CheckMutation is the write gate: it refuses every mutation that no grant in the context names (docs/adr/0001).
func CheckMutation(ctx context.Context, m ent.Mutation) error {
	if err := checkEdges(m); err != nil {
		return err
	}
	if slices.Contains(appendOnly(), m.Type()) && !m.Op().Is(ent.OpCreate) {
		return refuse(m, "its rows are written once")
	}
	g, ok := ctx.Value(grantKey{}).(Grant)
	switch {
	case !ok:
		return refuse(m, "there is no grant")
	case g.system:
		return nil
	case m.Op().Is(ent.OpCreate):
		return g.checkCreate(m)
	default:
		return g.checkChange(ctx, m)
	}
}

func checkEdges(m ent.Mutation) error {
	allowed := ownEdges(m.Type())
	for _, edges := range [][]string{m.AddedEdges(), m.RemovedEdges(), m.ClearedEdges()} {
		for _, edge := range edges {
			if !slices.Contains(allowed, edge) {
				return refuse(m, "edge "+edge+" is set from the side without the foreign key")
			}
		}
	}
	return nil
}

func (g Grant) checkCreate(m ent.Mutation) error {
	if slices.Contains(consequences(), m.Type()) {
		return nil
	}
	parents, ok := g.creates[m.Type()]
	edge, known := parentEdge(m.Type())
	switch {
	case !ok || !known:
		return refuse(m, "the grant creates none")
	case edge == "":
		return nil
	}
	for _, id := range m.AddedIDs(edge) {
		if parent, isText := id.(string); !isText || !slices.Contains(parents, parent) {
			return refuse(m, "the grant does not name its "+edge)
		}
	}
	if len(m.AddedIDs(edge)) != 1 {
		return refuse(m, "it has no "+edge)
	}
	return nil
}

func (g Grant) checkChange(ctx context.Context, m ent.Mutation) error {
	rows, ok := m.(identified)
	if !ok {
		return refuse(m, "its ids are unknown")
	}
	// The viewer's scope must not hide rows that the statement would touch.
	ids, err := rows.IDs(AsSystem(ctx, CheckGrant))
	if err != nil {
		return fmt.Errorf("read the ids of a mutation of %s: %w", m.Type(), err)
	}
	// A set: a change of line manager names thousands of people.
	named := map[string]bool{}
	for _, id := range g.changes[m.Type()] {
		named[id] = true
	}
	for _, id := range ids {
		if !named[id] {
			return refuse(m, "the grant does not name "+id)
		}
	}
	return nil
}

func refuse(m ent.Mutation, why string) error {
	return fmt.Errorf("%w: %s of %s: %s", ErrNoGrant, m.Op(), m.Type(), why)
}
