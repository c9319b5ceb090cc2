package testkit

import (
	"strings"

	"sightline/ent"
	"sightline/internal/axis"
)

// listers reads every entity there is; that none is missing is tested.
func (w *World) listers() map[string]lister {
	c := w.Store.Client()
	all := accounts(c)
	for name, read := range cycleListers(c) {
		all[name] = read
	}
	for name, read := range feedbackListers(c) {
		all[name] = read
	}
	for name, read := range importListers(c) {
		all[name] = read
	}
	for name, read := range workListers(c) {
		all[name] = read
	}
	return all
}

func accounts(c *ent.Client) map[string]lister {
	return map[string]lister{
		"User": list(c.User.Query().All, func(u *ent.User) Row {
			return Row{Type: "User", ID: u.ID, State: u.Kind.String(), texts: map[string]string{
				"User.name":  u.Name,
				"User.email": u.Email, "User.title": u.Title, "User.team": u.Team, "User.location": u.Location,
				"User.department": u.Department,
			}}
		}),
		"AddressChange": list(c.AddressChange.Query().WithUser().WithAskedBy().All, func(r *ent.AddressChange) Row {
			return Row{Type: "AddressChange", ID: r.ID, texts: map[string]string{"AddressChange.email": r.Email}}
		}),
		"Setting": list(c.Setting.Query().All, func(s *ent.Setting) Row {
			return Row{Type: "Settings", ID: s.ID, texts: map[string]string{
				"Settings.companyName":    s.CompanyName,
				"Settings.companyDomains": strings.Join(s.CompanyDomains, " "),
			}}
		}),
		"RoleGrant": list(c.RoleGrant.Query().All, func(r *ent.RoleGrant) Row {
			return Row{Type: "RoleGrant", ID: r.ID, State: r.Role.String()}
		}),
		"DeletionRequest": list(c.DeletionRequest.Query().All, func(r *ent.DeletionRequest) Row {
			return Row{
				Type: "DeletionRequest", ID: r.ID, State: answerTo(r), By: personaOf(r.UserID), texts: map[string]string{
					"DeletionRequest.reason": r.Reason, "DeletionRequest.declineReason": r.DeclineReason,
				},
			}
		}),
		"Credential": list(c.Credential.Query().All, func(r *ent.Credential) Row {
			return Row{ID: r.ID, texts: map[string]string{".hash": r.Hash}}
		}),
		"Session": list(c.Session.Query().All, func(r *ent.Session) Row {
			return Row{Type: "Session", ID: r.ID, By: personaOf(r.UserID), texts: map[string]string{
				".hash": r.TokenHash, "Session.device": r.Device, "Session.network": r.Network,
			}}
		}),
		"AccessToken": list(c.AccessToken.Query().All, func(r *ent.AccessToken) Row {
			return Row{Type: "AccessToken", ID: r.ID, By: personaOf(r.UserID), texts: map[string]string{
				".hash": r.TokenHash, "AccessToken.name": r.Name,
			}}
		}),
		"Authenticator": list(c.Authenticator.Query().All, func(r *ent.Authenticator) Row {
			return Row{ID: r.ID, By: personaOf(r.UserID), texts: map[string]string{".sealed": string(r.Sealed)}}
		}),
		"Passkey": list(c.Passkey.Query().All, func(r *ent.Passkey) Row {
			return Row{Type: "Passkey", ID: r.ID, By: personaOf(r.UserID), texts: map[string]string{
				"Passkey.name": r.Name, ".credential": string(r.CredentialID), ".public": string(r.PublicKey),
			}}
		}),
		"RecoveryCode": list(c.RecoveryCode.Query().All, func(r *ent.RecoveryCode) Row {
			return Row{ID: r.ID, By: personaOf(r.UserID), texts: map[string]string{".hash": r.CodeHash}}
		}),
		"OneTimeLink": list(c.OneTimeLink.Query().All, func(r *ent.OneTimeLink) Row {
			return Row{ID: r.ID, texts: map[string]string{".hash": r.TokenHash}}
		}),
		"TodoMark": list(c.TodoMark.Query().All, func(r *ent.TodoMark) Row {
			return Row{ID: r.ID, texts: map[string]string{".todo": r.TodoID}}
		}),
		"PersonWord": list(c.PersonWord.Query().All, func(r *ent.PersonWord) Row { return Row{ID: r.ID} }),
		"IdempotencyKey": list(c.IdempotencyKey.Query().All, func(r *ent.IdempotencyKey) Row {
			return Row{ID: r.ID, texts: map[string]string{".key": r.Key, ".object": r.ObjectID}}
		}),
		"Job": list(c.Job.Query().All, func(r *ent.Job) Row {
			return Row{ID: r.ID, texts: map[string]string{".subject": r.Subject, ".problem": r.Problem}}
		}),
		"AuditEvent": list(c.AuditEvent.Query().All, func(r *ent.AuditEvent) Row {
			return Row{Type: "AuditEvent", ID: r.ID, State: r.Part.String(), texts: map[string]string{
				"AuditEvent.objectId": r.ObjectID, "AuditEvent.changed": strings.Join(r.Changed, " "),
			}}
		}),
		"Mail": list(c.Mail.Query().WithUser(withWhatItOpens).All, func(m *ent.Mail) Row {
			return Row{Type: "Mail", ID: m.ID, State: m.Kind.String(), texts: map[string]string{
				"Mail.problem": m.Problem,
				".personal":    m.PersonalMessage, ".message": m.MessageID, ".address": m.Address,
			}}
		}),
		"Message": list(c.Message.Query().All, func(m *ent.Message) Row {
			return Row{Type: "Message", ID: m.ID, State: m.Kind.String()}
		}),
	}
}

