// Package load writes worlds of a chosen size straight into a database, for benchmarks and audits: they need more
// people, signed in and in the midst of things, than the doors let in within reasonable time. It writes rows as the
// program itself would have left them and checks nothing; no part of the program may import it.
package load

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/ent/question"
	"sightline/ent/user"
	domain "sightline/internal/cycle"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// Domain is where everybody in such a world has their address; guests have theirs elsewhere.
const Domain = "load.example"

// Writer writes rows in one transaction. The first failure makes all later calls do nothing.
type Writer struct {
	ctx context.Context // lives as long as its transaction
	tx  *ent.Client
	now time.Time
	err error
}

// Write runs do in one transaction and returns the first failure.
func Write(ctx context.Context, s *store.Store, do func(*Writer)) error {
	system := policy.AsSystem(ctx, policy.FillSample)
	err := s.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		w := &Writer{ctx: ctx, tx: tx, now: s.Clock().Now()}
		do(w)
		return w.err
	})
	if err != nil {
		return fmt.Errorf("write a world: %w", err)
	}
	return nil
}

// kept returns the row, or after a failure an empty one, so that callers need not look.
func kept[T any](w *Writer, what string, save func(context.Context) (*T, error)) *T {
	if w.err != nil {
		return new(T)
	}
	row, err := save(w.ctx)
	if err != nil {
		w.err = fmt.Errorf("write a %s: %w", what, err)
		return new(T)
	}
	return row
}

// Company writes the settings: every colleague may invite guests.
func (w *Writer) Company() {
	kept(w, "setting", w.tx.Setting.Create().SetCompanyName("Load").SetCompanyDomains([]string{Domain}).
		SetInviteGuests("EVERYONE").Save)
}

// Person says who to write; the zero value is an active colleague without roles or a line manager.
type Person struct {
	Name     string
	Team     string
	Location string
	Manager  *ent.User
	HRAdmin  bool
	Guest    bool
}

// Person writes an active account; names must differ.
func (w *Writer) Person(p Person) *ent.User {
	id, local := ids.New("usr"), strings.ToLower(strings.ReplaceAll(p.Name, " ", "."))
	create := w.tx.User.Create().SetID(id).SetName(p.Name).SetKind(user.KindMEMBER).SetState(user.StateACTIVE).
		SetEmail(local + "@" + Domain).SetHrAdmin(p.HRAdmin).SetLinePath(id + "/").SetVerifiedAt(w.now).
		SetTeam(p.Team).SetLocation(p.Location)
	if p.Manager != nil {
		create.SetManagerID(p.Manager.ID).SetLinePath(p.Manager.LinePath + id + "/")
	}
	if p.Guest {
		create.SetKind(user.KindGUEST).SetEmail(local + "@guest.example")
	}
	return kept(w, "person", create.Save)
}

// Session signs a person in and returns the secret of their cookie.
func (w *Writer) Session(person *ent.User) string {
	secret := ids.Secret()
	sum := sha256.Sum256([]byte(secret))
	kept(w, "session", w.tx.Session.Create().SetUserID(person.ID).SetTokenHash(hex.EncodeToString(sum[:])).
		SetSeenAt(w.now).SetExpiresAt(w.now.Add(24*time.Hour)).Save)
	return secret
}

// Cycle is a named 360 cycle with its questionnaire.
type Cycle struct {
	*ent.Cycle
	Questions []*ent.Question
}

// Cycle writes a cycle that began yesterday, owned by a person, with one section of two questions in prose.
func (w *Writer) Cycle(name string, state cycle.State, owner *ent.User) Cycle {
	create := w.tx.Cycle.Create().SetName(name).SetKind(cycle.KindFEEDBACK_360).SetState(state).
		SetMinReviewers(1).SetMaxReviewers(50).SetStartsAt(w.now.Add(-24 * time.Hour)).
		SetWriteUntil(w.now.Add(14 * 24 * time.Hour)).SetEndsAt(w.now.Add(30 * 24 * time.Hour))
	domain.ApplyPromise(create.Mutation(), promise.Of(promise.Named))
	made := Cycle{Cycle: kept(w, "cycle", create.Save)}
	kept(w, "owner", w.tx.CycleOwner.Create().SetCycleID(made.ID).SetUserID(owner.ID).Save)
	part := kept(w, "section", w.tx.Section.Create().SetCycleID(made.ID).SetPosition(0).SetTitle("Work").Save)
	for position, text := range []string{"What goes well?", "What could be better?"} {
		made.Questions = append(made.Questions, kept(w, "question", w.tx.Question.Create().SetCycleID(made.ID).
			SetSectionID(part.ID).SetPosition(position).SetKind(question.KindTEXT).SetText(text).Save))
	}
	return made
}

