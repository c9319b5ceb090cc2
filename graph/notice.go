package graph

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/user"
	"sightline/graph/model"
	"sightline/internal/cycle"
	"sightline/internal/mail"
)

// noticePreview is whom the announcement of a phase would reach now and the mail as they would read it.
func (r *Resolver) noticePreview(
	ctx context.Context, found *ent.Cycle, phase cyclenotice.Phase,
) (*model.NoticePreview, error) {
	announcements, err := r.cycles.Announcements(ctx, found, phase)
	if err != nil {
		return nil, fmt.Errorf("preview the announcement: %w", err)
	}
	preview := &model.NoticePreview{Phase: phase, RecipientCount: len(announcements), Recipients: []*ent.User{}}
	for i, a := range announcements {
		if i < shownRecipients {
			preview.Recipients = append(preview.Recipients, a.To)
		}
		if a.To.State == user.StateCREATED || a.To.State == user.StateINVITED {
			preview.HeldCount++
		}
	}
	settings, err := r.people.Settings(ctx)
	if err != nil {
		return nil, fmt.Errorf("preview the mail: %w", err)
	}
	for _, locale := range []user.Locale{user.LocaleEN, user.LocaleDE} {
		letter := mail.Render(locale.String(), exampleOf(phase, found, settings, announcements))
		preview.Mails = append(preview.Mails, &model.MailText{Locale: locale, Subject: letter.Subject, Body: letter.Text})
	}
	return preview, nil
}

// exampleOf is the mail as the first of the recipients would read it; the link stands for the page it leads to.
func exampleOf(
	phase cyclenotice.Phase, found *ent.Cycle, settings *ent.Setting, announcements []cycle.Announcement,
) mail.Words {
	words := mail.Words{
		Kind: cycle.MailKind(phase), Company: settings.CompanyName, Link: "…",
		About: []mail.About{{Cycle: found.Name, Until: untilOf(phase, found)}},
	}
	if len(announcements) > 0 {
		words.Receiver, words.Email = announcements[0].To.Name, announcements[0].To.Email
		if phase != cyclenotice.PhaseNOMINATE || found.Nomination != entcycle.NominationREVIEWEE_NOMINATES {
			words.About[0].Reviewee = announcements[0].About
		}
	}
	return words
}

func untilOf(phase cyclenotice.Phase, found *ent.Cycle) *time.Time {
	return map[cyclenotice.Phase]*time.Time{
		cyclenotice.PhaseNOMINATE: found.NominateUntil, cyclenotice.PhaseAPPROVE: found.ApproveUntil,
		cyclenotice.PhaseWRITE: found.WriteUntil, cyclenotice.PhaseRELEASE: found.ReleaseAt,
	}[phase]
}

// shownRecipients is how many names the preview lists.
const shownRecipients = 100
