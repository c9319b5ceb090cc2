package graph

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cyclenotice"
	"sightline/ent/user"
	"sightline/graph/model"
	"sightline/internal/cycle"
	"sightline/internal/policy"
)

// shownRecipients is how many names the preview lists.
const shownRecipients = 100

// noticePreview is whom the announcement of a phase would reach now and the mail as they would read it.
func (r *Resolver) noticePreview(
	ctx context.Context, found *ent.Cycle, phase cyclenotice.Phase,
) (*model.NoticePreview, error) {
	announcements, err := r.cycles.Announcements(ctx, found, phase)
	if err != nil {
		return nil, fmt.Errorf("preview the announcement: %w", err)
	}
	withheld, err := r.cycles.Withholds(ctx, found, phase)
	if err != nil {
		return nil, fmt.Errorf("preview the announcement: %w", err)
	}
	preview := &model.NoticePreview{
		Phase: phase, RecipientCount: len(announcements), Withheld: withheld, Recipients: []*ent.User{},
		Mails: []*model.MailText{},
	}
	knows := policy.KnowsAccounts(policy.From(ctx))
	for i, a := range announcements {
		if i < shownRecipients {
			preview.Recipients = append(preview.Recipients, a.To)
		}
		if knows && policy.HasToAccept(a.To.State) {
			preview.HeldCount++
		}
	}
	for _, example := range examplesOf(announcements) {
		for _, locale := range []user.Locale{user.LocaleEN, user.LocaleDE} {
			letter, err := r.outbox.Preview(ctx, example.Mail(phase), locale)
			if err != nil {
				return nil, fmt.Errorf("preview the mail: %w", err)
			}
			preview.Mails = append(preview.Mails, &model.MailText{
				Receiver: example.To, Locale: locale, Subject: letter.Subject, Body: letter.Text,
			})
		}
	}
	return preview, nil
}

// mailPreview is how a mail of a cycle would read with other words; nil where they are too long to be kept.
func (r *Resolver) mailPreview(
	ctx context.Context, found *ent.Cycle, mail cycle.Mail,
) (*model.CycleMailPreview, error) {
	words, fits := mail.Words()
	if !fits {
		return nil, nil
	}
	about, err := r.cycles.FirstReviewee(ctx, found.ID)
	if err != nil {
		return nil, fmt.Errorf("preview a mail: %w", err)
	}
	made, err := r.outbox.PreviewWords(ctx, found, about, words)
	if err != nil {
		return nil, fmt.Errorf("preview a mail: %w", err)
	}
	return &model.CycleMailPreview{Subject: made.Subject, Text: made.Text}, nil
}

// examplesOf picks one announcement of each wording: the first to somebody who acts for others, and the first to a
// reviewee.
func examplesOf(announcements []cycle.Announcement) []cycle.Announcement {
	var examples []cycle.Announcement
	for _, own := range []bool{false, true} {
		for _, a := range announcements {
			if a.Own == own {
				examples = append(examples, a)
				break
			}
		}
	}
	return examples
}