// Participation makes a person a reviewee of a cycle; a list that is done waits for its decisions.
func (w *Writer) Participation(c Cycle, reviewee *ent.User, listDone bool) *ent.Participation {
	create := w.tx.Participation.Create().SetCycleID(c.ID).SetRevieweeID(reviewee.ID)
	if listDone {
		create.SetListDoneAt(w.now)
	}
	return kept(w, "participation", create.Save)
}

// Scales adds so many titled sections with so many scales each to a cycle.
func (w *Writer) Scales(c Cycle, sections, scales int) Cycle {
	for n := range sections {
		part := kept(w, "section", w.tx.Section.Create().SetCycleID(c.ID).SetPosition(n+1).
			SetTitle(fmt.Sprintf("Competency %d", n)).Save)
		for at := range scales {
			c.Questions = append(c.Questions, kept(w, "question", w.tx.Question.Create().SetCycleID(c.ID).
				SetSectionID(part.ID).SetPosition(at).SetKind(question.KindSCALE).SetText(fmt.Sprintf("Scale %d of %d", at, n)).
				SetLabels([]string{"Never", "Seldom", "Often", "Mostly", "Always"}).Save))
		}
	}
	return c
}

// Released makes a person a reviewee of a cycle about whom feedback was released so many days ago.
func (w *Writer) Released(c Cycle, reviewee *ent.User, days int) *ent.Participation {
	return kept(w, "participation", w.tx.Participation.Create().SetCycleID(c.ID).SetRevieweeID(reviewee.ID).
		SetListDoneAt(w.now).SetReleasedAt(w.now.Add(-time.Duration(days)*24*time.Hour)).Save)
}

// Request writes a request that the reviewee nominated, in the given state.
func (w *Writer) Request(
	list *ent.Participation, reviewer *ent.User, state feedbackrequest.State,
) *ent.FeedbackRequest {
	create := w.tx.FeedbackRequest.Create().SetCycleID(list.CycleID).SetParticipationID(list.ID).
		SetRevieweeID(list.RevieweeID).SetReviewerID(reviewer.ID).SetNominatedByID(list.RevieweeID).SetState(state)
	if state != feedbackrequest.StateNOMINATED {
		create.SetDecidedAt(w.now)
	}
	if state == feedbackrequest.StateSUBMITTED {
		create.SetSubmittedAt(w.now)
	}
	return kept(w, "request", create.Save)
}

// Answers answers every question of a request.
func (w *Writer) Answers(c Cycle, request *ent.FeedbackRequest) {
	var answers []*ent.AnswerCreate
	for n, asked := range c.Questions {
		create := w.tx.Answer.Create().SetRequestID(request.ID).SetQuestionID(asked.ID)
		if asked.Kind == question.KindSCALE {
			create.SetScale(n%len(asked.Labels) + 1)
		} else {
			create.SetText("It was a pleasure to work on the autumn list together.")
		}
		answers = append(answers, create)
	}
	kept(w, "set of answers", func(ctx context.Context) (*[]*ent.Answer, error) {
		rows, err := w.tx.Answer.CreateBulk(answers...).Save(ctx)
		return &rows, err
	})
}

// Message tells a person that a list of reviewers is complete.
func (w *Writer) Message(to *ent.User, list *ent.Participation) {
	kept(w, "message", w.tx.Message.Create().SetUserID(to.ID).SetKind(message.KindLIST_READY).
		SetParticipationID(list.ID).Save)
}
