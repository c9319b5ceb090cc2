package mail

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/internal/letter"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// letterOf is the mail of a cycle that words are for; empty for every other kind.
func letterOf(w Words) letter.Mail {
	person := len(w.About) > 0 && w.About[0].Reviewee != ""
	switch {
	case w.Kind == entmail.KindCYCLE_STARTED && w.OthersChoose:
		return letter.OthersChoose
	case w.Kind == entmail.KindCYCLE_STARTED && person:
		return letter.ChooseFor
	case w.Kind == entmail.KindNUDGE_NOMINATE && person:
		return letter.NudgeChooseFor
	}
	return map[entmail.Kind]letter.Mail{
		entmail.KindCYCLE_STARTED: letter.Choose, entmail.KindNUDGE_NOMINATE: letter.NudgeChoose,
		entmail.KindLIST_READY: letter.Approve, entmail.KindNUDGE_APPROVE: letter.NudgeApprove,
		entmail.KindFEEDBACK_ASKED: letter.Write, entmail.KindWRITE_ANNOUNCED: letter.Write,
		entmail.KindNUDGE_WRITE: letter.NudgeWrite, entmail.KindRELEASE_DUE: letter.Release,
		entmail.KindNUDGE_RELEASE: letter.NudgeRelease, entmail.KindFEEDBACK_RELEASED: letter.Released,
		entmail.KindNOMINATION_REJECTED: letter.Rejected, entmail.KindSELF_ASKED: letter.WriteSelf,
		entmail.KindNUDGE_SELF: letter.NudgeSelf,
	}[w.Kind]
}

// chosen adds the paragraphs that whoever runs the cycle wrote, filled in, and returns the subject. They are words like
// all others: what is plain stays plain, and what is HTML is escaped (T34).
func (c *composer) chosen(w letter.Words) string {
	about := c.about()
	values := letter.Values{
		Receiver: c.words.Receiver, Person: about.Reviewee, Cycle: about.Cycle, Company: c.company(),
	}
	if about.Until != nil {
		values.Date = text.Date(c.locale, *about.Until)
	}
	subject, blocks := letter.Fill(w, values)
	for _, block := range blocks {
		if block.Link {
			c.parts = append(c.parts, part{words: letter.LinkLabel(c.locale, w.Mail), link: c.words.Link})
			continue
		}
		c.parts = append(c.parts, part{words: block.Words})
	}
	return subject
}

// DateOf is the date that a mail of a cycle says; nil where the cycle has none for it.
func DateOf(c *ent.Cycle, mail letter.Mail) *time.Time {
	switch mail {
	case letter.Choose, letter.ChooseFor, letter.NudgeChoose, letter.NudgeChooseFor:
		return c.NominateUntil
	case letter.Approve, letter.NudgeApprove:
		return c.ApproveUntil
	case letter.Write, letter.NudgeWrite, letter.WriteSelf, letter.NudgeSelf:
		return c.WriteUntil
	case letter.Release, letter.NudgeRelease:
		return c.ReleaseAt
	default:
		return nil
	}
}

// kindOf is a kind of mail that says what a mail of a cycle does.
func kindOf(mail letter.Mail) entmail.Kind {
	return map[letter.Mail]entmail.Kind{
		letter.Choose: entmail.KindCYCLE_STARTED, letter.ChooseFor: entmail.KindCYCLE_STARTED,
		letter.OthersChoose: entmail.KindCYCLE_STARTED, letter.Approve: entmail.KindLIST_READY,
		letter.Rejected: entmail.KindNOMINATION_REJECTED, letter.Write: entmail.KindFEEDBACK_ASKED,
		letter.Release: entmail.KindRELEASE_DUE, letter.Released: entmail.KindFEEDBACK_RELEASED,
		letter.NudgeChoose: entmail.KindNUDGE_NOMINATE, letter.NudgeChooseFor: entmail.KindNUDGE_NOMINATE,
		letter.NudgeApprove: entmail.KindNUDGE_APPROVE, letter.NudgeWrite: entmail.KindNUDGE_WRITE,
		letter.NudgeRelease: entmail.KindNUDGE_RELEASE, letter.WriteSelf: entmail.KindSELF_ASKED,
		letter.NudgeSelf: entmail.KindNUDGE_SELF,
	}[mail]
}

// namesPerson tells whether a mail names whom it is about.
func namesPerson(mail letter.Mail) bool {
	switch mail {
	case letter.Choose, letter.NudgeChoose, letter.OthersChoose, letter.Rejected, letter.Released, letter.WriteSelf,
		letter.NudgeSelf:
		return false
	default:
		return true
	}
}

// PreviewWords returns how a mail of a cycle would read with other words, to the viewer about somebody; nobody is an
// example. It is made by what makes the mails that are sent.
func (o *Outbox) PreviewWords(
	ctx context.Context, c *ent.Cycle, about *ent.User, chosen letter.Words,
) (Letter, error) {
	settings, err := o.store.Client().Setting.Query().First(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return Letter{}, fmt.Errorf("read the company's name: %w", err)
	}
	w := Words{
		Kind: kindOf(chosen.Mail), Receiver: plainName(policy.From(ctx).User.Name), Link: "…",
		OthersChoose: chosen.Mail == letter.OthersChoose, Chosen: []letter.Words{chosen},
	}
	if settings != nil {
		w.Company = oneLine(settings.CompanyName)
	}
	told := About{Cycle: oneLine(c.Name), Until: DateOf(c, chosen.Mail)}
	if namesPerson(chosen.Mail) {
		told.Reviewee = text.Say(chosen.Locale, "mail.somebody")
		if about != nil {
			told.Reviewee = nameOf(chosen.Locale, about)
		}
	}
	w.About = []About{told}
	if plain := letter.Default(chosen.Locale, chosen.Mail, told.Until != nil); plain == chosen {
		w.Chosen = nil
	}
	return Render(chosen.Locale, w), nil
}
