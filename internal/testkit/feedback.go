package testkit

import (
	"fmt"
	"slices"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/nudge"
	"sightline/internal/anonymity"
	"sightline/internal/promise"
)

// Reviewees are those about whom feedback is given: Sue, who has a line manager, and Hana, an HR admin without one.
func Reviewees() []string { return []string{"sue", "hana"} }

// Reviewers are those who are asked, in the order in which states are dealt out. Gus is nominated and no more.
func Reviewers() []string { return []string{"rae", "gia", "con", "max", "cole", "wim", "asa", "ada"} }

// before are the states that are dealt out in a cycle without a release, after those in one with it.
func before() []feedbackrequest.State {
	return []feedbackrequest.State{
		feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED,
		feedbackrequest.StateDECLINED, feedbackrequest.StateREJECTED, feedbackrequest.StateWITHDRAWN,
		feedbackrequest.StateNOMINATED, feedbackrequest.StateEXPIRED,
	}
}

func after() []feedbackrequest.State {
	return []feedbackrequest.State{
		feedbackrequest.StateRELEASED, feedbackrequest.StateRELEASED, feedbackrequest.StateRELEASED,
		feedbackrequest.StateRELEASED, feedbackrequest.StateDRAFT, feedbackrequest.StateAPPROVED,
		feedbackrequest.StateDECLINED, feedbackrequest.StateREJECTED,
	}
}

// afterAnonymous: what was not handed in before an Anonymous release has expired.
func afterAnonymous() []feedbackrequest.State {
	states := after()
	for n, state := range states {
		if state == feedbackrequest.StateDRAFT || state == feedbackrequest.StateAPPROVED {
			states[n] = feedbackrequest.StateEXPIRED
		}
	}
	return states
}

// ReviewerIn returns who stands in a state in a cycle about a reviewee; empty when nobody does.
func (p Plan) ReviewerIn(reviewee string, state feedbackrequest.State) string {
	for place, dealt := range p.states(reviewee) {
		if dealt == state {
			return Reviewers()[place]
		}
	}
	return ""
}

// states are the states of the reviewers, in their order.
func (p Plan) states(reviewee string) []feedbackrequest.State {
	states := before()
	if p.Released {
		states = after()
	}
	if p.Released && p.Preset == promise.Anonymous {
		states = afterAnonymous()
	}
	turn := (p.Turn + slices.Index(Reviewees(), reviewee)) % len(states)
	return append(append([]feedbackrequest.State{}, states[turn:]...), states[:turn]...)
}

func (b builder) participations(plan Plan) error {
	for _, reviewee := range Reviewees() {
		label := plan.Label + "/" + reviewee
		create := b.tx.Participation.Create().SetID(ID("prt", label)).SetCycleID(ID("cyc", plan.Label)).
			SetRevieweeID(ID("usr", reviewee))
		if plan.ListDone {
			create.SetListDoneAt(Now().Add(-8 * day))
		}
		if plan.Released {
			create.SetReleasedAt(Now().Add(-day))
		}
		if err := create.Exec(b.ctx); err != nil {
			return fmt.Errorf("add a reviewee: %w", err)
		}
		if plan.Empty() {
			continue
		}
		if err := b.requests(plan, reviewee); err != nil {
			return fmt.Errorf("add the reviewers of %s: %w", reviewee, err)
		}
		if plan.Preset == promise.Anonymous && plan.Released {
			if err := b.published(plan, reviewee); err != nil {
				return fmt.Errorf("publish what was said about %s: %w", reviewee, err)
			}
		}
		if err := b.told(plan, reviewee); err != nil {
			return fmt.Errorf("tell about %s: %w", reviewee, err)
		}
	}
	return nil
}

func (b builder) requests(plan Plan, reviewee string) error {
	for place, state := range plan.states(reviewee) {
		if err := b.request(plan, reviewee, Reviewers()[place], state); err != nil {
			return err
		}
	}
	if err := b.ownView(plan, reviewee); err != nil {
		return err
	}
	return b.request(plan, reviewee, "gus", feedbackrequest.StateNOMINATED)
}

