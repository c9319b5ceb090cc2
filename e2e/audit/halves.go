package main

import (
	"context"
	"errors"
	"fmt"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/participation"
	"sightline/ent/releasedtext"
	"sightline/internal/clock"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// look compares what is there of a life with the states that there may be: each change whole or absent, and nothing
// told twice. At the end each has to be whole.
func (a *lives) look(ctx context.Context, one *life, ended bool) error {
	opened, err := store.Open(ctx, a.folder, clock.System{})
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	h := &halves{ctx: policy.AsSystem(ctx, policy.FillSample), client: opened.Client(), ended: ended}
	h.launch(one)
	h.begin(one)
	for _, id := range []string{one.ends, one.closed} {
		h.close(id)
	}
	h.release(one)
	h.twice()
	for _, said := range h.wrong {
		a.wrong = append(a.wrong, fmt.Errorf("kill %d, life %d: %s", a.kills, one.number, said))
	}
	if h.between {
		a.halves++
	}
	return errors.Join(h.err, opened.Close())
}

// halves looks for what is half done.
type halves struct {
	ctx    context.Context // lives as long as one look
	client *ent.Client
	ended  bool
	// between says that a change of several steps was interrupted between two of them.
	between bool
	wrong   []string
	err     error
}

func (h *halves) expect(holds bool, said string, args ...any) {
	if !holds {
		h.wrong = append(h.wrong, fmt.Sprintf(said, args...))
	}
}

// counting is a query that can be counted.
type counting interface {
	Count(ctx context.Context) (int, error)
}

func (h *halves) count(query counting) int {
	found, err := query.Count(h.ctx)
	h.err = errors.Join(h.err, err)
	return found
}

func (h *halves) cycle(id string) *ent.Cycle {
	found, err := h.client.Cycle.Get(h.ctx, id)
	h.err = errors.Join(h.err, err)
	if err != nil {
		return &ent.Cycle{}
	}
	return found
}

func (h *halves) events(objectID string) int {
	return h.count(h.client.AuditEvent.Query().Where(auditevent.ObjectID(objectID)))
}

// launch: a draft with those whom its steps have made reviewees, which nobody else sees, or a cycle with everybody.
func (h *halves) launch(one *life) {
	found := h.cycle(one.launched)
	lists := h.count(h.client.Participation.Query().Where(participation.CycleID(one.launched)))
	if found.State == cycle.StateDRAFT {
		h.expect(!h.ended, "it was never launched")
		h.expect(lists == found.LaunchDone, "a launch has made %d of %d reviewees", lists, found.LaunchDone)
		h.between = h.between || lists > 0
		return
	}
	h.expect(lists == one.people, "%d of %d people are reviewed in a launched cycle", lists, one.people)
	h.expect(found.LaunchPlan == nil && found.LaunchingAt == nil, "a launched cycle is still being launched")
}

// begin: the clock opens a cycle once.
func (h *halves) begin(one *life) {
	open, events := h.cycle(one.begins).State == cycle.StateOPEN, h.events(one.begins)
	h.expect(open == (events == 1) && events < 2, "a cycle that begins: open %v, recorded %d times", open, events)
	h.expect(open || !h.ended, "it never began")
}

// close: open with everything that was written, or closed, once; then reviewee by reviewee released and forgotten.
func (h *halves) close(id string) {
	found, events := h.cycle(id), 0
	events = h.count(h.client.AuditEvent.Query().Where(auditevent.ObjectID(id)))
	closed := found.State == cycle.StateCLOSED
	h.expect(closed == (events == 1) && events < 2, "a cycle that ends: %s, recorded %d times", found.State, events)
	h.expect(!h.ended || found.JoinDestroyedAt != nil, "what was written anonymously was not forgotten")
	lists, err := h.client.Participation.Query().Where(participation.CycleID(id)).All(h.ctx)
	h.err = errors.Join(h.err, err)
	forgotten := 0
	for _, list := range lists {
		answers, published := h.written(list.ID)
		if answers == 0 {
			forgotten++
		}
		h.expect(answers == 0 || answers == texts, "%d of %d answers are left", answers, texts)
		h.expect((list.ReleasedAt != nil) == (published == texts) && (published == 0 || published == texts),
			"released %v, with %d of %d texts", list.ReleasedAt != nil, published, texts)
		h.expect(answers == texts || closed && published == texts, "answers are gone from a cycle that is %s", found.State)
	}
	h.between = h.between || closed && forgotten < len(lists)
	h.expect(found.JoinDestroyedAt == nil || forgotten == len(lists), "it is said to be forgotten and is not")
}

// release: nothing of it, or all that was written, the states, one message and one mail.
func (h *halves) release(one *life) {
	list, err := h.client.Participation.Get(h.ctx, one.list)
	h.err = errors.Join(h.err, err)
	if err != nil {
		return
	}
	answers, published := h.written(list.ID)
	told := h.count(h.client.Message.Query().Where(message.ParticipationID(list.ID)))
	mailed := h.count(h.client.Mail.Query().Where(mail.ParticipationID(list.ID)))
	open := h.count(h.client.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list.ID),
		feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED)))
	whole := published == texts && told == 1 && mailed == 1 && open == 0 && h.events(list.ID) == 1
	absent := published == 0 && told == 0 && mailed == 0 && open == voices && h.events(list.ID) == 0
	h.expect(answers == texts, "%d answers before the close", answers)
	h.expect((list.ReleasedAt != nil) == whole && whole != absent,
		"released %v: %d texts, %d messages, %d mails, %d requests not released",
		list.ReleasedAt != nil, published, told, mailed, open)
	h.expect(whole || !h.ended, "it was never released")
}

func (h *halves) written(listID string) (answers, published int) {
	answers = h.count(h.client.Answer.Query().Where(answer.HasRequestWith(feedbackrequest.ParticipationID(listID))))
	return answers, h.count(h.client.ReleasedText.Query().Where(releasedtext.ParticipationID(listID)))
}

// twice: nobody is told the same thing of the same list or request twice.
func (h *halves) twice() {
	messages, err := h.client.Message.Query().All(h.ctx)
	h.err = errors.Join(h.err, err)
	mails, err := h.client.Mail.Query().All(h.ctx)
	h.err = errors.Join(h.err, err)
	told := map[string]int{}
	for _, m := range messages {
		told[fmt.Sprint("message ", m.UserID, m.Kind, value(m.ParticipationID), value(m.RequestID))]++
	}
	for _, m := range mails {
		told[fmt.Sprint("mail ", m.UserID, m.Kind, value(m.ParticipationID), value(m.RequestID))]++
	}
	for what, times := range told {
		h.expect(times == 1, "%s: told %d times", what, times)
	}
}

func value(id *string) string {
	if id == nil {
		return ""
	}
	return *id
}
