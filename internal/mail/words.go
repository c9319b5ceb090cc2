package mail

import (
	"time"

	entmail "sightline/ent/mail"
	"sightline/internal/letter"
	"sightline/internal/text"
)

// Words are what the sentences of one mail are made of. Whoever fills them in has decided that the receiver may know
// each; what is empty is left out.
type Words struct {
	Kind entmail.Kind
	// Receiver is the receiver's name, Email their address.
	Receiver, Email string
	// Company is the company's name.
	Company string
	// Inviter is who invited the receiver.
	Inviter string
	// About are the cycles and people that the mail is about: one, or several for the invitation of a guest.
	About []About
	// OthersChoose says in a CYCLE_STARTED that the receiver does not choose the reviewers.
	OthersChoose bool
	// PasswordEnough says that nothing besides the password is asked for any more.
	PasswordEnough bool
	// NewAddress is the address that the receiver is to have, ToAgree that they are asked to agree to it.
	NewAddress string
	ToAgree    bool
	// Chosen are the words of the cycle's mails that whoever runs it chose in place of ours.
	Chosen []letter.Words
	// PersonalMessage is what the inviter wrote.
	PersonalMessage string
	// Link is where the mail leads, LinkUntil until when a one-time link works.
	Link      string
	LinkUntil time.Time
	// Code is the code of a DOOR_CODE; LinkUntil until when it counts.
	Code string
	// Home is the address of this instance.
	Home string
}

// About is one thing that a mail is about.
type About struct {
	// Reviewee is the name of the person, Cycle that of the cycle.
	Reviewee, Cycle string
	// Until is the date that guides, nil when none is set.
	Until *time.Time
}

// Letter is a mail in words.
type Letter struct {
	Subject, Text, HTML string
}

// Render returns the mail in the language of a locale (EN or DE). It is what the preview of a notice shows and what
// is sent, so that the two cannot differ.
func Render(locale string, w Words) Letter {
	c := composer{locale: locale, words: w}
	subject := c.compose()
	c.say("mail.foot", c.company())
	return Letter{Subject: oneLine(subject), Text: plain(c.parts), HTML: markup(locale, subject, c.parts)}
}

// part is a paragraph: words, somebody's message, or a link.
type part struct {
	words string
	quote []string
	link  string
}

// composer puts the paragraphs of one mail together.
type composer struct {
	locale string
	words  Words
	parts  []part
}

// selfAsked asks a reviewee for their own view.
func (c *composer) selfAsked(about About) string {
	c.sayUntil("mail.self_asked.body", about.Until, about.Cycle)
	c.say("mail.self_asked.readers")
	c.link("mail.self_asked.link")
	return c.text("mail.self_asked.subject")
}

// nudgeSelf reminds a reviewee of it.
func (c *composer) nudgeSelf(about About) string {
	c.sayUntil("mail.nudge_self.body", about.Until, about.Cycle)
	c.link("mail.self_asked.link")
	return c.text("mail.nudge_self.subject")
}

func (c *composer) releaseDue(about About) string {
	c.sayUntil("mail.release_due.body", about.Until, about.Reviewee, about.Cycle)
	c.link("mail.release_due.link")
	return c.text("mail.release_due.subject", about.Reviewee)
}

// compose adds the paragraphs and returns the subject.
func (c *composer) compose() string {
	if chosen, own := letter.Find(c.words.Chosen, c.locale, letterOf(c.words)); own {
		return c.chosen(chosen)
	}
	if c.words.Receiver != "" {
		c.say("mail.hello", c.words.Receiver)
	}
	if subject := c.ofAccount(); subject != "" {
		return subject
	}
	about := c.about()
	switch c.words.Kind {
	case entmail.KindCYCLE_STARTED:
		return c.cycleStarted(about)
	case entmail.KindFEEDBACK_ASKED, entmail.KindWRITE_ANNOUNCED:
		c.sayUntil("mail.feedback_asked.body", about.Until, about.Reviewee, about.Cycle)
		c.say("mail.feedback_asked.readers")
		c.link("mail.feedback_asked.link")
		return c.text("mail.feedback_asked.subject", about.Reviewee)
	case entmail.KindSELF_ASKED:
		return c.selfAsked(about)
	case entmail.KindNUDGE_SELF:
		return c.nudgeSelf(about)
	case entmail.KindNUDGE_NOMINATE:
		return c.nudgeNominate(about)
	case entmail.KindNUDGE_APPROVE:
		return c.nudge("mail.nudge_approve", "mail.nudge_approve.body", "mail.list_ready.link", about)
	case entmail.KindNUDGE_WRITE:
		return c.nudge("mail.nudge_write", "mail.nudge_write.body", "mail.feedback_asked.link", about)
	case entmail.KindNUDGE_RELEASE:
		return c.nudge("mail.nudge_release", "mail.release_due.body", "mail.release_due.link", about)
	case entmail.KindNOMINATION_REJECTED:
		return c.short("mail.nomination_rejected", about.Cycle)
	case entmail.KindLIST_READY:
		c.sayUntil("mail.list_ready.body", about.Until, about.Reviewee, about.Cycle)
		c.link("mail.list_ready.link")
		return c.text("mail.list_ready.subject", about.Reviewee)
	case entmail.KindRELEASE_DUE:
		return c.releaseDue(about)
	case entmail.KindFEEDBACK_RELEASED:
		return c.short("mail.feedback_released", about.Cycle)
	default:
		return c.company()
	}
}

