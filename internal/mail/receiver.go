package mail

import (
	"context"
	"errors"
	"fmt"

	"sightline/ent"
	"sightline/ent/addresschange"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	entmail "sightline/ent/mail"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// errGone says that the receiver may not see, or need not do any more, what a mail is about; errDeadLink that its
// one-time link does not work any more.
var (
	errGone     = errors.New("what the mail is about is not there for its receiver")
	errDeadLink = errors.New("the link of the mail does not work any more")
)

// receiver is somebody a mail goes to, with what they see.
type receiver struct {
	person *ent.User
	viewer *policy.Viewer
	// rehearsed is what a mail would be about that is only previewed: it is in no database yet.
	rehearsed *ent.Participation
}

// receiverOf loads the receiver's rights as they are now. Somebody who has yet to accept is taken as the person they
// will be, because only their own invitation is made in their name before.
func (o *Outbox) receiverOf(ctx context.Context, person *ent.User) (receiver, error) {
	who := *person
	who.State = user.StateACTIVE
	viewer, err := o.store.ViewerOf(ctx, &who)
	if err != nil {
		return receiver{}, fmt.Errorf("load the rights of a receiver: %w", err)
	}
	return receiver{person: person, viewer: viewer}, nil
}

// wordsFor fills in the words of a mail from what its receiver sees, and from nothing else (V6). It returns errGone
// when there is nothing to tell any more, and errDeadLink.
func (o *Outbox) wordsFor(ctx context.Context, m *ent.Mail, to receiver) (Words, error) {
	w := Words{
		Kind: m.Kind, Receiver: plainName(to.person.Name), Email: oneLine(to.person.Email), Home: o.base + "/",
		PersonalMessage: m.PersonalMessage,
	}
	switch {
	case m.Address != "":
		w.Email = oneLine(m.Address)
	case goesElsewhere(m.Kind):
		return Words{}, errGone
	}
	if m.Kind == entmail.KindDELETION_DONE {
		w.Receiver = "" // nobody of that name is left to be greeted
	}
	settings, err := o.store.Client().Setting.Query().First(policy.WithViewer(ctx, to.viewer))
	if err != nil && !ent.IsNotFound(err) {
		return Words{}, fmt.Errorf("read the company's name: %w", err)
	}
	if settings != nil {
		w.Company = oneLine(settings.CompanyName)
	}
	if carriesLink(m.Kind) {
		if err := o.addLink(ctx, &w, m); err != nil {
			return Words{}, err
		}
	}
	return w, o.addSubject(policy.WithViewer(ctx, to.viewer), &w, m, to)
}

// addLink adds the one-time link if it still works: never one that was used, replaced or has expired (T41).
func (o *Outbox) addLink(ctx context.Context, w *Words, m *ent.Mail) error {
	if m.LinkID == nil {
		return errDeadLink
	}
	link, err := o.store.Client().OneTimeLink.Get(policy.AsSystem(ctx, policy.Deliver), *m.LinkID)
	if ent.IsNotFound(err) {
		return errDeadLink
	}
	if err != nil {
		return fmt.Errorf("read the link of the mail %s: %w", m.ID, err)
	}
	works := link.UserID == m.UserID && link.UsedAt == nil && link.VoidedAt == nil &&
		link.ExpiresAt.After(o.store.Clock().Now())
	if !works {
		return errDeadLink
	}
	w.Link, w.LinkUntil = o.tokenURL(pageOf(m.Kind), link.ID), link.ExpiresAt
	return nil
}

// goesElsewhere tells whether mails of the kind never go to the address that their receiver has.
func goesElsewhere(kind entmail.Kind) bool {
	return kind == entmail.KindADDRESS_CONFIRM || kind == entmail.KindADDRESS_CHANGED || kind == entmail.KindDELETION_DONE
}

// pageOf is the page that a one-time link in such a mail leads to.
func pageOf(kind entmail.Kind) string {
	switch {
	case invites(kind):
		return "/accept"
	case kind == entmail.KindPASSWORD_RESET:
		return "/reset"
	default:
		return "/address"
	}
}

// tokenURL is the address of a page with a link's secret behind the hash sign, where no server or proxy logs it.
func (o *Outbox) tokenURL(path, linkID string) string { return o.base + path + "#" + o.tokenOf(linkID) }

// addSubject adds what the mail is about; the context is the receiver's.
func (o *Outbox) addSubject(ctx context.Context, w *Words, m *ent.Mail, to receiver) error {
	switch m.Kind {
	case entmail.KindWORK_SHARED:
		return o.addShare(ctx, w, m, to)
	case entmail.KindDOOR_CODE:
		return o.addCode(ctx, w, m, to)
	case entmail.KindPASSWORD_RESET, entmail.KindFACTOR_RESET, entmail.KindADDRESS_CHANGED, entmail.KindDELETION_DONE:
		return nil
	case entmail.KindDELETION_DECLINED:
		w.Link = o.base + "/passport"
		if to.person.Kind == user.KindGUEST {
			w.Link = o.base + "/guest/passport"
		}
		return nil
	case entmail.KindADDRESS_CHANGING, entmail.KindADDRESS_CONFIRM:
		return o.addAddress(ctx, w, to)
	case entmail.KindFACTOR_ADDED, entmail.KindPASSKEY_ADDED:
		w.Link = o.base + securityPage(to.person)
		return nil
	case entmail.KindFACTOR_REMOVED, entmail.KindPASSKEY_REMOVED:
		w.Link, w.PasswordEnough = o.base+securityPage(to.person), !to.person.SecondFactor
		return nil
	case entmail.KindINVITATION:
		return o.addInviter(ctx, w, to)
	case entmail.KindGUEST_INVITATION:
		if err := o.addInviter(ctx, w, to); err != nil {
			return err
		}
		return o.addRequests(ctx, w, m, to)
	case entmail.KindFEEDBACK_ASKED, entmail.KindWRITE_ANNOUNCED, entmail.KindNOMINATION_REJECTED, entmail.KindNUDGE_WRITE:
		return o.addRequest(ctx, w, m, to)
	case entmail.KindCYCLE_STARTED, entmail.KindLIST_READY, entmail.KindRELEASE_DUE, entmail.KindFEEDBACK_RELEASED,
		entmail.KindNUDGE_NOMINATE, entmail.KindNUDGE_APPROVE, entmail.KindNUDGE_RELEASE, entmail.KindSELF_ASKED,
		entmail.KindNUDGE_SELF:
		return o.addParticipation(ctx, w, m, to)
	}
	return errGone
}

// securityPage is where the person sees how they log in: guests have pages of their own.
func securityPage(person *ent.User) string {
	if person.Kind == user.KindGUEST {
		return "/guest/security"
	}
	return "/security"
}

// addAddress names the address that the receiver is to have, while it waits.
func (o *Outbox) addAddress(ctx context.Context, w *Words, to receiver) error {
	change, err := o.store.Client().AddressChange.Query().Where(addresschange.UserID(to.person.ID)).
		Only(policy.AsSystem(ctx, policy.Deliver))
	if ent.IsNotFound(err) {
		return errGone
	}
	if err != nil {
		return fmt.Errorf("read the change of the receiver's address: %w", err)
	}
	w.NewAddress, w.ToAgree = oneLine(change.Email), policy.WaitsForAgreement(change)
	return nil
}

// addInviter names who invited the receiver, if the receiver may know.
func (o *Outbox) addInviter(ctx context.Context, w *Words, to receiver) error {
	if to.person.InvitedByID == nil {
		return nil
	}
	inviter, err := o.store.Client().User.Get(ctx, *to.person.InvitedByID)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read who invited the receiver: %w", err)
	}
	w.Inviter = nameOf(to.person.Locale.String(), inviter)
	return nil
}