// withWhatItOpens loads a receiver with what the hand-over of an invitation is judged by.
func withWhatItOpens(q *ent.UserQuery) { q.WithReports().WithRequests().WithOwnerships() }

func importListers(c *ent.Client) map[string]lister {
	return map[string]lister{
		"PeopleImport": list(c.PeopleImport.Query().All, func(i *ent.PeopleImport) Row {
			return Row{Type: "PeopleImport", ID: i.ID, State: i.State.String(), By: personaOf(i.UserID), texts: map[string]string{
				"PeopleImport.fileName": i.FileName,
			}}
		}),
		"ImportLine": list(c.ImportLine.Query().All, func(l *ent.ImportLine) Row {
			return Row{Type: "ImportLine", ID: l.ID, State: l.Outcome.String(), By: personaOf(l.Edges.Import.UserID), texts: map[string]string{
				"ImportLine.email": l.Email, "ImportLine.name": l.Name,
			}}
		}),
	}
}

func cycleListers(c *ent.Client) map[string]lister {
	return map[string]lister{
		"Cycle": list(c.Cycle.Query().All, func(r *ent.Cycle) Row {
			return Row{Type: "Cycle", ID: r.ID, State: stateOf(r), texts: map[string]string{
				"Cycle.name":         r.Name,
				"Cycle.introduction": r.Introduction,
			}}
		}),
		"SavedTemplate": list(c.SavedTemplate.Query().All, func(r *ent.SavedTemplate) Row {
			return Row{Type: "SavedTemplate", ID: r.ID, texts: map[string]string{
				"SavedTemplate.name": r.Name, "SavedTemplate.description": r.Description, ".content": r.Content,
			}}
		}),
		"CycleOwner": list(c.CycleOwner.Query().All, func(r *ent.CycleOwner) Row { return Row{ID: r.ID} }),
		"Section": list(c.Section.Query().WithCycle().All, func(r *ent.Section) Row {
			return Row{
				Type: "Section", ID: r.ID, State: stateOf(r.Edges.Cycle),
				texts: map[string]string{"Section.title": r.Title},
			}
		}),
		"Question": list(c.Question.Query().WithCycle().All, func(r *ent.Question) Row {
			return Row{Type: "Question", ID: r.ID, State: stateOf(r.Edges.Cycle), texts: map[string]string{
				"Question.text": r.Text, "Question.help": r.Help, "Question.labels": strings.Join(r.Labels, " "),
				"Question.axes": axisWords(r.Axes),
			}}
		}),
		"CycleNotice": list(c.CycleNotice.Query().WithCycle().All, func(r *ent.CycleNotice) Row {
			return Row{Type: "CycleNotice", ID: r.ID, State: stateOf(r.Edges.Cycle)}
		}),
		"NoticePlan": list(c.NoticePlan.Query().WithCycle().All, func(r *ent.NoticePlan) Row {
			return Row{Type: "NoticePlan", ID: r.ID, State: stateOf(r.Edges.Cycle)}
		}),
		"PolicyChange": list(c.PolicyChange.Query().WithCycle().All, func(r *ent.PolicyChange) Row {
			return Row{Type: "PolicyChange", ID: r.ID, State: stateOf(r.Edges.Cycle)}
		}),
	}
}

