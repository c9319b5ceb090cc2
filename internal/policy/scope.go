package policy

import (
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/authenticator"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/cycleowner"
	"sightline/ent/idempotencykey"
	"sightline/ent/importline"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/noticeplan"
	"sightline/ent/participation"
	"sightline/ent/passkey"
	"sightline/ent/peopleimport"
	"sightline/ent/policychange"
	"sightline/ent/predicate"
	"sightline/ent/projectmember"
	"sightline/ent/question"
	"sightline/ent/reading"
	"sightline/ent/recoverycode"
	"sightline/ent/releasedtext"
	"sightline/ent/rolegrant"
	"sightline/ent/section"
	"sightline/ent/selfanswer"
	"sightline/ent/session"
	"sightline/ent/todomark"
	"sightline/ent/user"
)

// Scope adds to a query the one predicate that says which rows of its entity exist for the viewer. An entity without
// a case is an error: the gate fails closed. System work sees every row.
func Scope(v *Viewer, query ent.Query) error {
	if _, ok := v.System(); ok {
		return nil
	}
	v = v.asFor(queriedByCode(query))
	switch q := query.(type) {
	case *ent.UserQuery:
		q.Where(userScope(v))
	case *ent.RoleGrantQuery:
		q.Where(roleGrantScope(v))
	case *ent.AddressChangeQuery:
		q.Where(when[predicate.AddressChange](administersGuests(v)))
	case *ent.DeletionRequestQuery:
		q.Where(deletionScope(v))
	case *ent.CycleQuery:
		q.Where(cycleScope(v))
	case *ent.SavedTemplateQuery:
		q.Where(when[predicate.SavedTemplate](createsCycles(v)))
	case *ent.CycleOwnerQuery:
		q.Where(cycleowner.HasCycleWith(runScope(v)))
	case *ent.SectionQuery:
		q.Where(section.HasCycleWith(cycleScope(v)))
	case *ent.QuestionQuery:
		q.Where(question.HasCycleWith(cycleScope(v)))
	case *ent.NoticePlanQuery:
		q.Where(noticeplan.HasCycleWith(runScope(v)))
	case *ent.CycleNoticeQuery:
		q.Where(cyclenotice.HasCycleWith(runScope(v)))
	case *ent.ParticipationQuery:
		q.Where(participationScope(v))
	case *ent.FeedbackRequestQuery:
		q.Where(requestScope(v))
	case *ent.AnswerQuery:
		q.Where(answerScope(v))
	case *ent.SelfAssessmentQuery:
		q.Where(selfScope(v))
	case *ent.SelfAnswerQuery:
		q.Where(selfanswer.HasAssessmentWith(selfScope(v)))
	case *ent.ReleasedTextQuery:
		q.Where(releasedtext.HasParticipationWith(publishedTo(v, readsIn)))
	case *ent.ResultCutQuery:
		q.Where(cutScope(v))
	case *ent.PolicyChangeQuery:
		q.Where(policychange.HasCycleWith(cycleScope(v)))
	case *ent.ReadingQuery:
		q.Where(readingScope(v))
	case *ent.NudgeQuery:
		q.Where(nudgeScope(v))
	case *ent.MessageQuery:
		q.Where(message.UserID(v.ID()), when[predicate.Message](v.Colleague()))
	case *ent.MailQuery:
		q.Where(mailScope(v))
	case *ent.PeopleImportQuery:
		q.Where(importScope(v))
	case *ent.ImportLineQuery:
		q.Where(importline.HasImportWith(importScope(v)))
	case *ent.SessionQuery:
		q.Where(session.UserID(v.ID()), when[predicate.Session](v.InPerson()))
	case *ent.AccessTokenQuery:
		q.Where(accesstoken.UserID(v.ID()), when[predicate.AccessToken](v.InPerson()))
	case *ent.AuthenticatorQuery:
		q.Where(authenticator.UserID(v.ID()), when[predicate.Authenticator](v.InPerson()))
	case *ent.PasskeyQuery:
		q.Where(passkey.UserID(v.ID()), when[predicate.Passkey](v.InPerson()))
	case *ent.RecoveryCodeQuery:
		q.Where(recoverycode.UserID(v.ID()), when[predicate.RecoveryCode](v.InPerson()))
	case *ent.TodoMarkQuery:
		q.Where(todomark.UserID(v.ID()), when[predicate.TodoMark](v.SignedIn()))
	case *ent.IdempotencyKeyQuery:
		q.Where(idempotencykey.UserID(v.ID()), when[predicate.IdempotencyKey](v.SignedIn()))
	case *ent.SettingQuery:
		q.Where(when[predicate.Setting](v.SignedIn()))
	case *ent.AuditEventQuery:
		q.Where(auditScope(v))
	case *ent.ProjectQuery:
		q.Where(projectScope(v))
	case *ent.ProjectMemberQuery:
		q.Where(projectmember.HasProjectWith(projectScope(v)), when[predicate.ProjectMember](v.Colleague()))
	case *ent.WorkReviewQuery:
		q.Where(workScope(v))
	case *ent.WorkGrantQuery:
		q.Where(grantScope(v))
	case *ent.ShareLinkQuery:
		q.Where(linkScope(v))
	case *ent.DoorCodeQuery:
		q.Where(when[predicate.DoorCode](false))
	case *ent.CredentialQuery:
		q.Where(when[predicate.Credential](false))
	case *ent.OneTimeLinkQuery:
		q.Where(when[predicate.OneTimeLink](false))
	case *ent.JobQuery:
		q.Where(when[predicate.Job](false))
	case *ent.PersonWordQuery:
		q.Where(when[predicate.PersonWord](false))
	default:
		return fmt.Errorf("no scope is declared for %T", query)
	}
	return nil
}

