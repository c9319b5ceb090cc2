package policy

import (
	"sightline/ent"
)

// Audience is a named condition on the viewer's relation to an object and on its state. The names are those of the
// enum Audience in the SDL; a test compares the two.
type Audience string

// The audiences.
const (
	Public               Audience = "PUBLIC"
	Reached              Audience = "REACHED"
	Arriving             Audience = "ARRIVING"
	SignedIn             Audience = "SIGNED_IN"
	Member               Audience = "MEMBER"
	Colleague            Audience = "COLLEAGUE"
	HR                   Audience = "HR"
	HRAssistant          Audience = "HR_ASSISTANT"
	Tech                 Audience = "TECH"
	WorkAdmin            Audience = "WORK_ADMIN"
	Self                 Audience = "SELF"
	ReviewerOf           Audience = "REVIEWER_OF"
	Runner               Audience = "RUNNER"
	OtherRunner          Audience = "OTHER_RUNNER"
	KnowingRunner        Audience = "KNOWING_RUNNER"
	Participant          Audience = "PARTICIPANT"
	Reviewer             Audience = "REVIEWER"
	LineManager          Audience = "LINE_MANAGER"
	IndirectLineManagers Audience = "INDIRECT_LINE_MANAGERS"
	Author               Audience = "AUTHOR"
	SubjectCounts        Audience = "SUBJECT_COUNTS"
	LineManagerCounts    Audience = "LINE_MANAGER_COUNTS"
	IndirectCounts       Audience = "INDIRECT_COUNTS"
	HRCounts             Audience = "HR_COUNTS"
	SubjectReads         Audience = "SUBJECT_READS"
	LineManagerReads     Audience = "LINE_MANAGER_READS"
	IndirectRead         Audience = "INDIRECT_READ"
	HRReads              Audience = "HR_READS"
	SubjectRelation      Audience = "SUBJECT_RELATION"
	LineManagerRelation  Audience = "LINE_MANAGER_RELATION"
	IndirectRelation     Audience = "INDIRECT_RELATION"
	HRRelation           Audience = "HR_RELATION"
	SubjectNamed         Audience = "SUBJECT_NAMED"
	LineManagerNamed     Audience = "LINE_MANAGER_NAMED"
	IndirectNamed        Audience = "INDIRECT_NAMED"
	HRNamed              Audience = "HR_NAMED"
	WorkReader           Audience = "WORK_READER"
	WorkInsider          Audience = "WORK_INSIDER"
	WorkKeeper           Audience = "WORK_KEEPER"
)

// All lists every audience, in the order of the SDL.
func All() []Audience {
	return []Audience{
		Public, Reached, Arriving, SignedIn, Member, Colleague, HR, HRAssistant, Tech, WorkAdmin, Self, ReviewerOf,
		Runner, OtherRunner, KnowingRunner, Participant, Reviewer, LineManager, IndirectLineManagers, Author,
		SubjectCounts, LineManagerCounts, IndirectCounts, HRCounts, SubjectReads, LineManagerReads, IndirectRead, HRReads,
		SubjectRelation, LineManagerRelation, IndirectRelation, HRRelation,
		SubjectNamed, LineManagerNamed, IndirectNamed, HRNamed,
		WorkReader, WorkInsider, WorkKeeper,
	}
}

// Set is the audiences that a viewer is in for one object.
type Set map[Audience]bool

// Any tells whether one of the audiences holds. Nothing declared means nobody.
func (s Set) Any(to []Audience) bool {
	for _, audience := range to {
		if s[audience] {
			return true
		}
	}
	return false
}

func (s Set) add(audience Audience, holds bool) {
	if holds {
		s[audience] = true
	}
}

// Standing returns the audiences that need no object: what root fields and containers are judged by.
func Standing(v *Viewer) Set {
	s := basic(v)
	s.add(HR, v.HRAdmin())
	s.add(HRAssistant, v.HRAssistant())
	s.add(Tech, v.TechAdmin())
	s.add(WorkAdmin, v.WorkAdmin())
	return s
}

// Container returns the audiences for an object that is no entity: a page, a payload, an error. It was reached
// through a guarded field and carries nothing of its own.
func Container(v *Viewer) Set {
	s := Standing(v)
	s.add(Reached, true)
	return s
}

// Audiences returns the audiences that the viewer is in for an entity. An entity without a case has none.
func Audiences(v *Viewer, object any) Set {
	v = v.asFor(readByCode(object))
	switch o := object.(type) {
	case *ent.User:
		return ofUser(v, o)
	case *ent.RoleGrant:
		s := Standing(v)
		s.add(Self, v.SignedIn() && v.ID() == o.UserID)
		return s
	case *ent.DeletionRequest:
		return ofDeletion(v, o)
	case *ent.Setting, *ent.AddressChange, *ent.SavedTemplate:
		return Standing(v)
	case *ent.Session, *ent.AccessToken, *ent.Passkey:
		return ofLogin(v, o)
	case *ent.Message:
		return ofMessage(v, o)
	case *ent.PeopleImport:
		return ofImport(v, o)
	case *ent.ImportLine:
		return ofImport(v, o.Edges.Import)
	case *ent.Project:
		return ofProject(v, o)
	case *ent.ProjectMember:
		return ofProjectMember(v, o)
	case *ent.WorkReview:
		return ofWork(v, o)
	case *ent.WorkGrant:
		return ofGrant(v, o)
	case *ent.ShareLink:
		return ofLink(v, o)
	case *ent.Mail:
		return ofMail(v, o)
	case *ent.AuditEvent:
		return ofAuditEvent(v, o)
	default:
		return ofCyclePart(v, object)
	}
}

// ofCyclePart answers for cycles and everything in them.
func ofCyclePart(v *Viewer, object any) Set {
	switch o := object.(type) {
	case *ent.Cycle:
		return ofCycle(v, o.ID)
	case *ent.ReleasedText:
		return ofPublished(v, o.Edges.Participation)
	case *ent.ResultCut:
		return ofCut(v, o)
	case *ent.CycleNotice:
		return ofNotice(v, o)
	case *ent.Section, *ent.Question, *ent.PolicyChange, *ent.NoticePlan:
		return ofCycle(v, cycleOf(o))
	case *ent.Participation:
		return ofParticipation(v, o)
	case *ent.FeedbackRequest:
		return ofRequest(v, o)
	case *ent.Answer:
		return ofAnswer(v, o)
	case *ent.SelfAssessment:
		return ofSelf(v, o)
	case *ent.SelfAnswer:
		return ofSelfAnswer(v, o)
	case *ent.Reading:
		return ofReading(v, o)
	default:
		return Set{}
	}
}

// cycleOf is the cycle of a part of it.
func cycleOf(part any) string {
	switch o := part.(type) {
	case *ent.Section:
		return o.CycleID
	case *ent.Question:
		return o.CycleID
	case *ent.PolicyChange:
		return o.CycleID
	case *ent.NoticePlan:
		return o.CycleID
	default:
		return ""
	}
}

// basic holds whatever the object is; roles are not in it, because where the viewer is the subject they add nothing.
func basic(v *Viewer) Set {
	s := Set{Public: true}
	s.add(Arriving, v.Arriving())
	s.add(SignedIn, v.SignedIn())
	s.add(Member, v.Member())
	s.add(Colleague, v.Colleague())
	return s
}
