package workreview

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/ent/sharelink"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/guests"
	"sightline/internal/ids"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// linkLife is how long a link opens something where nothing else was said (2.9).
const linkLife = 30 * 24 * time.Hour

// longestLink is the latest end of a link, from when it is made.
const longestLink = 366 * 24 * time.Hour

// ShareByLinkInput says which addresses may come in at a link, and what they may do there.
type ShareByLinkInput struct {
	WorkReviewID string
	// Addresses may come in, and are told by mail; Domains are those whose addresses may come in with the link.
	Addresses []string
	Domains   []string
	// PersonalMessage goes with the mails.
	PersonalMessage string
	// Locale is the language of guests who have no account yet.
	Locale         user.Locale
	IdempotencyKey string
	Rights
}

// RevokeShareLinkInput names the link to take back.
type RevokeShareLinkInput struct {
	LinkID string
}

// Validate checks the form and brings it into its form.
func (i *ShareByLinkInput) Validate() error {
	var problems apperr.List
	i.Addresses = checkEach(&problems, "addresses", "email", i.Addresses, clean.Address)
	i.Domains = checkEach(&problems, "domains", "domain", i.Domains, clean.Domain)
	i.PersonalMessage = clean.Prose(i.PersonalMessage)
	switch {
	case len(i.Addresses)+len(i.Domains) == 0:
		problems.Add("work.nobody", "addresses")
	case len(i.Addresses) > maxAtOnce:
		problems.Add("too_many", "addresses")
	case len(i.Domains) > maxAtOnce:
		problems.Add("too_many", "domains")
	}
	if utf8.RuneCountInString(i.PersonalMessage) > maxDescription {
		problems.Add("too_long", "personalMessage")
	}
	if i.IdempotencyKey == "" {
		problems.Add("required", "idempotencyKey")
	}
	return problems.Err()
}

// checkEach brings each entry into its form, each once, and says which are none.
func checkEach(
	problems *apperr.List, field, key string, written []string, form func(string) (string, bool),
) []string {
	var all []string
	for at, entry := range written {
		one, ok := form(entry)
		if !ok {
			problems.Add(key, field, strconv.Itoa(at))
		}
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// until is the end of a link: thirty days where nothing was said, a year at most.
func (i *ShareByLinkInput) until(now time.Time) (time.Time, error) {
	if i.ExpiresAt == nil {
		return now.Add(linkLife), nil
	}
	if i.ExpiresAt.After(now.Add(longestLink)) {
		return now, apperr.Input("work.link_too_long", "expiresAt")
	}
	return *i.ExpiresAt, i.check(now)
}

// newLink is a link that is to be made, with the accounts that its addresses have.
type newLink struct {
	policy.NewLink

	id     string
	until  time.Time
	people map[string]*ent.User
}

// ShareByLink makes a door to a work review for people from outside. Each address is told by mail, gets an account
// where there is none, and a grant at once, so that what is waited for from them is seen. A repeated key returns the
// link that the first request made.
func (w *Work) ShareByLink(ctx context.Context, input ShareByLinkInput) (*ent.ShareLink, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	made := newLink{id: ids.Random("shl")}
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		if err := w.lookAtLink(ctx, tx, &made, &input); err != nil {
			return policy.Grant{}, err
		}
		return policy.Authorize(policy.From(ctx), policy.ShareByLink, made.NewLink)
	}
	id, err := w.store.Once(ctx, string(policy.ShareByLink), input.IdempotencyKey, func() (string, error) {
		return made.id, w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
			if err := w.refuseInside(ctx, made, input); err != nil {
				return err
			}
			if err := w.writeLink(ctx, tx, made, input); err != nil {
				return err
			}
			return w.finish(ctx, tx, policy.ShareByLink, input.IdempotencyKey, made.id)
		})
	})
	if err != nil {
		return nil, err
	}
	link, err := w.store.Client().ShareLink.Get(ctx, id)
	if err != nil {
		return nil, store.Missing(err, "find the link")
	}
	return link, nil
}

