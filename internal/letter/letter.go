// Package letter knows the mails of a cycle whose words whoever runs it may choose: which there are, what stands in
// them if nobody chooses, and which placeholders each takes. It does not know to whom a mail goes, nor whether its
// receiver may know what is filled in: internal/mail decides that before.
package letter

import (
	"slices"
	"strings"

	"sightline/internal/text"
)

// Mail is a mail of a cycle by what it says: what is told differently to different people is several.
type Mail string

// The mails, in the order of a cycle.
const (
	Choose         Mail = "CHOOSE"
	ChooseFor      Mail = "CHOOSE_FOR"
	OthersChoose   Mail = "OTHERS_CHOOSE"
	Approve        Mail = "APPROVE"
	Rejected       Mail = "REJECTED"
	Write          Mail = "WRITE"
	WriteSelf      Mail = "WRITE_SELF"
	Release        Mail = "RELEASE"
	Released       Mail = "RELEASED"
	NudgeChoose    Mail = "NUDGE_CHOOSE"
	NudgeChooseFor Mail = "NUDGE_CHOOSE_FOR"
	NudgeApprove   Mail = "NUDGE_APPROVE"
	NudgeWrite     Mail = "NUDGE_WRITE"
	NudgeSelf      Mail = "NUDGE_SELF"
	NudgeRelease   Mail = "NUDGE_RELEASE"
)

// Words are the words of one mail in one language, as whoever runs the cycle chose them.
type Words struct {
	Mail    Mail   `json:"mail"`
	Locale  string `json:"locale"`
	Subject string `json:"subject"`
	Text    string `json:"text"`
}

// kind is how the sentences of a mail are called in the catalogue, and what they are made of.
type kind struct {
	mail          Mail
	subject, body string
	// more is a second sentence; empty without one.
	more string
	link string
	// person says that the mail names whom it is about, date that it has a date.
	person, date bool
}

// kinds are all mails.
func kinds() []kind {
	return []kind{
		usual(Choose, "mail.cycle_started").dated(),
		usual(ChooseFor, "mail.cycle_assign").about().dated(),
		usual(OthersChoose, "mail.cycle_begun"),
		usual(Approve, "mail.list_ready").about().dated(),
		usual(Rejected, "mail.nomination_rejected"),
		usual(Write, "mail.feedback_asked").and("mail.feedback_asked.readers").about().dated(),
		usual(WriteSelf, "mail.self_asked").and("mail.self_asked.readers").dated(),
		usual(Release, "mail.release_due").about().dated(),
		usual(Released, "mail.feedback_released"),
		usual(NudgeChoose, "mail.nudge_nominate").to("mail.cycle_started").dated(),
		{
			mail: NudgeChooseFor, subject: "mail.nudge_nominate.assign_subject", body: "mail.nudge_nominate.assign",
			link: "mail.cycle_assign.link", person: true, date: true,
		},
		usual(NudgeApprove, "mail.nudge_approve").to("mail.list_ready").about().dated(),
		usual(NudgeWrite, "mail.nudge_write").to("mail.feedback_asked").about().dated(),
		usual(NudgeSelf, "mail.nudge_self").to("mail.self_asked").dated(),
		{
			mail: NudgeRelease, subject: "mail.nudge_release.subject", body: "mail.release_due.body",
			link: "mail.release_due.link", person: true, date: true,
		},
	}
}

// usual is a mail whose sentences are called after it.
func usual(mail Mail, key string) kind {
	return kind{mail: mail, subject: key + ".subject", body: key + ".body", link: key + ".link"}
}

func (k kind) about() kind { k.person = true; return k }

func (k kind) dated() kind { k.date = true; return k }

func (k kind) and(key string) kind { k.more = key; return k }

// to lets the link be called as in another mail.
func (k kind) to(key string) kind { k.link = key + ".link"; return k }

// All returns the mails, in the order of a cycle.
func All() []Mail {
	var all []Mail
	for _, one := range kinds() {
		all = append(all, one.mail)
	}
	return all
}

// OfReviewees tells whether a mail asks reviewees for their own view: only cycles that do have it.
func OfReviewees(mail Mail) bool { return mail == WriteSelf || mail == NudgeSelf }

// Known tells whether there is such a mail.
func Known(mail Mail) bool { return slices.Contains(All(), mail) }

func kindOf(mail Mail) kind {
	for _, one := range kinds() {
		if one.mail == mail {
			return one
		}
	}
	return kind{mail: mail}
}

// LinkLabel is what the link of a mail is called.
func LinkLabel(locale string, mail Mail) string { return text.Say(locale, kindOf(mail).link) }

// Default returns the words of a mail as they are sent if nobody chose others, with placeholders in place of what is
// filled in. Where the cycle has a date for the mail the sentence that says it is taken.
func Default(locale string, mail Mail, dated bool) Words {
	k := kindOf(mail)
	var subject []any
	args := []any{mark(locale, cycle)}
	if k.person {
		subject = []any{mark(locale, person)}
		args = []any{mark(locale, person), mark(locale, cycle)}
	}
	body := k.body
	if dated && k.date {
		body += ".until"
		args = append(args, mark(locale, date))
	}
	paragraphs := []string{
		text.Say(locale, "mail.hello", mark(locale, receiver)), text.Say(locale, body, args...),
	}
	if k.more != "" {
		paragraphs = append(paragraphs, text.Say(locale, k.more))
	}
	return Words{
		Mail: mail, Locale: locale, Subject: text.Say(locale, k.subject, subject...),
		Text: strings.Join(append(paragraphs, mark(locale, link)), "\n\n"),
	}
}

// Find returns the chosen words of a mail in a language; false where nobody chose any.
func Find(all []Words, locale string, mail Mail) (Words, bool) {
	at := slices.IndexFunc(all, func(w Words) bool { return w.Mail == mail && w.Locale == locale })
	if at < 0 {
		return Words{}, false
	}
	return all[at], true
}

// With returns the words with those of one mail in one language put in or replaced.
func With(all []Words, chosen Words) []Words {
	return append(Without(all, chosen.Locale, chosen.Mail), chosen)
}

// Without returns the words but those of one mail in one language.
func Without(all []Words, locale string, mail Mail) []Words {
	return slices.DeleteFunc(slices.Clone(all), func(w Words) bool { return w.Mail == mail && w.Locale == locale })
}
