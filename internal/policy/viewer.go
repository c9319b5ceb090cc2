// Package policy is the one place that says who may see and do what (docs/rules.md). It is pure: it reads no database,
// no file and no time. About a viewer, who is loaded anew for each request, it answers three questions: which audiences
// the viewer is in for an object (fields), which rows of an entity exist for the viewer (scope), and whether the viewer
// may act (authorize), which yields the grant without which nothing is written.
package policy

import (
	"context"
	"slices"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/setting"
	"sightline/ent/user"
)

// Viewer is whoever asks, with every fact that a rule needs about them. The zero value is nobody.
type Viewer struct {
	User  *ent.User
	Facts Facts
	// SessionID is the session that the request came with; empty for system work and for hypothetical viewers.
	SessionID string
	// Fresh tells whether the viewer proved in this session, no longer ago than the proof counts, that it is them (T44).
	Fresh bool
	// ByCode tells that the session began with a mailed code: shared work is there for the viewer, and nothing else.
	ByCode bool
	// Token is the scope of the access token that the request came with; empty for a session.
	Token accesstoken.Scope

	system Reason
}

// Facts are what rules must know beyond the viewer's own row, so that no rule ever queries.
type Facts struct {
	// Now is when the viewer asks: what a deadline refuses goes by it.
	Now time.Time
	// HasReports tells whether somebody reports to the viewer directly.
	HasReports bool
	// OwnedCycles, RevieweeCycles, ReviewerCycles and LedCycles are ids of cycles that the viewer owns, is reviewed in,
	// was asked to write in, and has direct or indirect reports reviewed in. Drafts stand in OwnedCycles only.
	OwnedCycles, RevieweeCycles, ReviewerCycles, LedCycles []string
	// Reviewees are the people about whom the viewer was asked to write.
	Reviewees []string
	// TeamProjects are ids of projects of whose teams the viewer is one. Shares are the work reviews that a live grant
	// shares with the viewer, by id, and SharedProjects those in which there is one, or one of the viewer's own.
	TeamProjects, SharedProjects []string
	Shares                       map[string]Share
	// SharesWithGuests tells whether work reviews are shared with guests at all.
	SharesWithGuests bool
	// HRAdmins are the active HR administrators.
	HRAdmins []string
	// InviteGuests is who can invite guests (D11), evaluated at call time.
	InviteGuests setting.InviteGuests
	// FactorRequired tells whether members have to have a second factor.
	FactorRequired bool
	// CompanyDomains are the domains that guests' addresses must lie outside of.
	CompanyDomains []string
}

// Nobody is the viewer of a request that is not signed in.
func Nobody() *Viewer { return &Viewer{} }

// Of returns the viewer that a person is by their own row alone, for asking the engine about somebody else.
func Of(person *ent.User) *Viewer { return &Viewer{User: person} }

// ID returns the person's id, empty for nobody and for the system.
func (v *Viewer) ID() string {
	if v.User == nil {
		return ""
	}
	return v.User.ID
}

// SignedIn tells whether an active person stands behind the request (T12), who has what logging in asks of them.
func (v *Viewer) SignedIn() bool {
	return v.User != nil && v.User.State == user.StateACTIVE && !v.lacksFactor()
}

// lacksFactor tells whether somebody asks who still has to set a second factor up: a member without one, where members
// have to have one. Nobody is measured by it but whoever asks themselves, in a session or by a token.
func (v *Viewer) lacksFactor() bool {
	asks := v.SessionID != "" || v.Token != ""
	return asks && MustHaveFactor(v) && !v.User.SecondFactor
}

// MustHaveFactor tells whether the viewer has to have a second factor: members where one is required. Guests come for
// one answer, and keep to the password.
func MustHaveFactor(v *Viewer) bool {
	return v.User != nil && v.Facts.FactorRequired && v.User.Kind == user.KindMEMBER
}

// Arriving tells whether the viewer has logged in and has to set a second factor up before anything else. Until then
// they are not signed in: nothing is theirs but to do that.
func (v *Viewer) Arriving() bool {
	return v.User != nil && v.User.State == user.StateACTIVE && v.Token == "" && v.lacksFactor()
}