// when is a predicate that holds for every row or for none.
func when[P ~func(*sql.Selector)](holds bool) P {
	return func(s *sql.Selector) {
		if !holds {
			s.Where(sql.False())
		}
	}
}

// userScope: colleagues see everybody; outsiders themselves and those they write about.
func userScope(v *Viewer) predicate.User {
	switch {
	case v.Colleague():
		return when[predicate.User](true)
	case v.SignedIn():
		return user.IDIn(append([]string{v.ID()}, v.Facts.Reviewees...)...)
	default:
		return when[predicate.User](false)
	}
}

// cycleScope: those who run it always; those who take part or write once it is no draft, which is how the facts are.
func cycleScope(v *Viewer) predicate.Cycle {
	switch {
	case v.HRAdmin() || v.HRAssistant():
		return when[predicate.Cycle](true)
	case v.Colleague():
		return cycle.IDIn(concat(v.Facts.OwnedCycles, v.Facts.RevieweeCycles, v.Facts.LedCycles,
			v.Facts.ReviewerCycles)...)
	case v.SignedIn():
		return cycle.IDIn(v.Facts.ReviewerCycles...)
	default:
		return when[predicate.Cycle](false)
	}
}

// RunBy narrows cycles to those that the viewer runs.
func RunBy(v *Viewer) predicate.Cycle { return runScope(v) }

func runScope(v *Viewer) predicate.Cycle {
	if v.HRAdmin() || v.HRAssistant() {
		return when[predicate.Cycle](true)
	}
	return cycle.IDIn(runs(v)...)
}

// participationScope: those who run the cycle; the reviewee and the reporting line above once it is no draft.
func participationScope(v *Viewer) predicate.Participation {
	switch {
	case !v.Colleague():
		return when[predicate.Participation](false)
	case v.HRAdmin() || v.HRAssistant():
		return when[predicate.Participation](true)
	}
	return participation.Or(
		participation.CycleIDIn(v.Facts.OwnedCycles...),
		participation.And(
			participation.HasCycleWith(cycle.StateNEQ(cycle.StateDRAFT)),
			participation.HasRevieweeWith(user.Or(user.ID(v.ID()), below(v))),
		),
	)
}

