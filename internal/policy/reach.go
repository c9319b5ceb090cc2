package policy

import (
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/mail"
	"sightline/ent/user"
)

// Reach is how far somebody's rights over one review go: the feedback about one person in one cycle.
type Reach struct {
	// Sees tells that the review exists for them: who was nominated, and how far it is.
	Sees bool
	// Reads tells that they read the feedback, at the latest when it is released; Names, that they learn who wrote it.
	Reads, Names bool
	// Decides tells that they approve and release, which only an open cycle needs.
	Decides bool
}

// ReachOf answers for a person and a review as they are or as they would be: it asks the same rules as every field. It
// does not tell whether anything was handed in or released (V4).
func ReachOf(v *Viewer, p *ent.Participation) Reach {
	if p.Edges.Cycle == nil || p.Edges.Reviewee == nil {
		return Reach{}
	}
	released := *p
	released.ReleasedAt = &time.Time{}
	audiences := Audiences(v, &released)
	if !audiences.Any([]Audience{Self, LineManager, IndirectLineManagers, Runner}) {
		return Reach{}
	}
	return Reach{
		Sees:    true,
		Reads:   audiences.Any([]Audience{SubjectCounts, LineManagerCounts, IndirectCounts, HRCounts}),
		Names:   audiences.Any([]Audience{SubjectNamed, LineManagerNamed, IndirectNamed, HRNamed}),
		Decides: p.Edges.Cycle.State == cycle.StateOPEN && v.StandsInFor(p.Edges.Reviewee, p.CycleID),
	}
}

// KnowsReviewer tells whether the viewer may know who was asked to write: the same audiences as of the field.
func KnowsReviewer(v *Viewer, r *ent.FeedbackRequest) bool {
	return Audiences(v, r).Any([]Audience{Author, Self, LineManager, IndirectLineManagers, Runner})
}

// Answers tells whether somebody opens the request as the one who was asked to write.
func Answers(v *Viewer, r *ent.FeedbackRequest) bool { return Audiences(v, r)[Author] }

// Record is a part of what the instance keeps about what was done and sent.
type Record string

// The records, in the order in which they are told.
const (
	PeopleLog    Record = "PEOPLE_LOG"
	SystemLog    Record = "SYSTEM_LOG"
	WorkLog      Record = "WORK_LOG"
	AccountMails Record = "ACCOUNT_MAILS"
	ReviewMails  Record = "REVIEW_MAILS"
)

// RecordsOf are the records that are open to somebody: it asks the rules of one row of each.
func RecordsOf(v *Viewer) []Record {
	open := func(row any) bool { return Audiences(v, row).Any([]Audience{HR, Tech, WorkAdmin}) }
	rows := map[Record]any{
		PeopleLog: &ent.AuditEvent{Part: auditevent.PartPEOPLE}, SystemLog: &ent.AuditEvent{Part: auditevent.PartSYSTEM},
		WorkLog:      &ent.AuditEvent{Part: auditevent.PartWORK},
		AccountMails: &ent.Mail{Kind: mail.KindINVITATION}, ReviewMails: &ent.Mail{Kind: mail.KindFEEDBACK_ASKED},
	}
	all := []Record{PeopleLog, SystemLog, WorkLog, AccountMails, ReviewMails}
	return slices.DeleteFunc(all, func(record Record) bool { return !open(rows[record]) })
}

// Listed tells whether colleagues find somebody in the directory: InDirectory for one row.
func Listed(person *ent.User) bool {
	return person.Kind == user.KindMEMBER && !person.Outside && slices.Contains(inUse(), person.State)
}

// ReadsAlike tells whether what a role in HR opens is the same to both: then a change from one to the other moves
// nobody's reviews but their own.
func ReadsAlike(a, b *Viewer) bool {
	same := a.HRAdmin() == b.HRAdmin() && a.HRAssistant() == b.HRAssistant()
	if !same || !a.HRAdmin() {
		return same
	}
	from, then := a.User.HrReadsFrom, b.User.HrReadsFrom
	return from == then || (from != nil && then != nil && from.Equal(*then))
}

// GoneStates are those of accounts that were closed: nobody stands in the line by them.
func GoneStates() []user.State { return []user.State{user.StateDEACTIVATED, user.StateDELETED} }
