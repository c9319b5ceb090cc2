package cycle

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/letter"
	outgoing "sightline/internal/mail"
	"sightline/internal/policy"
)

// maxMail is how long the text of a mail is at most, in characters.
const maxMail = 5_000

// Mail is a mail of a cycle with its words in one language.
type Mail struct {
	Kind          letter.Mail
	Locale        user.Locale
	Subject, Text string
	// Chosen says that whoever runs the cycle chose the words.
	Chosen       bool
	Placeholders []string
}

// SetCycleMailInput holds the words to choose for a mail in one language.
type SetCycleMailInput struct {
	CycleID         string
	ExpectedVersion int
	Kind            letter.Mail
	Locale          user.Locale
	Subject, Text   string
}

// ResetCycleMailInput names the words to take back.
type ResetCycleMailInput struct {
	CycleID         string
	ExpectedVersion int
	Kind            letter.Mail
	Locale          user.Locale
}

// Validate checks that every placeholder is one of the mail, that the link is there, and that it is the only one: a
// mail of the house leads nowhere else (T34).
func (i *SetCycleMailInput) Validate() error {
	var problems apperr.List
	i.Subject, i.Text = clean.Line(i.Subject), clean.Prose(i.Text)
	checkText(&problems, i.Subject, maxName, true, "subject")
	checkText(&problems, i.Text, maxMail, true, "text")
	for field, words := range map[string]string{"subject": i.Subject, "text": i.Text} {
		if unknown := letter.Unknown(i.Kind, words, field == "subject"); unknown != "" {
			problems = append(problems, &apperr.Error{
				Code: apperr.BadUserInput, Key: "cycle.mail_placeholder", Args: []any{unknown}, Path: []string{field},
			})
		}
		if leadsAway(words) {
			problems.Add("cycle.mail_address", field)
		}
	}
	if problems.Err() == nil && !letter.HasLink(i.Text) {
		problems.Add("cycle.mail_link", "text")
	}
	return problems.Err()
}

// leadsAway tells whether mail programs would make a link of something in the words.
func leadsAway(words string) bool {
	low := strings.ToLower(words)
	return strings.Contains(low, "://") || strings.Contains(low, "www.") || strings.Contains(low, "mailto:")
}

// Words are the words as they would be kept; false where they are too long.
func (m Mail) Words() (letter.Words, bool) {
	words := letter.Words{
		Mail: m.Kind, Locale: m.Locale.String(), Subject: clean.Line(m.Subject), Text: clean.Prose(m.Text),
	}
	return words, utf8.RuneCountInString(words.Subject) <= maxName && utf8.RuneCountInString(words.Text) <= maxMail
}

// Mails returns the mails of a cycle in both languages, in the order of a cycle.
func Mails(found *ent.Cycle) []*Mail {
	var all []*Mail
	for _, mail := range letter.All() {
		if letter.OfReviewees(mail) && !found.SelfAssessment {
			continue
		}
		for _, locale := range []user.Locale{user.LocaleEN, user.LocaleDE} {
			words, chosen := letter.Find(found.MailWords, locale.String(), mail)
			if !chosen {
				words = letter.Default(locale.String(), mail, outgoing.DateOf(found, mail) != nil)
			}
			all = append(all, &Mail{
				Kind: mail, Locale: locale, Subject: words.Subject, Text: words.Text, Chosen: chosen,
				Placeholders: letter.Placeholders(locale.String(), mail),
			})
		}
	}
	return all
}

// SetMail chooses the words of a mail in one language. What stands there by default is no choice, so that it goes on to
// follow the dates of the cycle.
func (c *Cycles) SetMail(ctx context.Context, input SetCycleMailInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return c.changeMails(ctx, input.CycleID, input.ExpectedVersion, func(found *ent.Cycle) []letter.Words {
		chosen := letter.Words{Mail: input.Kind, Locale: input.Locale.String(), Subject: input.Subject, Text: input.Text}
		for _, dated := range []bool{true, false} {
			if chosen == letter.Default(chosen.Locale, chosen.Mail, dated) {
				return letter.Without(found.MailWords, chosen.Locale, chosen.Mail)
			}
		}
		return letter.With(found.MailWords, chosen)
	})
}

// ResetMail lets a mail read as it does by default.
func (c *Cycles) ResetMail(ctx context.Context, input ResetCycleMailInput) (*ent.Cycle, error) {
	return c.changeMails(ctx, input.CycleID, input.ExpectedVersion, func(found *ent.Cycle) []letter.Words {
		return letter.Without(found.MailWords, input.Locale.String(), input.Kind)
	})
}

func (c *Cycles) changeMails(
	ctx context.Context, id string, version int, change func(*ent.Cycle) []letter.Words,
) (*ent.Cycle, error) {
	found, grant, err := c.authorize(ctx, policy.EditCycle, id, &version)
	if err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return c.finish(ctx, tx, policy.EditCycle, found, tx.Cycle.UpdateOneID(found.ID).
			Where(cycle.Version(found.Version)).AddVersion(1).SetMailWords(change(found)))
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

// FirstReviewee is somebody whom a preview can be about; nil in a cycle without.
func (c *Cycles) FirstReviewee(ctx context.Context, cycleID string) (*ent.User, error) {
	first, err := c.store.Client().Participation.Query().Where(participation.CycleID(cycleID)).
		Order(participation.ByRevieweeField(user.FieldName), ent.Asc(participation.FieldID)).First(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find somebody to preview a mail about: %w", err)
	}
	return first.Edges.Reviewee, nil
}