// addRequests names everything that is asked of a guest by now, so that several approvals make one mail.
func (o *Outbox) addRequests(ctx context.Context, w *Words, m *ent.Mail, to receiver) error {
	requests, err := o.store.Client().FeedbackRequest.Query().
		Where(feedbackrequest.ReviewerID(to.person.ID)).Order(feedbackrequest.ByID()).All(ctx)
	if err != nil {
		return fmt.Errorf("read what is asked of the receiver: %w", err)
	}
	for _, request := range requests {
		if toWrite(request) {
			w.About = append(w.About, aboutRequest(request, to))
		}
	}
	if m.RequestID != nil && len(w.About) == 0 {
		return errGone
	}
	return nil
}

func (o *Outbox) addRequest(ctx context.Context, w *Words, m *ent.Mail, to receiver) error {
	if m.RequestID == nil {
		return errGone
	}
	request, err := o.store.Client().FeedbackRequest.Get(ctx, *m.RequestID)
	if ent.IsNotFound(err) {
		return errGone
	}
	if err != nil {
		return fmt.Errorf("read the request of the mail %s: %w", m.ID, err)
	}
	asked := asNudged(m.Kind) == entmail.KindFEEDBACK_ASKED && request.ReviewerID == to.person.ID && toWrite(request)
	rejected := m.Kind == entmail.KindNOMINATION_REJECTED && request.RevieweeID == to.person.ID &&
		request.State == feedbackrequest.StateREJECTED && running(request.Edges.Cycle)
	nudged := m.Kind == entmail.KindNUDGE_WRITE && request.ReviewerID == to.person.ID && askedStill(request)
	switch {
	case asked, nudged:
		w.About, w.Chosen = []About{aboutRequest(request, to)}, request.Edges.Cycle.MailWords
		w.Link = o.base + "/feedback/" + request.ID
	case rejected:
		w.About, w.Chosen = []About{{Cycle: oneLine(request.Edges.Cycle.Name)}}, request.Edges.Cycle.MailWords
		w.Link = o.base + "/reviews/" + request.ParticipationID + "/nominate"
	default:
		return errGone
	}
	return nil
}

