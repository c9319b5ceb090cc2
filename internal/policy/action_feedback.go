package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
	"sightline/internal/promise"
)

func feedbackRules() map[Action]rule {
	return map[Action]rule{
		Nominate: unless(listClosed, on(nominates, listOpen, changeList)),
		InviteGuest: unless(listClosed, on(
			func(v *Viewer, p *ent.Participation) bool { return nominates(v, p) && MayInviteGuests(v) },
			listOpen, func(g Grant, v *Viewer, p *ent.Participation) Grant {
				return changeList(g, v, p).create("User")
			})),
		ResetReviewers: unless(listClosed, on(resets, listOpen, changeList)),
		FinishNominations: unless(listClosed, on(nominates, func(p *ent.Participation) *apperr.Error {
			if p.ListDoneAt != nil {
				return apperr.State("state.list_done")
			}
			return listOpen(p)
		}, changeList)),
		ReleaseFeedback: on(releases, func(p *ent.Participation) *apperr.Error {
			if p.ReleasedAt != nil {
				return apperr.State("state.released")
			}
			return cycleOpen(p.Edges.Cycle)
		}, func(g Grant, v *Viewer, p *ent.Participation) Grant {
			return changeList(g, v, p).create("ReleasedText", p.ID).create("ResultCut", p.ID)
		}),
		ReleaseAll:  on(mayReleaseIn, cycleOpen, nil),
		ReadResults: on(readsResults, nil, nil),
		OpenResults: on(readsResults, nil, func(g Grant, _ *Viewer, p *ent.Participation) Grant {
			return g.change("Participation", p.ID).create("Reading", p.ID)
		}),
		DecideNominations: unless(decisionClosed,
			on(decides, inTime("state.decide", feedbackrequest.StateNOMINATED), inviteReviewer)),
		AskAtOnce: unless(askingClosed,
			on(asksAtOnce, requestIn("state.decide", feedbackrequest.StateNOMINATED), inviteReviewer)),
		RemoveNomination: unless(removalClosed,
			on(removes, requestIn("state.remove_nomination", feedbackrequest.StateNOMINATED), changeRequest)),
		WriteFeedback: unless(answerClosed, on(writes, requestIn("state.write", writable()...), changeRequest)),
		SubmitFeedback: unless(answerClosed, on(writes, requestIn("state.submit", writable()...),
			func(g Grant, v *Viewer, r *ent.FeedbackRequest) Grant {
				return changeRequest(g, v, r).change("Cycle", r.CycleID)
			})),
		ReopenFeedback: unless(answerClosed,
			on(writes, requestIn("state.reopen", feedbackrequest.StateSUBMITTED), changeRequest)),
		DeclineFeedback: unless(answerClosed, on(wasAsked, requestIn("state.decline", writable()...), changeRequest)),
		UndoDecline: unless(answerClosed,
			on(undoesDecline, inTime("state.undo_decline", feedbackrequest.StateDECLINED), changeRequest)),
		DismissDecline: on(isReviewee, declineStands, changeRequest),
	}
}

func writable() []feedbackrequest.State {
	return []feedbackrequest.State{feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT}
}

func isReviewee(v *Viewer, r *ent.FeedbackRequest) bool {
	return v.Colleague() && r.RevieweeID == v.ID()
}

// writes: the reviewer; what nobody asked for only as long as they are a colleague.
func writes(v *Viewer, r *ent.FeedbackRequest) bool {
	return v.SignedIn() && r.ReviewerID == v.ID() && (!r.Proactive || v.Colleague())
}

// nominates: the reviewee where they nominate, and always those who approve; where the line manager or HR assigns,
// they alone (D15).
func nominates(v *Viewer, p *ent.Participation) bool {
	c, reviewee := p.Edges.Cycle, p.Edges.Reviewee
	if c == nil || reviewee == nil || !v.Colleague() {
		return false
	}
	switch c.Nomination {
	case cycle.NominationREVIEWEE_NOMINATES:
		return v.ID() == reviewee.ID || v.StandsInFor(reviewee, c.ID)
	case cycle.NominationLINE_MANAGER_ASSIGNS:
		return v.StandsInFor(reviewee, c.ID)
	case cycle.NominationHR_ASSIGNS:
		return v.HRAdmin() && v.ID() != reviewee.ID
	default:
		return false
	}
}

// AsksAtOnce tells whether what the viewer nominates is approved by that (workflow F).
func AsksAtOnce(v *Viewer, p *ent.Participation) bool {
	return p.Edges.Reviewee != nil && v.ID() != p.Edges.Reviewee.ID
}

// asksAtOnce: those who may nominate and are not the reviewee; HR too where the cycle says that HR assigns. Whoever
// puts the current line manager in the place of the former asks them by that.
func asksAtOnce(v *Viewer, r *ent.FeedbackRequest) bool {
	p := listOf(r)
	return nominates(v, p) && AsksAtOnce(v, p) || r.AsLineManager && resets(v, p)
}

// resets: whoever runs the cycle. Their own list is nobody's to reset (V0).
func resets(v *Viewer, p *ent.Participation) bool {
	return v.Colleague() && v.ID() != p.RevieweeID && v.Runs(p.CycleID)
}

