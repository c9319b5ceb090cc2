package policy

import (
	"maps"
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/predicate"
	"sightline/ent/user"
)

// The audit log (docs/adr/0015-append-only-log.md) tells administrators what was done by power over accounts, cycles
// and settings. It is no way round the rules about what people write and read:
//   - each administrator reads the part of their role;
//   - that somebody wrote, and when, is told to nobody: no time of an answer is served to anybody but its author;
//   - what others did in somebody's own review is not told to that person, whatever their roles (V0).

// InReview tells whether an object belongs to the review of one person. What is done to it has to say whose.
func InReview(objectID string) bool {
	return slices.ContainsFunc(reviewPrefixes(), func(prefix string) bool { return strings.HasPrefix(objectID, prefix) })
}

func reviewPrefixes() []string { return []string{"prt_", "req_", "ans_", "rdg_"} }

// Untold are the acts that stand in the log and are shown to nobody: whoever reads them there would learn who wrote or
// read, and when. The moments of logging in and out are among them: beside a count of answers they would tell it too.
func Untold() []Action {
	return []Action{
		WriteFeedback, SubmitFeedback, ReopenFeedback, OpenResults, MarkMessagesRead,
		WriteSelfAssessment, SubmitSelfAssessment, ReopenSelfAssessment,
		"SIGNED_IN", "SIGNED_OUT", "PROVED_AGAIN", "RECOVERY_CODE_USED",
	}
}

// doorActs are the acts at an account's door that the log tells; they have no rule, because nobody is known yet.
func doorActs() []Action {
	return []Action{
		"FIRST_ACCOUNT_MADE", "INVITATION_ACCEPTED", "LINK_ASKED_FOR", "PASSWORD_RESET", "PASSWORD_CHANGED", "SIGN_IN_FAILED",
		"WRONG_CODE", "WRONG_PASSKEY", "PASSKEY_COPIED", "CONFIRM_ADDRESS",
	}
}

// ToldToSubject are the acts of others that the person whom they concern reads of in the log, if they may read the log:
// what happened to their account. Every other act about somebody is kept from that person; so a new one is too until
// it is declared here.
func ToldToSubject() []Action {
	told := doorActs()
	for _, rules := range []map[Action]rule{
		peopleRules(), accountRules(), roleRules(), guestRules(), lineRules(), addressRules(),
	} {
		told = slices.AppendSeq(told, maps.Keys(rules))
	}
	slices.Sort(told)
	return told
}

// auditScope: the part of each role, without what is told to nobody and what the viewer may not know as its subject.
func auditScope(v *Viewer) predicate.AuditEvent {
	told := auditevent.Or(
		auditevent.ActionIn(texts(ToldToSubject())...),
		auditevent.And(auditevent.SubjectIDNotNil(), auditevent.SubjectIDNEQ(v.ID())),
		auditevent.And(auditevent.SubjectIDIsNil(), outsideReviews()),
		auditevent.ActorID(v.ID()),
	)
	return auditevent.And(auditevent.PartIn(auditParts(v)...), auditevent.ActionNotIn(texts(Untold())...), told)
}

// outsideReviews leaves out what was written down without whose review it belongs to.
func outsideReviews() predicate.AuditEvent {
	var inside []predicate.AuditEvent
	for _, prefix := range reviewPrefixes() {
		inside = append(inside, auditevent.ObjectIDHasPrefix(prefix))
	}
	return auditevent.Not(auditevent.Or(inside...))
}

// ofAuditEvent: the administrators whose part it is. It says the same as auditScope, for one row; that the two agree
// is tested for every persona and row (internal/store).
func ofAuditEvent(v *Viewer, event *ent.AuditEvent) Set {
	s := basic(v)
	if !mayReadEvent(v, event) {
		return s
	}
	s.add(HR, v.HRAdmin() && event.Part == auditevent.PartPEOPLE)
	s.add(Tech, v.TechAdmin() && event.Part == auditevent.PartSYSTEM)
	s.add(WorkAdmin, v.WorkAdmin() && event.Part == auditevent.PartWORK)
	return s
}

func mayReadEvent(v *Viewer, event *ent.AuditEvent) bool {
	action := Action(event.Action)
	switch {
	case slices.Contains(Untold(), action):
		return false
	case slices.Contains(ToldToSubject(), action), event.ActorID != nil && *event.ActorID == v.ID():
		return true
	case event.SubjectID == nil:
		return !InReview(event.ObjectID)
	default:
		return *event.SubjectID != v.ID()
	}
}

// AccountPart says whose part of the log tells of an account: what happens to guests is the people side's.
func AccountPart(person *ent.User) auditevent.Part {
	if person.Kind == user.KindGUEST {
		return auditevent.PartPEOPLE
	}
	return auditevent.PartWORK
}

// OwnPart says whose part of the log tells of what an administrator did for themselves, such as taking a list along:
// one that they read.
func OwnPart(v *Viewer) auditevent.Part {
	switch {
	case v.WorkAdmin():
		return auditevent.PartWORK
	case v.HRAdmin():
		return auditevent.PartPEOPLE
	default:
		return auditevent.PartSYSTEM
	}
}

func auditParts(v *Viewer) []auditevent.Part {
	var parts []auditevent.Part
	if v.HRAdmin() {
		parts = append(parts, auditevent.PartPEOPLE)
	}
	if v.TechAdmin() {
		parts = append(parts, auditevent.PartSYSTEM)
	}
	if v.WorkAdmin() {
		parts = append(parts, auditevent.PartWORK)
	}
	return parts
}

func texts(actions []Action) []string {
	all := make([]string, len(actions))
	for i, action := range actions {
		all[i] = string(action)
	}
	return all
}