// lookAtLink reads what the policy judges a new link by.
func (w *Work) lookAtLink(ctx context.Context, tx *ent.Client, made *newLink, input *ShareByLinkInput) (err error) {
	if made.Review, err = w.review(ctx, tx, input.WorkReviewID); err != nil {
		return err
	}
	if made.until, err = input.until(w.store.Clock().Now()); err != nil {
		return err
	}
	found, err := tx.User.Query().Where(user.EmailIn(input.Addresses...)).All(ctx)
	if err != nil {
		return fmt.Errorf("look up the addresses: %w", err)
	}
	made.people = map[string]*ent.User{}
	var known []string
	for _, person := range found {
		made.people[person.Email] = person
		known = append(known, person.ID)
	}
	made.Grants, err = tx.WorkGrant.Query().
		Where(workgrant.ReviewID(made.Review.ID), workgrant.UserIDIn(known...)).All(ctx)
	if err != nil {
		return fmt.Errorf("read with whom it is shared: %w", err)
	}
	return nil
}

// refuseInside refuses addresses and domains of the company (D5), members, and guests whose account is out of use.
func (w *Work) refuseInside(ctx context.Context, made newLink, input ShareByLinkInput) error {
	var problems apperr.List
	inside := policy.From(ctx).Facts.CompanyDomains
	for at, address := range input.Addresses {
		person := made.people[address]
		switch {
		case policy.InsideCompany(inside, address):
			problems.Add("work.inside", "addresses", strconv.Itoa(at))
		case person == nil:
		case person.Kind == user.KindMEMBER:
			problems.Add("work.is_member", "addresses", strconv.Itoa(at))
		case !policy.EntersByCode(person):
			problems.Add("work.out_of_use", "addresses", strconv.Itoa(at))
		}
	}
	for at, domain := range input.Domains {
		if policy.InsideCompany(inside, "anybody@"+domain) {
			problems.Add("work.inside", "domains", strconv.Itoa(at))
		}
	}
	return problems.Err()
}

func (w *Work) writeLink(ctx context.Context, tx *ent.Client, made newLink, input ShareByLinkInput) error {
	err := tx.ShareLink.Create().SetID(made.id).SetReviewID(made.Review.ID).SetCreatedByID(policy.From(ctx).ID()).
		SetTokenHash(w.tokens.DigestOf(made.id)).SetDomains(orEmpty(input.Domains)).
		SetComments(input.Comments).SetDecides(input.Decides).
		SetDownloads(input.Downloads).SetExpiresAt(made.until).Exec(ctx)
	if err != nil {
		return fmt.Errorf("make the link: %w", err)
	}
	invited, err := w.invited(ctx, tx, made, input)
	if err != nil {
		return err
	}
	if err := w.grantByLink(ctx, tx, made, input.Rights, invited); err != nil {
		return err
	}
	var notes []mail.Note
	for _, guest := range invited {
		notes = append(notes, mail.Note{
			To: guest.ID, Kind: entmail.KindWORK_SHARED, ShareLinkID: made.id, PersonalMessage: input.PersonalMessage,
		})
	}
	if len(notes) == 0 {
		return nil
	}
	return w.outbox.QueueAll(ctx, tx, notes...)
}

// invited are the guests of the addresses; those who have no account get one.
func (w *Work) invited(
	ctx context.Context, tx *ent.Client, made newLink, input ShareByLinkInput,
) ([]*ent.User, error) {
	invited := make([]*ent.User, 0, len(input.Addresses))
	for _, address := range input.Addresses {
		guest := made.people[address]
		if guest == nil {
			var err error
			guest, err = guests.Make(ctx, tx, guests.Newcomer{
				ID: ids.New("usr"), Name: guests.NameFrom(address), Email: address, Locale: input.Locale,
				InvitedBy: policy.From(ctx).ID(),
			})
			if err != nil {
				return nil, err
			}
		}
		invited = append(invited, guest)
	}
	return invited, nil
}