// ofAccount composes the mails about the receiver's own account; empty for every other kind.
func (c *composer) ofAccount() string {
	switch c.words.Kind {
	case entmail.KindINVITATION:
		return c.invitation()
	case entmail.KindGUEST_INVITATION:
		return c.guestInvitation()
	case entmail.KindPASSWORD_RESET:
		return c.passwordReset()
	case entmail.KindFACTOR_ADDED:
		return c.factor("mail.factor_added")
	case entmail.KindFACTOR_REMOVED:
		return c.factor("mail.factor_removed")
	case entmail.KindPASSKEY_ADDED:
		return c.factor("mail.passkey_added", "mail.passkey_added.stays")
	case entmail.KindPASSKEY_REMOVED:
		return c.factor("mail.passkey_removed")
	case entmail.KindFACTOR_RESET:
		c.say("mail.factor_reset.body")
		c.say("mail.factor_reset.not_you")
		c.linkTo("mail.log_in", c.words.Home)
		return c.text("mail.factor_reset.subject")
	case entmail.KindADDRESS_CHANGING:
		return c.addressChanging()
	case entmail.KindADDRESS_CONFIRM:
		c.say("mail.address_confirm.body", c.words.NewAddress, c.company(), text.Moment(c.locale, c.words.LinkUntil))
		c.link("mail.address_confirm.link")
		c.say("mail.address_confirm.not_you")
		return c.text("mail.address_confirm.subject")
	case entmail.KindADDRESS_CHANGED:
		c.say("mail.address_changed.body", c.company())
		c.say("mail.address_changed.not_you")
		return c.text("mail.address_changed.subject")
	case entmail.KindDELETION_DONE:
		c.say("mail.deletion_done.body", c.company())
		c.say("mail.deletion_done.stays")
		return c.text("mail.deletion_done.subject", c.company())
	case entmail.KindDELETION_DECLINED:
		return c.deletionDeclined()
	default:
		return c.ofShare()
	}
}

func (c *composer) invitation() string {
	if c.words.Inviter != "" {
		c.say("mail.invitation.by", c.words.Inviter, c.company())
	} else {
		c.say("mail.invitation.body", c.company())
	}
	c.message()
	c.say("mail.invitation.next", text.Moment(c.locale, c.words.LinkUntil))
	c.link("mail.set_password")
	return c.text("mail.invitation.subject", c.company())
}

// guestInvitation is the one mail that tells a guest how to log in and how to give feedback (D12).
func (c *composer) guestInvitation() string {
	subject := c.text("mail.guest_invitation.subject", c.company())
	for _, about := range c.words.About {
		c.sayUntil("mail.guest_invitation.ask", about.Until, about.Reviewee, about.Cycle, c.company())
		subject = c.text("mail.feedback_asked.subject", c.about().Reviewee)
	}
	if len(c.words.About) == 0 {
		c.say("mail.guest_invitation.body", c.company())
	}
	c.message()
	c.say("mail.guest_invitation.password", text.Moment(c.locale, c.words.LinkUntil))
	c.link("mail.set_password")
	c.say("mail.guest_invitation.log_in", c.words.Email)
	c.linkTo("mail.log_in", c.words.Home)
	c.say("mail.guest_invitation.write")
	c.say("mail.guest_invitation.seen", c.company())
	return subject
}

