package mail

import (
	"context"
	"errors"
	"fmt"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// Preview returns the mail of a note in a language, as its receiver would read it now. It is made by what makes the
// mail that is sent, so that the two cannot differ; only the link is left out, which is the receiver's alone. Kinds
// that carry a one-time link, a share link or a code have no preview. NOT_FOUND where there would be nothing to tell.
func (o *Outbox) Preview(ctx context.Context, note Note, locale user.Locale) (Letter, error) {
	return o.preview(ctx, note, nil, locale)
}

// Rehearse returns the mail of a note as its receiver would read it about a participation that does not exist yet.
func (o *Outbox) Rehearse(
	ctx context.Context, note Note, about *ent.Participation, locale user.Locale,
) (Letter, error) {
	return o.preview(ctx, note, about, locale)
}

func (o *Outbox) preview(
	ctx context.Context, note Note, rehearsed *ent.Participation, locale user.Locale,
) (Letter, error) {
	if carriesLink(note.Kind) || leadsToShare(note.Kind) {
		return Letter{}, apperr.ErrNotFound()
	}
	person, err := o.store.Client().User.Get(policy.AsSystem(ctx, policy.Deliver), note.To)
	if err != nil {
		return Letter{}, fmt.Errorf("read the receiver of a preview: %w", err)
	}
	person.Locale = locale
	to, err := o.receiverOf(ctx, person)
	if err != nil {
		return Letter{}, err
	}
	to.rehearsed = rehearsed
	words, err := o.wordsFor(ctx, &ent.Mail{
		Kind: note.Kind, UserID: note.To, ParticipationID: given(note.ParticipationID), RequestID: given(note.RequestID),
	}, to)
	if errors.Is(err, errGone) {
		return Letter{}, apperr.ErrNotFound()
	}
	if err != nil {
		return Letter{}, err
	}
	words.Link = "…"
	return Render(locale.String(), words), nil
}