func (o *Outbox) addParticipation(ctx context.Context, w *Words, m *ent.Mail, to receiver) error {
	if to.rehearsed != nil {
		return o.tellOf(to.rehearsed, w, m.Kind, to)
	}
	if m.ParticipationID == nil {
		return errGone
	}
	part, err := o.store.Client().Participation.Query().Where(participation.ID(*m.ParticipationID)).
		WithSelfAssessment().Only(ctx)
	if ent.IsNotFound(err) {
		return errGone
	}
	if err != nil {
		return fmt.Errorf("read the participation of the mail %s: %w", m.ID, err)
	}
	return o.tellOf(part, w, m.Kind, to)
}

// tellOf adds what a mail says of a participation.
func (o *Outbox) tellOf(part *ent.Participation, w *Words, kind entmail.Kind, to receiver) error {
	c, reviewee := part.Edges.Cycle, part.Edges.Reviewee
	if c == nil || reviewee == nil {
		return errGone
	}
	own := part.RevieweeID == to.person.ID
	kind = asNudged(kind)
	about, path := About{Cycle: oneLine(c.Name)}, ""
	switch {
	case kind == entmail.KindCYCLE_STARTED && own && running(c) && part.ListDoneAt == nil:
		about.Until, path = c.NominateUntil, "/nominate"
		w.OthersChoose = c.Nomination != cycle.NominationREVIEWEE_NOMINATES
	case kind == entmail.KindCYCLE_STARTED && running(c) && part.ListDoneAt == nil && policy.Nominates(to.viewer, part):
		about.Until, path = c.NominateUntil, "/nominate"
		about.Reviewee = nameOf(to.person.Locale.String(), reviewee)
	case kind == entmail.KindRELEASE_DUE && running(c) && part.ReleasedAt == nil &&
		to.viewer.StandsInFor(reviewee, c.ID):
		about.Until, path = c.ReleaseAt, "/release"
		about.Reviewee = nameOf(to.person.Locale.String(), reviewee)
	case kind == entmail.KindLIST_READY && running(c) && part.ListDoneAt != nil &&
		to.viewer.StandsInFor(reviewee, c.ID):
		about.Until, path = c.ApproveUntil, "/approve"
		about.Reviewee = nameOf(to.person.Locale.String(), reviewee)
	case kind == entmail.KindSELF_ASKED && own && policy.Can(to.viewer, policy.WriteSelfAssessment, ownViewOf(part)):
		about.Until, path = c.WriteUntil, "/self"
	case kind == entmail.KindFEEDBACK_RELEASED && own && part.ReleasedAt != nil:
		path = "/results"
	default:
		return errGone
	}
	w.About, w.Link, w.Chosen = []About{about}, o.base+"/reviews/"+part.ID+path, c.MailWords
	if w.OthersChoose {
		w.Link = w.Home
	}
	return nil
}

// ownViewOf is what the receiver has written about themselves, who alone reads that before the release.
func ownViewOf(part *ent.Participation) policy.OwnView {
	return policy.OwnView{List: part, Written: part.Edges.SelfAssessment}
}

// asNudged is the kind of the mail that a nudge reminds of, or an announcement repeats: the same person may get it,
// under the same conditions.
func asNudged(kind entmail.Kind) entmail.Kind {
	switch kind {
	case entmail.KindWRITE_ANNOUNCED:
		return entmail.KindFEEDBACK_ASKED
	case entmail.KindNUDGE_NOMINATE:
		return entmail.KindCYCLE_STARTED
	case entmail.KindNUDGE_APPROVE:
		return entmail.KindLIST_READY
	case entmail.KindNUDGE_RELEASE:
		return entmail.KindRELEASE_DUE
	case entmail.KindNUDGE_SELF:
		return entmail.KindSELF_ASKED
	default:
		return kind
	}
}

// askedStill tells whether the receiver is asked to write, whether or not they have: that a nudge is sent must not tell
// who had handed in meanwhile.
func askedStill(r *ent.FeedbackRequest) bool {
	asked := policy.Blurred(r.State) == feedbackrequest.StateAPPROVED
	return asked && r.Edges.Reviewee != nil && running(r.Edges.Cycle)
}

// toWrite tells whether feedback can still be written for the request, of which the receiver sees cycle and reviewee.
func toWrite(r *ent.FeedbackRequest) bool {
	open := r.State == feedbackrequest.StateAPPROVED || r.State == feedbackrequest.StateDRAFT
	return open && r.Edges.Reviewee != nil && running(r.Edges.Cycle)
}

func running(c *ent.Cycle) bool { return c != nil && c.State == cycle.StateOPEN }

func aboutRequest(r *ent.FeedbackRequest, to receiver) About {
	return About{
		Reviewee: nameOf(to.person.Locale.String(), r.Edges.Reviewee), Cycle: oneLine(r.Edges.Cycle.Name),
		Until: r.Edges.Cycle.WriteUntil,
	}
}