// InPerson tells whether the viewer asks through a session of their own, and not by a script's token.
func (v *Viewer) InPerson() bool { return v.SignedIn() && v.Token == "" }

// Member tells whether the viewer is a member, from the company or from outside.
func (v *Viewer) Member() bool { return v.SignedIn() && v.User.Kind == user.KindMEMBER }

// Colleague tells whether the viewer is a member of the company itself.
func (v *Viewer) Colleague() bool { return v.Member() && !v.User.Outside }

// Outsider tells whether the viewer has a guest's rights on the people side: guests and members from outside.
func (v *Viewer) Outsider() bool { return v.SignedIn() && !v.Colleague() }

// HRAdmin tells whether the viewer is an HR administrator. Roles count for colleagues only.
func (v *Viewer) HRAdmin() bool { return v.Colleague() && v.User.HrAdmin }

// HRReads tells whether the viewer's role in HR reaches what was written in a cycle: that of who was granted it "from
// now on" does not reach cycles that began before, nor drafts without a start. Of those they know what an HR
// assistant knows.
func (v *Viewer) HRReads(c *ent.Cycle) bool {
	if !v.HRAdmin() {
		return false
	}
	from := v.User.HrReadsFrom
	return from == nil || (c.StartsAt != nil && !c.StartsAt.Before(*from))
}

// HRAssistant tells whether the viewer is an HR assistant.
func (v *Viewer) HRAssistant() bool { return v.Colleague() && v.User.HrAssistant }

// TechAdmin tells whether the viewer is a technical administrator.
func (v *Viewer) TechAdmin() bool { return v.Colleague() && v.User.TechAdmin }

// WorkAdmin tells whether the viewer has the work role ADMIN.
func (v *Viewer) WorkAdmin() bool { return v.hasWorkRole(user.WorkRoleADMIN) }

// System tells whether this is system work and for what reason.
func (v *Viewer) System() (Reason, bool) { return v.system, v.system != "" }

// Locale returns the language in which to write to the viewer.
func (v *Viewer) Locale() string {
	if v.User == nil {
		return user.LocaleEN.String()
	}
	return v.User.Locale.String()
}

// Owns tells whether the viewer is an owner of the cycle.
func (v *Viewer) Owns(cycleID string) bool {
	return v.Colleague() && slices.Contains(v.Facts.OwnedCycles, cycleID)
}

// Runs tells whether the viewer runs the cycle: HR administrator, HR assistant or owner (workflow C).
func (v *Viewer) Runs(cycleID string) bool { return v.HRAdmin() || v.HRAssistant() || v.Owns(cycleID) }

// Manages tells whether the viewer is the direct line manager of the person.
func (v *Viewer) Manages(person *ent.User) bool {
	return v.Colleague() && person != nil && person.ManagerID != nil && *person.ManagerID == v.User.ID
}

// Leads tells whether the person stands anywhere below the viewer in the reporting line.
func (v *Viewer) Leads(person *ent.User) bool {
	return v.Colleague() && person != nil && person.ID != v.User.ID && strings.HasPrefix(person.LinePath, v.User.LinePath)
}

// StandsInFor tells whether the viewer approves and releases for the reviewee: the line manager; without one, other
// HR administrators; without those, the owners of the cycle; never the reviewee (D8).
func (v *Viewer) StandsInFor(reviewee *ent.User, cycleID string) bool {
	switch {
	case reviewee == nil || !v.Colleague() || reviewee.ID == v.User.ID:
		return false
	case hasLineManager(reviewee):
		return *reviewee.ManagerID == v.User.ID
	case othersThan(reviewee.ID, v.Facts.HRAdmins):
		return v.HRAdmin()
	default:
		return v.Owns(cycleID)
	}
}

// OutOfUse are the states of accounts that nobody uses now: they are not found, asked or told.
func OutOfUse() []user.State {
	return []user.State{user.StateLOCKED, user.StateDEACTIVATED, user.StateDELETED}
}

