package graph

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/user"
	"sightline/graph/model"
	"sightline/internal/cycle"
	outgoing "sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/text"
	"sightline/internal/todo"
)

// rehearsal is what the launch of a draft would bring, with the mails as their receivers would read them.
func (r *Resolver) rehearsal(ctx context.Context, found *ent.Cycle) (*model.Rehearsal, error) {
	made, err := r.cycles.Rehearse(ctx, found)
	if err != nil || made == nil {
		return nil, err
	}
	shown := &model.Rehearsal{
		Key: made.Key, RevieweeCount: len(made.Reviewees), OpensAtOnce: made.OpensAtOnce,
		Findings: []*model.RehearsalFinding{}, Todos: []*model.RehearsedTodos{}, Mails: []*model.RehearsedMails{},
	}
	locale := policy.From(ctx).Locale()
	for _, finding := range made.Findings {
		shown.Findings = append(shown.Findings, &model.RehearsalFinding{
			Key: finding.Key, Severity: finding.Severity, Message: text.Say(locale, finding.Key, finding.Args...),
			Count: len(finding.People), People: firstOf(finding.People), Place: finding.Place,
			Path: append([]string{}, finding.Path...),
		})
	}
	for _, todos := range made.Todos {
		people := receiversOf(todos.All)
		shown.Todos = append(shown.Todos, &model.RehearsedTodos{
			Kind: todo.Kind(todos.Kind), At: todos.At, Least: todos.Least, Most: todos.Most, PersonCount: len(people),
			People: firstOf(people),
		})
	}
	for _, mails := range made.Mails {
		told, err := r.rehearsedMails(ctx, mails)
		if err != nil {
			return nil, err
		}
		shown.Mails = append(shown.Mails, told)
	}
	return shown, nil
}

func (r *Resolver) rehearsedMails(ctx context.Context, mails *cycle.MailsAhead) (*model.RehearsedMails, error) {
	people := receiversOf(mails.All)
	shown := &model.RehearsedMails{
		Kind: mails.Kind, At: mails.At, ByItself: mails.ByItself, Count: len(mails.All),
		RecipientCount: len(people), Recipients: firstOf(people), Texts: []*model.MailText{},
	}
	knows := policy.KnowsAccounts(policy.From(ctx))
	for _, one := range mails.All {
		if knows && policy.HasToAccept(one.To.State) {
			shown.HeldCount++
		}
	}
	for _, example := range examplesOf(mails.All) {
		texts, err := r.rehearsedTexts(ctx, example, mails.Kind, mails.Lists[example.ParticipationID])
		if err != nil {
			return nil, err
		}
		shown.Texts = append(shown.Texts, texts...)
	}
	return shown, nil
}

func (r *Resolver) rehearsedTexts(
	ctx context.Context, example cycle.Announcement, kind mail.Kind, about *ent.Participation,
) ([]*model.MailText, error) {
	var texts []*model.MailText
	for _, locale := range []user.Locale{user.LocaleEN, user.LocaleDE} {
		letter, err := r.outbox.Rehearse(ctx, outgoing.Note{To: example.To.ID, Kind: kind}, about, locale)
		if err != nil {
			return nil, fmt.Errorf("rehearse a mail: %w", err)
		}
		texts = append(texts, &model.MailText{
			Receiver: example.To, Locale: locale, Subject: letter.Subject, Body: letter.Text,
		})
	}
	return texts, nil
}

// receiversOf are the people of announcements, each once, in their order.
func receiversOf(all []cycle.Announcement) []*ent.User {
	people, seen := []*ent.User{}, map[string]bool{}
	for _, one := range all {
		if !seen[one.To.ID] {
			seen[one.To.ID] = true
			people = append(people, one.To)
		}
	}
	return people
}

// firstOf are as many people as a list shows by name.
func firstOf(people []*ent.User) []*ent.User {
	return append([]*ent.User{}, people[:min(len(people), shownRecipients)]...)
}