func (b builder) request(plan Plan, reviewee, reviewer string, state feedbackrequest.State) error {
	label := plan.Label + "/" + reviewee + "/" + reviewer
	create := b.tx.FeedbackRequest.Create().SetID(ID("req", label)).SetCycleID(ID("cyc", plan.Label)).
		SetParticipationID(ID("prt", plan.Label+"/"+reviewee)).SetRevieweeID(ID("usr", reviewee)).
		SetReviewerID(ID("usr", reviewer)).SetNominatedByID(ID("usr", reviewee)).SetState(state).
		SetRejectReason(canary("reject", label)).SetDeclineReason(canary("decline", label))
	if state != feedbackrequest.StateNOMINATED && state != feedbackrequest.StateWITHDRAWN {
		create.SetDecidedAt(Now().Add(-7 * day))
	}
	handedIn := state == feedbackrequest.StateSUBMITTED || state == feedbackrequest.StateRELEASED
	if handedIn && plan.Preset != promise.Anonymous {
		create.SetSubmittedAt(Now().Add(-2 * day))
	}
	if plan.Released && state != feedbackrequest.StateREJECTED && state != feedbackrequest.StateNOMINATED {
		create.SetReleasedAt(Now().Add(-day))
	}
	if err := create.Exec(b.ctx); err != nil {
		return fmt.Errorf("ask %s: %w", reviewer, err)
	}
	if !HasAnswers(state) || plan.Forgotten() {
		return nil
	}
	if err := b.answers(plan, label); err != nil || !handedIn || plan.Preset == promise.Anonymous {
		return err
	}
	return b.withheld(plan, label)
}

// HasAnswers tells whether something was written in a state. Whoever declined or ran out of time had begun.
func HasAnswers(state feedbackrequest.State) bool {
	return slices.Contains([]feedbackrequest.State{
		feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED,
		feedbackrequest.StateRELEASED, feedbackrequest.StateDECLINED, feedbackrequest.StateEXPIRED,
	}, state)
}

func (b builder) answers(plan Plan, label string) error {
	prose, scale := plan.Label+"/text", plan.Label+"/scale"
	if err := b.tx.Answer.Create().SetID(ID("ans", label+"/text")).SetRequestID(ID("req", label)).
		SetQuestionID(ID("qst", prose)).SetText(canary("answer", label)).Exec(b.ctx); err != nil {
		return fmt.Errorf("write prose: %w", err)
	}
	if err := b.tx.Answer.Create().SetID(ID("ans", label+"/scale")).SetRequestID(ID("req", label)).
		SetQuestionID(ID("qst", scale)).SetScale(2).SetText(canary("remark", label)).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a point: %w", err)
	}
	if err := b.tx.Answer.Create().SetID(ID("ans", label+"/graph_2d")).SetRequestID(ID("req", label)).
		SetQuestionID(ID("qst", plan.Label+"/graph_2d")).SetX(62).SetY(78).Exec(b.ctx); err != nil {
		return fmt.Errorf("place a dot: %w", err)
	}
	return nil
}

// withheld writes an answer that is withheld from the reviewee, with why.
func (b builder) withheld(plan Plan, label string) error {
	if err := b.tx.Answer.Create().SetID(ID("ans", label+"/withheld")).SetRequestID(ID("req", label)).
		SetQuestionID(ID("qst", plan.Label+"/multi_choice")).SetText(canary("withheld", label)).SetChoices([]int{0}).
		SetWithheldAt(Now().Add(-day)).SetWithheldByID(ID("usr", "max")).SetWithholdReason(canary("why", label)).
		Exec(b.ctx); err != nil {
		return fmt.Errorf("withhold an answer: %w", err)
	}
	return nil
}

// published writes what an Anonymous release leaves: texts and numbers that lead to nobody.
func (b builder) published(plan Plan, reviewee string) error {
	label := plan.Label + "/" + reviewee
	for n, group := range []anonymity.Group{anonymity.Peers, anonymity.Peers, anonymity.Outside} {
		place := fmt.Sprintf("%s/%d", label, n)
		if err := b.tx.ReleasedText.Create().SetID(ID("rtx", place)).SetParticipationID(ID("prt", label)).
			SetQuestionID(ID("qst", plan.Label+"/text")).SetGroup(group).SetText(canary("released", place)).
			Exec(b.ctx); err != nil {
			return fmt.Errorf("write a text: %w", err)
		}
	}
	for _, group := range []anonymity.Group{anonymity.All, anonymity.Peers} {
		if err := b.tx.ResultCut.Create().SetID(ID("cut", label+"/"+string(group))).SetParticipationID(ID("prt", label)).
			SetQuestionID(ID("qst", plan.Label+"/scale")).SetGroup(group).SetMean(2.5).
			SetShares([]anonymity.Share{{From: 1, To: 2, Tenths: 4}, {From: 3, To: 3, Tenths: 6}}).
			Exec(b.ctx); err != nil {
			return fmt.Errorf("write numbers: %w", err)
		}
	}
	return nil
}