// hasLineManager tells whether somebody's line manager can act: an account that was closed cannot. Where the manager
// was not loaded, there is one.
func hasLineManager(person *ent.User) bool {
	if person.ManagerID == nil {
		return false
	}
	manager := person.Edges.Manager
	return manager == nil || !slices.Contains(GoneStates(), manager.State)
}

func othersThan(id string, all []string) bool {
	return slices.ContainsFunc(all, func(other string) bool { return other != id })
}

// Reason says why system work runs without a person. The list is closed; a test asserts who uses which.
type Reason string

// The reasons for system work.
const (
	// SignIn looks up accounts, credentials, sessions and links before anybody is signed in.
	SignIn Reason = "sign-in"
	// LoadViewer reads the facts about the viewer.
	LoadViewer Reason = "load viewer"
	// Deliver renders and sends mails.
	Deliver Reason = "deliver mail"
	// HandOver looks at what an invitation would open, however little of it the administrator may see.
	HandOver Reason = "hand an invitation over"
	// RunJobs claims and finishes jobs.
	RunJobs Reason = "run jobs"
	// Tell finds out whom something concerns: to tell them after it was committed, and to name them.
	Tell Reason = "tell whom it concerns"
	// CheckGrant asks which rows a bulk mutation would touch.
	CheckGrant Reason = "check grant"
	// EndSessions finds the sessions of an account that is being locked.
	EndSessions Reason = "end sessions"
	// JudgeAccount looks at what hangs on an account before its kind or its address changes.
	JudgeAccount Reason = "judge an account"
	// Explain reads the people whom the engine is asked about.
	Explain Reason = "explain visibility"
	// MoveCycles lets the clock open and close cycles, and finds what a close or a reopening by hand changes.
	MoveCycles Reason = "move cycles by the clock"
	// Publish reads what was handed in about a reviewee in order to make of it what is released without names.
	Publish Reason = "publish without names"
	// JudgeLoad tells whether somebody was asked for much feedback, without telling how much or by whom.
	JudgeLoad Reason = "judge the load of reviewers"
	// CountWithheld counts the answers that are withheld from a reviewee, who is told their number and reads none.
	CountWithheld Reason = "count what is withheld"
	// TellStatus tells whether a reviewee has handed in what they write about themselves, and nothing of what it says.
	TellStatus Reason = "tell a status"
	// LoadRule reads the request of an answer that the viewer reads without seeing the request: the rules need it.
	LoadRule Reason = "load what a rule needs"
	// OfferWriting finds the reviewees about whom a cycle lets members write unasked: that they are reviewed is told to
	// every member by that (docs/adr/0045).
	OfferWriting Reason = "offer writing"
	// MoveHidden moves requests along that whoever acts does not see: what somebody writes unasked, and what stands on a
	// list that is hidden from its reviewee.
	MoveHidden Reason = "move hidden requests along"
	// DestroyJoin deletes, once a cycle that is Anonymous has closed, what joins its answers to their writers.
	DestroyJoin Reason = "destroy the join"
	// Destroy finds everything that hangs on a cycle which is being deleted.
	Destroy Reason = "destroy a cycle"
	// FillSample writes the sample company.
	FillSample Reason = "fill the sample company"
	// KeepWords writes the words by which people are found, wherever a name, an address or a team is written.
	KeepWords Reason = "keep the words of people"
	// Prepare makes the first rows of a fresh instance.
	Prepare Reason = "prepare the instance"
)

type viewerKey struct{}

// WithViewer returns a context in which v asks.
func WithViewer(ctx context.Context, v *Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, v)
}

// From returns who asks; nobody when nothing was said.
func From(ctx context.Context) *Viewer {
	if v, ok := ctx.Value(viewerKey{}).(*Viewer); ok {
		return v
	}
	return Nobody()
}

// AsSystem returns a context in which the system itself works, for one of the closed list of reasons.
func AsSystem(ctx context.Context, reason Reason) context.Context {
	return WithViewer(ctx, &Viewer{system: reason})
}