// readingScope: lines about oneself, once the feedback is released or the cycle over; HR reads those of the cycles that
// it reads.
func readingScope(v *Viewer) predicate.Reading {
	own := reading.And(when[predicate.Reading](v.Colleague()),
		reading.HasParticipationWith(participation.RevieweeID(v.ID()), participation.Or(
			participation.ReleasedAtNotNil(),
			participation.HasCycleWith(cycle.StateIn(cycle.StateCLOSED, cycle.StateARCHIVED)))))
	switch {
	case !v.HRAdmin():
		return own
	case v.User.HrReadsFrom == nil:
		return when[predicate.Reading](true)
	default:
		return reading.Or(own, reading.HasParticipationWith(participation.HasCycleWith(hrReadsScope(v))))
	}
}

// hrReadsScope are the cycles that the viewer's role in HR reaches (Viewer.HRReads).
func hrReadsScope(v *Viewer) predicate.Cycle {
	if v.User.HrReadsFrom == nil {
		return when[predicate.Cycle](true)
	}
	return cycle.StartsAtGTE(*v.User.HrReadsFrom)
}

// roleGrantScope: one's own, and all of them for whoever administers people, cycles or the instance.
func roleGrantScope(v *Viewer) predicate.RoleGrant {
	if v.HRAdmin() || v.HRAssistant() || v.TechAdmin() || v.WorkAdmin() {
		return when[predicate.RoleGrant](true)
	}
	return rolegrant.And(when[predicate.RoleGrant](v.SignedIn()), rolegrant.UserID(v.ID()))
}

// below is everybody in the reporting line under the viewer.
func below(v *Viewer) predicate.User { return BelowPath(v.User.LinePath) }

// accountMails are the kinds that tell of an account and not of who was nominated by whom.
func accountMails() []mail.Kind {
	return []mail.Kind{
		mail.KindINVITATION, mail.KindGUEST_INVITATION, mail.KindPASSWORD_RESET,
		mail.KindFACTOR_ADDED, mail.KindFACTOR_REMOVED, mail.KindFACTOR_RESET,
		mail.KindPASSKEY_ADDED, mail.KindPASSKEY_REMOVED,
		mail.KindADDRESS_CHANGING, mail.KindADDRESS_CONFIRM, mail.KindADDRESS_CHANGED,
		mail.KindDELETION_DONE, mail.KindDELETION_DECLINED,
	}
}

// importScope: whoever brought the table in, while they may bring one in.
func importScope(v *Viewer) predicate.PeopleImport {
	return peopleimport.And(when[predicate.PeopleImport](mayImport(v)), peopleimport.UserID(v.ID()))
}

func runs(v *Viewer) []string {
	if !v.Colleague() {
		return nil
	}
	return v.Facts.OwnedCycles
}

func concat(lists ...[]string) []string {
	var all []string
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// RuleEdges makes a query bring along the rows without which no rule about its entity can be answered. They pass the
// same scope; where one is missing the rules answer with nobody. The requests of answers come with internal/store, for
// whoever reads an answer need not see them.
func RuleEdges(query ent.Query) {
	switch q := query.(type) {
	case *ent.ParticipationQuery:
		q.WithCycle().WithReviewee(withManager)
	case *ent.FeedbackRequestQuery:
		q.WithCycle().WithReviewee(withManager)
	case *ent.SelfAssessmentQuery:
		q.WithParticipation()
	case *ent.SelfAnswerQuery:
		q.WithAssessment()
	case *ent.ReleasedTextQuery:
		q.WithParticipation()
	case *ent.ResultCutQuery:
		q.WithParticipation()
	case *ent.ReadingQuery:
		q.WithParticipation()
	case *ent.NudgeQuery:
		q.WithParticipation()
	case *ent.CycleNoticeQuery:
		q.WithCycle()
	case *ent.ImportLineQuery:
		q.WithImport()
	case *ent.DeletionRequestQuery:
		q.WithUser()
	case *ent.ProjectMemberQuery:
		q.WithProject()
	case *ent.WorkReviewQuery:
		q.WithProject()
	case *ent.WorkGrantQuery:
		q.WithReview()
	case *ent.ShareLinkQuery:
		q.WithReview()
	}
}

// withManager brings the line manager along: whether somebody stands in depends on whether that account can act.
func withManager(q *ent.UserQuery) { q.WithManager() }