// grantByLink gives each of the guests what the link gives; a grant that one has already is given anew by it.
func (w *Work) grantByLink(
	ctx context.Context, tx *ent.Client, made newLink, rights Rights, invited []*ent.User,
) error {
	rights.ExpiresAt = &made.until
	has := map[string]bool{}
	var again []string
	for _, granted := range made.Grants {
		has[granted.UserID] = true
		again = append(again, granted.ID)
	}
	if len(again) > 0 {
		update := rights.on(tx.WorkGrant.Update().Where(workgrant.IDIn(again...)).AddVersion(1)).SetLinkID(made.id)
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("give rights anew: %w", err)
		}
	}
	var added []*ent.WorkGrantCreate
	for _, guest := range invited {
		if !has[guest.ID] {
			added = append(added, tx.WorkGrant.Create().SetReviewID(made.Review.ID).SetUserID(guest.ID).
				SetLinkID(made.id).SetAddedByID(policy.From(ctx).ID()).SetComments(rights.Comments).
				SetDecides(rights.Decides).SetDownloads(rights.Downloads).SetExpiresAt(made.until))
		}
	}
	if err := tx.WorkGrant.CreateBulk(added...).Exec(ctx); err != nil {
		return fmt.Errorf("share it: %w", err)
	}
	return nil
}

// RevokeShareLink takes a link back with all that it granted: from the next request on it opens nothing (T32).
func (w *Work) RevokeShareLink(ctx context.Context, input RevokeShareLinkInput) (string, error) {
	var found policy.LinkAndGrants
	decide := func(ctx context.Context, tx *ent.Client) (grant policy.Grant, err error) {
		if found.Link, err = tx.ShareLink.Get(ctx, input.LinkID); err != nil {
			return grant, store.Missing(err, "find the link")
		}
		if found.Grants, err = tx.WorkGrant.Query().Where(workgrant.LinkID(input.LinkID)).All(ctx); err != nil {
			return grant, fmt.Errorf("read what the link gives: %w", err)
		}
		return policy.Authorize(policy.From(ctx), policy.RevokeShareLink, found)
	}
	return input.LinkID, w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		var granted []string
		for _, one := range found.Grants {
			granted = append(granted, one.ID)
		}
		if _, err := tx.WorkGrant.Delete().Where(workgrant.IDIn(granted...)).Exec(ctx); err != nil {
			return fmt.Errorf("take back what the link gave: %w", err)
		}
		if err := tx.ShareLink.DeleteOneID(input.LinkID).Exec(ctx); err != nil {
			return fmt.Errorf("take the link back: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartWORK, policy.RevokeShareLink, found.Link.ReviewID)
	})
}

// exclude keeps somebody whose grant is taken back from coming in at its link again.
func exclude(ctx context.Context, tx *ent.Client, granted *ent.WorkGrant) error {
	if granted.LinkID == nil {
		return nil
	}
	link, err := tx.ShareLink.Get(ctx, *granted.LinkID)
	if err != nil {
		return fmt.Errorf("read the link of a grant: %w", err)
	}
	excluded := append(slices.Clone(link.Excluded), granted.UserID)
	if err := tx.ShareLink.UpdateOneID(link.ID).SetExcluded(excluded).Exec(ctx); err != nil {
		return fmt.Errorf("close the link to somebody: %w", err)
	}
	return nil
}

// LinksOf returns the share links of work reviews, in the order in which they were made.
func (w *Work) LinksOf(ctx context.Context, reviewIDs []string) ([]*ent.ShareLink, error) {
	found, err := w.store.Client().ShareLink.Query().Where(sharelink.ReviewIDIn(reviewIDs...)).
		Order(sharelink.ByCreatedAt(), sharelink.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the links: %w", err)
	}
	return found, nil
}

// GrantsByLinks returns what share links gave, in the order in which it was given.
func (w *Work) GrantsByLinks(ctx context.Context, linkIDs []string) ([]*ent.WorkGrant, error) {
	found, err := w.store.Client().WorkGrant.Query().Where(workgrant.LinkIDIn(linkIDs...)).
		Order(workgrant.ByCreatedAt(), workgrant.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what links gave: %w", err)
	}
	return found, nil
}

// LinksByIDs returns those of the links that are there for the viewer.
func (w *Work) LinksByIDs(ctx context.Context, ids []string) ([]*ent.ShareLink, error) {
	found, err := w.store.Client().ShareLink.Query().Where(sharelink.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read links: %w", err)
	}
	return found, nil
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