// told writes a reading by HR, and one message and one mail of each kind that the participation could have caused.
func (b builder) told(plan Plan, reviewee string) error {
	label := plan.Label + "/" + reviewee
	if err := b.tx.Reading.Create().SetID(ID("rdg", label)).SetReaderID(ID("usr", "ada")).
		SetParticipationID(ID("prt", label)).SetDay("2026-11-22").Exec(b.ctx); err != nil {
		return fmt.Errorf("write a reading: %w", err)
	}
	if err := b.tx.Nudge.Create().SetID(ID("ndg", label)).SetParticipationID(ID("prt", label)).SetNudgedByID(ID("usr", "asa")).
		SetStep(nudge.StepAPPROVE).SetKey(canary("key", label)).SetCreatedAt(Now().Add(-2 * day)).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a nudge: %w", err)
	}
	for kind, to := range map[message.Kind]string{
		message.KindCYCLE_STARTED: reviewee, message.KindREVIEWER_DECLINED: reviewee,
		message.KindLIST_READY: "max", message.KindRELEASE_DUE: "hana", message.KindFEEDBACK_RELEASED: reviewee,
		message.KindFEEDBACK_ADDED: reviewee,
	} {
		if err := b.message(plan, to, kind, label); err != nil {
			return err
		}
	}
	for place, state := range plan.states(reviewee) {
		to := Reviewers()[place]
		// Everybody has a message and a mail about the request, whatever became of it: those who are not asked any
		// more must read nothing from it.
		if err := b.aboutRequest(plan, label+"/"+to, to, state); err != nil {
			return err
		}
	}
	return b.aboutRequest(plan, label+"/gus", "gus", feedbackrequest.StateNOMINATED)
}

func (b builder) message(plan Plan, to string, kind message.Kind, label string) error {
	if err := b.tx.Message.Create().SetID(ID("msg", label+kind.String())).SetUserID(ID("usr", to)).SetKind(kind).
		SetParticipationID(ID("prt", label)).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a message: %w", err)
	}
	mails := map[message.Kind]mail.Kind{
		message.KindCYCLE_STARTED: mail.KindCYCLE_STARTED,
		message.KindLIST_READY:    mail.KindLIST_READY, message.KindFEEDBACK_RELEASED: mail.KindFEEDBACK_RELEASED,
	}
	sent, ok := mails[kind]
	if !ok || plan.State != entcycle.StateOPEN {
		return nil
	}
	return b.mail(to, label+kind.String(), sent, func(create *ent.MailCreate) {
		create.SetParticipationID(ID("prt", label))
	})
}

func (b builder) aboutRequest(plan Plan, label, to string, state feedbackrequest.State) error {
	if err := b.tx.Message.Create().SetID(ID("msg", label)).SetUserID(ID("usr", to)).
		SetKind(message.KindFEEDBACK_ASKED).SetRequestID(ID("req", label)).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a message: %w", err)
	}
	kind := mail.KindFEEDBACK_ASKED
	if to == "gia" && state == feedbackrequest.StateAPPROVED {
		kind = mail.KindGUEST_INVITATION
	}
	if plan.State != entcycle.StateOPEN {
		return nil
	}
	return b.mail(to, label, kind, func(create *ent.MailCreate) {
		create.SetRequestID(ID("req", label)).SetLinkID(ID("lnk", to))
	})
}

func (b builder) mail(to, label string, kind mail.Kind, about func(*ent.MailCreate)) error {
	create := b.tx.Mail.Create().SetID(ID("mal", label)).SetUserID(ID("usr", to)).SetKind(kind).SetDueAt(Now()).
		SetPersonalMessage(canary("personal", label)).SetProblem(canary("problem", label)).
		SetMessageID("<" + canary("message", label) + "@sightline.example>")
	about(create)
	if err := create.Exec(b.ctx); err != nil {
		return fmt.Errorf("queue a mail: %w", err)
	}
	return nil
}