func (c *composer) passwordReset() string {
	c.say("mail.password_reset.body", text.Moment(c.locale, c.words.LinkUntil))
	c.link("mail.set_password")
	c.say("mail.password_reset.not_you")
	return c.text("mail.password_reset.subject")
}

// factor says that logging in has changed, and what to do if that was not the receiver.
func (c *composer) factor(key string, more ...string) string {
	c.say(key + ".body")
	if c.words.PasswordEnough {
		c.say("mail.factor.password_enough")
	}
	c.say("mail.factor.not_you")
	for _, one := range more {
		c.say(one)
	}
	c.link("mail.factor.link")
	return c.text(key + ".subject")
}

// addressChanging tells the address that somebody has of the one they are to have (V10).
func (c *composer) addressChanging() string {
	c.say("mail.address_changing.body", c.company(), c.words.NewAddress)
	if c.words.ToAgree {
		c.say("mail.address_changing.agree")
	}
	c.say("mail.address_changing.stop", text.Moment(c.locale, c.words.LinkUntil))
	c.link("mail.address_changing.link")
	return c.text("mail.address_changing.subject")
}

func (c *composer) deletionDeclined() string {
	c.say("mail.deletion_declined.body", c.company())
	c.message()
	c.say("mail.deletion_declined.again")
	c.link("mail.deletion_declined.link")
	return c.text("mail.deletion_declined.subject")
}

func (c *composer) cycleStarted(about About) string {
	if c.words.OthersChoose {
		return c.short("mail.cycle_begun", about.Cycle)
	}
	if about.Reviewee != "" {
		c.sayUntil("mail.cycle_assign.body", about.Until, about.Reviewee, about.Cycle)
		c.link("mail.cycle_assign.link")
		return c.text("mail.cycle_assign.subject", about.Reviewee)
	}
	c.sayUntil("mail.cycle_started.body", about.Until, about.Cycle)
	c.link("mail.cycle_started.link")
	return c.text("mail.cycle_started.subject")
}

// nudge reminds of a step about somebody, and leads to it.
func (c *composer) nudge(key, body, link string, about About) string {
	c.sayUntil(body, about.Until, about.Reviewee, about.Cycle)
	c.link(link)
	return c.text(key+".subject", about.Reviewee)
}

func (c *composer) nudgeNominate(about About) string {
	if about.Reviewee != "" {
		c.sayUntil("mail.nudge_nominate.assign", about.Until, about.Reviewee, about.Cycle)
		c.link("mail.cycle_assign.link")
		return c.text("mail.nudge_nominate.assign_subject", about.Reviewee)
	}
	c.sayUntil("mail.nudge_nominate.body", about.Until, about.Cycle)
	c.link("mail.cycle_started.link")
	return c.text("mail.nudge_nominate.subject")
}

// short is a mail of one sentence and one link.
func (c *composer) short(key string, args ...any) string {
	c.say(key+".body", args...)
	c.link(key + ".link")
	return c.text(key + ".subject")
}

func (c *composer) message() {
	if c.words.PersonalMessage == "" {
		return
	}
	if c.words.Inviter != "" {
		c.say("mail.message_from", c.words.Inviter)
	} else {
		c.say("mail.message")
	}
	c.parts = append(c.parts, part{quote: lines(c.words.PersonalMessage)})
}

// about returns the first thing that the mail is about.
func (c *composer) about() About {
	if len(c.words.About) == 0 {
		return About{}
	}
	return c.words.About[0]
}

func (c *composer) company() string {
	if c.words.Company == "" {
		return "Sightline"
	}
	return c.words.Company
}

func (c *composer) text(key string, args ...any) string { return text.Say(c.locale, key, args...) }

func (c *composer) say(key string, args ...any) {
	c.parts = append(c.parts, part{words: c.text(key, args...)})
}

// sayUntil says the sentence with the date when there is one.
func (c *composer) sayUntil(key string, until *time.Time, args ...any) {
	if until == nil {
		c.say(key, args...)
		return
	}
	c.say(key+".until", append(args, text.Date(c.locale, *until))...)
}

func (c *composer) link(key string) { c.linkTo(key, c.words.Link) }

func (c *composer) linkTo(key, address string) {
	if address != "" {
		c.parts = append(c.parts, part{words: c.text(key), link: address})
	}
}
