package inbox

import (
	"context"
	"fmt"
	"strings"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/message"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
	"sightline/internal/text"
)

const maxAtOnce = 100

// MarkMessagesReadInput names the messages that were read.
type MarkMessagesReadInput struct {
	MessageIDs []string
}

// Messages returns a page of the viewer's messages, newest first.
func (i *Inbox) Messages(ctx context.Context, args page.Args) (*page.Page[*ent.Message], error) {
	query := i.store.Client().Message.Query().WithParticipation().WithRequest().WithImport()
	return page.NewestFirst(ctx, "messages", query, args,
		func(m *ent.Message) page.Position { return page.Position{ID: m.ID} })
}

// MarkRead marks messages of the viewer as read and returns them.
func (i *Inbox) MarkRead(ctx context.Context, input MarkMessagesReadInput) ([]*ent.Message, error) {
	if len(input.MessageIDs) == 0 || len(input.MessageIDs) > maxAtOnce {
		return nil, apperr.Input("too_many", "messageIds")
	}
	find := func() ([]*ent.Message, error) {
		return i.store.Client().Message.Query().Where(message.IDIn(input.MessageIDs...)).
			WithParticipation().WithRequest().WithImport().Order(ent.Desc(message.FieldID)).All(ctx)
	}
	own, err := find()
	if err != nil {
		return nil, fmt.Errorf("find the messages: %w", err)
	}
	if len(own) == 0 {
		return nil, apperr.ErrNotFound()
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.MarkMessagesRead, own)
	if err != nil {
		return nil, err
	}
	err = i.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.Message.Update().Where(message.IDIn(input.MessageIDs...), message.UserID(policy.From(ctx).ID()),
			message.ReadAtIsNil()).SetReadAt(i.store.Clock().Now()).Exec(ctx); err != nil {
			return fmt.Errorf("mark as read: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.MarkMessagesRead, policy.From(ctx).ID())
	})
	if err != nil {
		return nil, err
	}
	return find()
}

// Title is the sentence of a message, from what the viewer may see now: the participation, the request and the import
// it was loaded with passed the viewer's scope.
func Title(v *policy.Viewer, m *ent.Message) string {
	key := "message." + strings.ToLower(m.Kind.String())
	list, request, table := m.Edges.Participation, m.Edges.Request, m.Edges.Import
	switch {
	case list != nil && list.Edges.Cycle != nil && list.Edges.Reviewee != nil:
		return text.Say(v.Locale(), key+variant(v, m.Kind, list), list.Edges.Cycle.Name, list.Edges.Reviewee.Name)
	case request != nil && request.Edges.Cycle != nil && request.Edges.Reviewee != nil:
		return text.Say(v.Locale(), key, request.Edges.Cycle.Name, request.Edges.Reviewee.Name)
	case table != nil && table.FileName == "":
		return text.Say(v.Locale(), key+".unnamed", "", table.DoneLines, table.RefusedLines+table.FailedLines)
	case table != nil:
		return text.Say(v.Locale(), key, table.FileName, table.DoneLines, table.RefusedLines+table.FailedLines)
	default:
		return text.Say(v.Locale(), "message.gone")
	}
}

// variant chooses the words for the beginning of a cycle: to a reviewee who nominates, to one for whom others do, and
// to those others.
func variant(v *policy.Viewer, kind message.Kind, list *ent.Participation) string {
	switch {
	case kind == message.KindNUDGE_NOMINATE && list.RevieweeID != v.ID():
		return ".assign"
	case kind != message.KindCYCLE_STARTED:
		return ""
	case list.RevieweeID != v.ID():
		return ".assign"
	case list.Edges.Cycle.Nomination != cycle.NominationREVIEWEE_NOMINATES:
		return ".others"
	default:
		return ""
	}
}
