package store

import (
	"context"
	"fmt"
	"maps"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/addresschange"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/deletionrequest"
	"sightline/ent/feedbackrequest"
	"sightline/ent/importline"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/noticeplan"
	"sightline/ent/participation"
	"sightline/ent/passkey"
	"sightline/ent/peopleimport"
	"sightline/ent/policychange"
	"sightline/ent/project"
	"sightline/ent/projectmember"
	"sightline/ent/question"
	"sightline/ent/reading"
	"sightline/ent/releasedtext"
	"sightline/ent/resultcut"
	"sightline/ent/rolegrant"
	"sightline/ent/savedtemplate"
	"sightline/ent/section"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/ent/session"
	"sightline/ent/setting"
	"sightline/ent/sharelink"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/ent/workreview"
	"sightline/internal/ids"
)

// Nodes returns the objects with the ids that the viewer may see, by id. Hidden, unknown and malformed ids are simply
// not there (T01, T02). One statement for each type among the ids.
func (s *Store) Nodes(ctx context.Context, all []string) (map[string]any, error) {
	byPrefix := map[string][]string{}
	for _, id := range all {
		if prefix, ok := ids.Prefix(id); ok {
			byPrefix[prefix] = append(byPrefix[prefix], id)
		}
	}
	found := map[string]any{}
	for prefix, same := range byPrefix {
		fetch, ok := finders(s.client)[prefix]
		if !ok {
			continue
		}
		if err := fetch(ctx, same, found); err != nil {
			return nil, fmt.Errorf("look up by id: %w", err)
		}
	}
	return found, nil
}

type finder func(ctx context.Context, same []string, found map[string]any) error

func inOrder(q *ent.QuestionQuery) { q.Order(ent.Asc(question.FieldPosition)) }

// finders are the types that have a global id in the API, by prefix.
func finders(c *ent.Client) map[string]finder {
	all := accountFinders(c)
	maps.Copy(all, publishedFinders(c))
	maps.Copy(all, workFinders(c))
	maps.Copy(all, map[string]finder{
		"cyc": find(func(r *ent.Cycle) string { return r.ID }, func(same []string) rows[*ent.Cycle] {
			return c.Cycle.Query().Where(cycle.IDIn(same...))
		}),
		"tpl": find(func(r *ent.SavedTemplate) string { return r.ID }, func(same []string) rows[*ent.SavedTemplate] {
			return c.SavedTemplate.Query().Where(savedtemplate.IDIn(same...))
		}),
		"sec": find(func(r *ent.Section) string { return r.ID }, func(same []string) rows[*ent.Section] {
			return c.Section.Query().Where(section.IDIn(same...)).WithQuestions(inOrder)
		}),
		"qst": find(func(r *ent.Question) string { return r.ID }, func(same []string) rows[*ent.Question] {
			return c.Question.Query().Where(question.IDIn(same...))
		}),
		"ntc": find(func(r *ent.CycleNotice) string { return r.ID }, func(same []string) rows[*ent.CycleNotice] {
			return c.CycleNotice.Query().Where(cyclenotice.IDIn(same...))
		}),
		"npl": find(func(r *ent.NoticePlan) string { return r.ID }, func(same []string) rows[*ent.NoticePlan] {
			return c.NoticePlan.Query().Where(noticeplan.IDIn(same...))
		}),
		"prt": find(func(r *ent.Participation) string { return r.ID }, func(same []string) rows[*ent.Participation] {
			return c.Participation.Query().Where(participation.IDIn(same...))
		}),
		"req": find(func(r *ent.FeedbackRequest) string { return r.ID }, func(same []string) rows[*ent.FeedbackRequest] {
			return c.FeedbackRequest.Query().Where(feedbackrequest.IDIn(same...))
		}),
		"ans": find(func(r *ent.Answer) string { return r.ID }, func(same []string) rows[*ent.Answer] {
			return c.Answer.Query().Where(answer.IDIn(same...))
		}),
		"rdg": find(func(r *ent.Reading) string { return r.ID }, func(same []string) rows[*ent.Reading] {
			return c.Reading.Query().Where(reading.IDIn(same...))
		}),
		"msg": find(func(r *ent.Message) string { return r.ID }, func(same []string) rows[*ent.Message] {
			return c.Message.Query().Where(message.IDIn(same...)).WithParticipation().WithRequest()
		}),
		"ses": find(func(r *ent.Session) string { return r.ID }, func(same []string) rows[*ent.Session] {
			return c.Session.Query().Where(session.IDIn(same...))
		}),
		"imp": find(func(r *ent.PeopleImport) string { return r.ID }, func(same []string) rows[*ent.PeopleImport] {
			return c.PeopleImport.Query().Where(peopleimport.IDIn(same...))
		}),
		"iml": find(func(r *ent.ImportLine) string { return r.ID }, func(same []string) rows[*ent.ImportLine] {
			return c.ImportLine.Query().Where(importline.IDIn(same...))
		}),
		"pat": find(func(r *ent.AccessToken) string { return r.ID }, func(same []string) rows[*ent.AccessToken] {
			return c.AccessToken.Query().Where(accesstoken.IDIn(same...))
		}),
		"psk": find(func(r *ent.Passkey) string { return r.ID }, func(same []string) rows[*ent.Passkey] {
			return c.Passkey.Query().Where(passkey.IDIn(same...))
		}),
		"evt": find(func(r *ent.AuditEvent) string { return r.ID }, func(same []string) rows[*ent.AuditEvent] {
			return c.AuditEvent.Query().Where(auditevent.IDIn(same...))
		}),
		"mal": find(func(r *ent.Mail) string { return r.ID }, func(same []string) rows[*ent.Mail] {
			return c.Mail.Query().Where(mail.IDIn(same...))
		}),
	})
	return all
}

