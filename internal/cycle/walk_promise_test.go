package cycle_test

import (
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/answer"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/releasedtext"
	"sightline/ent/resultcut"
	"sightline/internal/anonymity"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// expectPromiseKept: what each person really reads of each answer, now, is within what was promised when the first was
// handed in; in an Anonymous cycle, when it opened. Everybody is asked, or some.
func (w *walk) expectPromiseKept(t *testing.T, seen sight, everybody bool) {
	t.Helper()
	if w.promised == nil {
		handedIn := slices.ContainsFunc(values(seen.requests), func(r *ent.FeedbackRequest) bool {
			return r.State == feedbackrequest.StateSUBMITTED || r.State == feedbackrequest.StateRELEASED
		})
		if !handedIn && (seen.cycle.Preset != promise.Anonymous || seen.cycle.State == entcycle.StateSCHEDULED) {
			return
		}
		w.promised, w.led = new(policy.PromiseOf(seen.cycle)), map[string]string{}
		for id, one := range w.everyone {
			if one.ManagerID != nil {
				w.led[id] = *one.ManagerID
			}
		}
	}
	readers := w.people
	if !everybody {
		readers = []*ent.User{w.person(), w.person(), w.person(), w.person()}
	}
	for _, person := range readers {
		w.expectWithin(t, person, seen)
	}
}

func values(requests map[string]*ent.FeedbackRequest) []*ent.FeedbackRequest {
	all := make([]*ent.FeedbackRequest, 0, len(requests))
	for _, one := range requests {
		all = append(all, one)
	}
	return all
}

// linesFor are the lines of the promise that are for a person, by how they stand to the reviewee now: written anew here,
// from the words of the presets. The promise is that of the first answer handed in, whoever led the reviewee then.
func (w *walk) linesFor(person, reviewee *ent.User) map[promise.Audience]promise.Line {
	if person.ID == reviewee.ID {
		return map[promise.Audience]promise.Line{promise.Reviewee: w.promised.Reviewee}
	}
	lines := map[promise.Audience]promise.Line{}
	if reviewee.ManagerID != nil && *reviewee.ManagerID == person.ID {
		lines[promise.LineManager] = w.promised.LineManager
	} else if w.above(person, reviewee) {
		lines[promise.Indirect] = w.promised.Indirect
	}
	if person.HrAdmin {
		lines[promise.HRAdmin] = w.promised.HRAdmin
	}
	return lines
}

// above tells whether somebody leads the reviewee, directly or not: up from one line manager to the next, since what is
// stored of the line as a whole is what may be wrong after a change.
func (w *walk) above(person, reviewee *ent.User) bool {
	at := reviewee
	for range w.everyone { // nobody stands above themselves
		if at.ManagerID == nil {
			return false
		}
		if at = w.everyone[*at.ManagerID]; at.ID == person.ID {
			return true
		}
	}
	return false
}

// some tells whether one of the lines is so.
func some(lines map[promise.Audience]promise.Line, so func(promise.Audience, promise.Line) bool) bool {
	for audience, line := range lines {
		if so(audience, line) {
			return true
		}
	}
	return false
}

// expectWithin asks the gates, as the person, for every answer and everything published, and judges each by the promise.
func (w *walk) expectWithin(t *testing.T, person *ent.User, seen sight) {
	t.Helper()
	ctx := w.as(t, person)
	viewer := policy.From(ctx)
	client := w.Store.Client()
	answers := client.Answer.Query().Where(answer.HasRequestWith(feedbackrequest.CycleID(w.draft),
		feedbackrequest.ReviewerIDNEQ(person.ID))).AllX(ctx)
	for _, given := range answers {
		request := seen.requests[given.RequestID]
		released := request.State == feedbackrequest.StateRELEASED
		named := policy.Audiences(viewer, given).Any([]policy.Audience{
			policy.SubjectNamed, policy.LineManagerNamed, policy.IndirectNamed, policy.HRNamed,
		})
		allowed := some(w.linesFor(person, w.everyone[request.RevieweeID]), func(a promise.Audience, l promise.Line) bool {
			early := l.From == promise.Submitted && a != promise.Reviewee && request.State == feedbackrequest.StateSUBMITTED
			kept := given.WithheldAt != nil && (a == promise.Reviewee || a == promise.Indirect)
			return (l.Content == promise.Full || l.Content == promise.Shuffled) && (released || early) && !kept &&
				(!named || l.Author == promise.ByName)
		})
		w.countReading(person, request.RevieweeID)
		if !allowed || w.promised.Preset == promise.Anonymous {
			t.Errorf("%s reads an answer of %s (with the name: %t) against the promise %+v", person.ID, request.ID, named, *w.promised)
		}
	}
	for _, text := range client.ReleasedText.Query().Where(releasedtext.HasParticipationWith(participation.CycleID(w.draft))).AllX(ctx) {
		w.expectPublished(t, person, seen.lists[text.ParticipationID], func(l promise.Line) bool {
			return l.Content == promise.Full || l.Content == promise.Shuffled
		})
	}
	for _, cut := range client.ResultCut.Query().Where(resultcut.HasParticipationWith(participation.CycleID(w.draft))).AllX(ctx) {
		w.expectPublished(t, person, seen.lists[cut.ParticipationID], func(l promise.Line) bool {
			return l.Content != promise.Nothing && (cut.Group == anonymity.All || l.Author != promise.Hidden)
		})
	}
}

// expectPublished: what was published about a reviewee is read by whom a line of the promise lets, after the release.
func (w *walk) expectPublished(
	t *testing.T, person *ent.User, list *ent.Participation, so func(promise.Line) bool,
) {
	t.Helper()
	w.countReading(person, list.RevieweeID)
	lines := w.linesFor(person, w.everyone[list.RevieweeID])
	if list.ReleasedAt == nil || !some(lines, func(_ promise.Audience, l promise.Line) bool { return so(l) }) {
		t.Errorf("%s reads what was published of %s against the promise %+v", person.ID, list.ID, *w.promised)
	}
}

// countReading counts that somebody reads as the line manager who was not that when the promise was given.
func (w *walk) countReading(person *ent.User, revieweeID string) {
	if manager := w.everyone[revieweeID].ManagerID; manager != nil && *manager == person.ID && w.led[revieweeID] != person.ID {
		w.carried["a new line manager who reads"]++
	}
}