func inviteReviewer(g Grant, _ *Viewer, r *ent.FeedbackRequest) Grant {
	return g.change("FeedbackRequest", r.ID).change("User", r.ReviewerID).create("OneTimeLink", r.ReviewerID)
}

func decides(v *Viewer, r *ent.FeedbackRequest) bool {
	return v.StandsInFor(r.Edges.Reviewee, r.CycleID)
}

func releases(v *Viewer, p *ent.Participation) bool {
	return v.StandsInFor(p.Edges.Reviewee, p.CycleID)
}

func removes(v *Viewer, r *ent.FeedbackRequest) bool {
	return isReviewee(v, r) || v.StandsInFor(r.Edges.Reviewee, r.CycleID)
}

func undoesDecline(v *Viewer, r *ent.FeedbackRequest) bool {
	return writes(v, r) || (v.HRAdmin() && r.RevieweeID != v.ID())
}

func readsResults(v *Viewer, p *ent.Participation) bool {
	return ofParticipation(v, p).Any([]Audience{SubjectCounts, LineManagerCounts, IndirectCounts, HRCounts})
}

// ReadsAnswers tells whether the viewer reads answers about a reviewee, and not numbers over them alone.
func ReadsAnswers(v *Viewer, p *ent.Participation) bool {
	return ofParticipation(v, p).Any([]Audience{SubjectReads, LineManagerReads, IndirectRead, HRReads})
}

func cycleOpen(c *ent.Cycle) *apperr.Error {
	if c == nil || c.State != cycle.StateOPEN {
		return apperr.State("state.cycle_not_open")
	}
	return nil
}

func listOpen(p *ent.Participation) *apperr.Error {
	if p.ReleasedAt != nil {
		return apperr.State("state.released")
	}
	return cycleOpen(p.Edges.Cycle)
}

func requestIn(key string, states ...feedbackrequest.State) func(*ent.FeedbackRequest) *apperr.Error {
	return func(r *ent.FeedbackRequest) *apperr.Error {
		if refusal := cycleOpen(r.Edges.Cycle); refusal != nil {
			return refusal
		}
		if slices.Contains(states, r.State) {
			return nil
		}
		return apperr.State(key)
	}
}

// inTime also refuses to ask anybody after the release where the reviewee reads no names: what is added then could only
// be by whoever was asked last.
func inTime(key string, states ...feedbackrequest.State) func(*ent.FeedbackRequest) *apperr.Error {
	return func(r *ent.FeedbackRequest) *apperr.Error {
		if refusal := requestIn(key, states...)(r); refusal != nil {
			return refusal
		}
		if r.ReleasedAt != nil && r.Edges.Cycle.RevieweeAuthor != promise.ByName {
			return apperr.State("state.asked_late")
		}
		return nil
	}
}

func declineStands(r *ent.FeedbackRequest) *apperr.Error {
	if refusal := cycleOpen(r.Edges.Cycle); refusal != nil {
		return refusal
	}
	if r.State != feedbackrequest.StateDECLINED || r.Replaced {
		return apperr.State("state.dismiss_decline")
	}
	return nil
}

// changeRequest grants the request and its answers, those loaded with it and new ones.
func changeRequest(g Grant, _ *Viewer, r *ent.FeedbackRequest) Grant {
	g = g.change("FeedbackRequest", r.ID).create("Answer", r.ID)
	for _, answer := range r.Edges.Answers {
		g = g.change("Answer", answer.ID)
	}
	return g
}

// changeList grants the participation, the requests loaded with it, and new ones.
func changeList(g Grant, _ *Viewer, p *ent.Participation) Grant {
	g = g.change("Participation", p.ID).create("FeedbackRequest", p.ID)
	for _, request := range p.Edges.Requests {
		g = g.change("FeedbackRequest", request.ID)
	}
	return g
}

// AnswersAsHR tells whether it is their role in HR that lets the viewer read an answer, or the name that stands under
// it, and nothing nearer: then the reading is recorded (V9).
func AnswersAsHR(v *Viewer, a *ent.Answer) bool {
	s := ofAnswer(v, a)
	return !s[Author] && readsAsHR(s)
}

// PublishedAsHR tells the same of a text or a number that was published without names.
func PublishedAsHR(v *Viewer, published any) bool { return readsAsHR(Audiences(v, published)) }

// ResultsAsHR tells the same of everything about a reviewee.
func ResultsAsHR(v *Viewer, p *ent.Participation) bool { return readsAsHR(ofParticipation(v, p)) }

func readsAsHR(s Set) bool {
	words := s[HRReads] && !s[LineManagerReads] && !s[IndirectRead]
	numbers := s[HRCounts] && !s[LineManagerCounts] && !s[IndirectCounts]
	names := s[HRNamed] && !s[LineManagerNamed] && !s[IndirectNamed]
	return words || numbers || names
}

// Nominates tells whether nominating is the viewer's own part by the cycle, and not only a right to add.
func Nominates(v *Viewer, p *ent.Participation) bool {
	if p.Edges.Cycle == nil || !nominates(v, p) {
		return false
	}
	return p.Edges.Cycle.Nomination != cycle.NominationREVIEWEE_NOMINATES || v.ID() == p.RevieweeID
}