// accountFinders are those of people and of the company.
func accountFinders(c *ent.Client) map[string]finder {
	return map[string]finder{
		"usr": find(func(r *ent.User) string { return r.ID }, func(same []string) rows[*ent.User] {
			return c.User.Query().Where(user.IDIn(same...))
		}),
		"rgr": find(func(r *ent.RoleGrant) string { return r.ID }, func(same []string) rows[*ent.RoleGrant] {
			return c.RoleGrant.Query().Where(rolegrant.IDIn(same...))
		}),
		"adc": find(func(r *ent.AddressChange) string { return r.ID }, func(same []string) rows[*ent.AddressChange] {
			return c.AddressChange.Query().Where(addresschange.IDIn(same...))
		}),
		"dlr": find(func(r *ent.DeletionRequest) string { return r.ID }, func(same []string) rows[*ent.DeletionRequest] {
			return c.DeletionRequest.Query().Where(deletionrequest.IDIn(same...))
		}),
		"set": find(func(r *ent.Setting) string { return r.ID }, func(same []string) rows[*ent.Setting] {
			return c.Setting.Query().Where(setting.IDIn(same...))
		}),
	}
}

// rows is a query that returns rows of one entity.
type rows[T any] interface {
	All(ctx context.Context) ([]T, error)
}

func find[T any](id func(T) string, query func(same []string) rows[T]) finder {
	return func(ctx context.Context, same []string, found map[string]any) error {
		all, err := query(same).All(ctx)
		if err != nil {
			return fmt.Errorf("read rows: %w", err)
		}
		for _, row := range all {
			found[id(row)] = row
		}
		return nil
	}
}

// publishedFinders are those of what stands beside the answers: how the promise changed, what reviewees wrote about
// themselves, and what was released without names.
func publishedFinders(c *ent.Client) map[string]finder {
	return map[string]finder{
		"pch": find(func(r *ent.PolicyChange) string { return r.ID }, func(same []string) rows[*ent.PolicyChange] {
			return c.PolicyChange.Query().Where(policychange.IDIn(same...))
		}),
		"sas": find(func(r *ent.SelfAssessment) string { return r.ID }, func(same []string) rows[*ent.SelfAssessment] {
			return c.SelfAssessment.Query().Where(selfassessment.IDIn(same...))
		}),
		"san": find(func(r *ent.SelfAnswer) string { return r.ID }, func(same []string) rows[*ent.SelfAnswer] {
			return c.SelfAnswer.Query().Where(selfanswer.IDIn(same...))
		}),
		"rtx": find(func(r *ent.ReleasedText) string { return r.ID }, func(same []string) rows[*ent.ReleasedText] {
			return c.ReleasedText.Query().Where(releasedtext.IDIn(same...))
		}),
		"cut": find(func(r *ent.ResultCut) string { return r.ID }, func(same []string) rows[*ent.ResultCut] {
			return c.ResultCut.Query().Where(resultcut.IDIn(same...))
		}),
	}
}

// workFinders are those of projects and work reviews.
func workFinders(c *ent.Client) map[string]finder {
	return map[string]finder{
		"prj": find(func(r *ent.Project) string { return r.ID }, func(same []string) rows[*ent.Project] {
			return c.Project.Query().Where(project.IDIn(same...))
		}),
		"prm": find(func(r *ent.ProjectMember) string { return r.ID }, func(same []string) rows[*ent.ProjectMember] {
			return c.ProjectMember.Query().Where(projectmember.IDIn(same...))
		}),
		"wrv": find(func(r *ent.WorkReview) string { return r.ID }, func(same []string) rows[*ent.WorkReview] {
			return c.WorkReview.Query().Where(workreview.IDIn(same...))
		}),
		"shl": find(func(r *ent.ShareLink) string { return r.ID }, func(same []string) rows[*ent.ShareLink] {
			return c.ShareLink.Query().Where(sharelink.IDIn(same...))
		}),
		"wgr": find(func(r *ent.WorkGrant) string { return r.ID }, func(same []string) rows[*ent.WorkGrant] {
			return c.WorkGrant.Query().Where(workgrant.IDIn(same...))
		}),
	}
}