func feedbackListers(c *ent.Client) map[string]lister {
	return map[string]lister{
		"Participation": list(c.Participation.Query().WithSelfAssessment().All, func(p *ent.Participation) Row {
			return Row{Type: "Participation", ID: p.ID, State: stateOfList(p), About: personaOf(p.RevieweeID)}
		}),
		"FeedbackRequest": list(c.FeedbackRequest.Query().All, func(r *ent.FeedbackRequest) Row {
			return Row{
				Type: "FeedbackRequest", ID: r.ID, State: stateOf(r.Edges.Cycle) + " " + r.State.String(),
				About: personaOf(r.RevieweeID), By: personaOf(r.ReviewerID),
				texts: map[string]string{
					"FeedbackRequest.rejectReason":  r.RejectReason,
					"FeedbackRequest.declineReason": r.DeclineReason,
				},
			}
		}),
		"Answer": list(c.Answer.Query().All, func(a *ent.Answer) Row {
			request := a.Edges.Request
			state := stateOf(request.Edges.Cycle) + " " + request.State.String()
			if a.WithheldAt != nil {
				state += " WITHHELD"
			}
			return Row{
				Type: "Answer", ID: a.ID, State: state,
				About: personaOf(request.RevieweeID), By: personaOf(request.ReviewerID),
				texts: map[string]string{"Answer.text": a.Text, "Answer.withholdReason": a.WithholdReason},
			}
		}),
		"SelfAssessment": list(c.SelfAssessment.Query().All, func(a *ent.SelfAssessment) Row {
			list := a.Edges.Participation
			return Row{
				Type: "SelfAssessment", ID: a.ID, State: stateOfList(list) + " " + a.State.String(),
				About: personaOf(list.RevieweeID), By: personaOf(list.RevieweeID),
			}
		}),
		"SelfAnswer": list(c.SelfAnswer.Query().All, func(a *ent.SelfAnswer) Row {
			list := a.Edges.Assessment.Edges.Participation
			return Row{
				Type: "SelfAnswer", ID: a.ID, State: stateOfList(list) + " " + a.Edges.Assessment.State.String(),
				About: personaOf(list.RevieweeID), By: personaOf(list.RevieweeID),
				texts: map[string]string{"SelfAnswer.text": a.Text},
			}
		}),
		"ReleasedText": list(c.ReleasedText.Query().All, func(r *ent.ReleasedText) Row {
			list := r.Edges.Participation
			return Row{
				Type: "ReleasedText", ID: r.ID, State: stateOfList(list), About: personaOf(list.RevieweeID),
				texts: map[string]string{"ReleasedText.text": r.Text},
			}
		}),
		"ResultCut": list(c.ResultCut.Query().All, func(r *ent.ResultCut) Row {
			list := r.Edges.Participation
			return Row{
				Type: "ResultCut", ID: r.ID, State: stateOfList(list) + " " + string(r.Group), About: personaOf(list.RevieweeID),
			}
		}),
		"Nudge": list(c.Nudge.Query().All, func(n *ent.Nudge) Row {
			return Row{ID: n.ID, About: personaOf(n.Edges.Participation.RevieweeID), texts: map[string]string{".key": n.Key}}
		}),
		"Reading": list(c.Reading.Query().All, func(r *ent.Reading) Row {
			list := r.Edges.Participation
			return Row{Type: "Reading", ID: r.ID, State: stateOfList(list), About: personaOf(list.RevieweeID)}
		}),
	}
}

func stateOfList(p *ent.Participation) string {
	if p.ReleasedAt != nil {
		return stateOf(p.Edges.Cycle) + " RELEASED"
	}
	return stateOf(p.Edges.Cycle)
}

func axisWords(axes []axis.Axis) string {
	var all []string
	for _, one := range axes {
		all = append(all, one.Name, one.Low, one.High)
	}
	return strings.Join(all, " ")
}
