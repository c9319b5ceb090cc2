package policy

import (
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent/answer"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/resultcut"
	"sightline/ent/user"
	"sightline/internal/anonymity"
	"sightline/internal/promise"
)

// requestScope: the reviewer once asked; those who run the cycle; the reviewee, as far as the list is theirs to see,
// and the reporting line above once it is no draft. Who runs a cycle and is reviewed in it is the reviewee first.
func requestScope(v *Viewer) predicate.FeedbackRequest {
	own := feedbackrequest.And(feedbackrequest.ReviewerID(v.ID()), feedbackrequest.StateIn(AskedStates()...))
	listed := feedbackrequest.And(feedbackrequest.Proactive(false), feedbackrequest.Or(
		feedbackrequest.RevieweeIDNEQ(v.ID()), feedbackrequest.NominatedByID(v.ID()),
		feedbackrequest.HasCycleWith(cycle.ListVisible(true))))
	switch {
	case !v.SignedIn():
		return when[predicate.FeedbackRequest](false)
	case !v.Colleague():
		return own
	case v.HRAdmin() || v.HRAssistant():
		return feedbackrequest.Or(own, unaskedScope(v), listed)
	}
	return feedbackrequest.Or(own, unaskedScope(v), feedbackrequest.And(listed, feedbackrequest.Or(
		feedbackrequest.CycleIDIn(v.Facts.OwnedCycles...),
		feedbackrequest.And(
			feedbackrequest.HasCycleWith(cycle.StateNEQ(cycle.StateDRAFT)),
			feedbackrequest.HasRevieweeWith(user.Or(user.ID(v.ID()), below(v))),
		),
	)))
}

// unaskedScope: what was written unasked, for those who read it with the name (onTheList).
func unaskedScope(v *Viewer) predicate.FeedbackRequest {
	var readers []predicate.FeedbackRequest
	for _, line := range linesInSQL(v) {
		readers = append(readers, feedbackrequest.And(
			feedbackrequest.HasParticipationWith(line.about),
			feedbackrequest.HasCycleWith(cycle.PresetNEQ(promise.Anonymous), namedIn(line.audience), line.reaches),
			line.opened(),
		))
	}
	return feedbackrequest.And(feedbackrequest.Proactive(true), feedbackrequest.Or(readers...))
}

// answerScope: the answers that the viewer may read. What is withheld exists for fewer of them (withheldFrom).
func answerScope(v *Viewer) predicate.Answer {
	if !v.Colleague() {
		return answer.HasRequestWith(answersScope(v, nil))
	}
	lines := linesInSQL(v)
	above := slices.DeleteFunc(slices.Clone(lines), func(l sqlLine) bool {
		return l.audience == promise.Reviewee || l.audience == promise.Indirect
	})
	return answer.Or(
		answer.And(answer.WithheldAtIsNil(), answer.HasRequestWith(answersScope(v, lines))),
		answer.And(answer.WithheldAtNotNil(), answer.HasRequestWith(answersScope(v, above))),
	)
}

// answersScope: the requests whose answers the viewer may read by the lines: the same as addReaders, in SQL. That the
// two agree is tested for every persona and row (internal/store).
func answersScope(v *Viewer, lines []sqlLine) predicate.FeedbackRequest {
	own := feedbackrequest.And(feedbackrequest.ReviewerID(v.ID()), feedbackrequest.StateIn(AskedStates()...),
		feedbackrequest.HasCycleWith(cycle.Or(cycle.PresetNEQ(promise.Anonymous), cycle.StateEQ(cycle.StateOPEN))))
	switch {
	case !v.SignedIn():
		return when[predicate.FeedbackRequest](false)
	case !v.Colleague():
		return own
	}
	readers := []predicate.FeedbackRequest{own}
	for _, line := range lines {
		readers = append(readers, feedbackrequest.And(
			feedbackrequest.HasParticipationWith(line.about),
			feedbackrequest.HasCycleWith(cycle.PresetNEQ(promise.Anonymous), readsIn(line.audience), line.reaches),
			line.opened(),
		))
	}
	return feedbackrequest.Or(readers...)
}

// opened are the requests whose answers the line opens, by their state.
func (l sqlLine) opened() predicate.FeedbackRequest {
	released := feedbackrequest.StateEQ(feedbackrequest.StateRELEASED)
	if l.audience == promise.Reviewee {
		return released
	}
	return feedbackrequest.Or(released, feedbackrequest.And(feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED),
		feedbackrequest.HasCycleWith(earlyIn(l.audience))))
}

// cutScope: numbers over everybody for whoever reads anything; those of groups for whoever may learn how writers stand
// to the reviewee.
func cutScope(v *Viewer) predicate.ResultCut {
	return resultcut.Or(
		resultcut.And(resultcut.GroupEQ(anonymity.All), resultcut.HasParticipationWith(publishedTo(v, countsIn))),
		resultcut.HasParticipationWith(publishedTo(v, relationIn)),
	)
}

// publishedTo are the participations whose release has opened to the viewer what a condition on their line says.
func publishedTo(v *Viewer, opens func(promise.Audience) predicate.Cycle) predicate.Participation {
	if !v.Colleague() || !v.InPerson() {
		return when[predicate.Participation](false)
	}
	var readers []predicate.Participation
	for _, line := range linesInSQL(v) {
		readers = append(readers, participation.And(line.about,
			participation.HasCycleWith(opens(line.audience), line.reaches)))
	}
	return participation.And(participation.ReleasedAtNotNil(), participation.Or(readers...))
}

// sqlLine is a line of whatever promise that holds for a viewer, as linesOf says for one.
type sqlLine struct {
	audience promise.Audience
	// about are the participations for whose reviewees the line holds, reaches the cycles.
	about   predicate.Participation
	reaches predicate.Cycle
}

func linesInSQL(v *Viewer) []sqlLine {
	any := when[predicate.Cycle](true)
	lines := []sqlLine{
		{promise.Reviewee, participation.RevieweeID(v.ID()), any},
		{promise.LineManager, participation.HasRevieweeWith(user.ManagerID(v.ID())), any},
		{promise.Indirect, participation.HasRevieweeWith(below(v),
			user.Or(user.ManagerIDIsNil(), user.ManagerIDNEQ(v.ID()))), any},
	}
	if v.HRAdmin() {
		lines = append(lines, sqlLine{promise.HRAdmin, participation.RevieweeIDNEQ(v.ID()), hrReadsScope(v)})
	}
	return lines
}

// columnsOf are the columns of an audience's line: content, author, moment.
func columnsOf(audience promise.Audience) (content, author, from string) {
	switch audience {
	case promise.Reviewee:
		return cycle.FieldRevieweeContent, cycle.FieldRevieweeAuthor, cycle.FieldRevieweeFrom
	case promise.LineManager:
		return cycle.FieldLineManagerContent, cycle.FieldLineManagerAuthor, cycle.FieldLineManagerFrom
	case promise.Indirect:
		return cycle.FieldIndirectContent, cycle.FieldIndirectAuthor, cycle.FieldIndirectFrom
	default:
		return cycle.FieldHrContent, cycle.FieldHrAuthor, cycle.FieldHrFrom
	}
}

// countsIn are the cycles in which the audience reads numbers at least.
func countsIn(audience promise.Audience) predicate.Cycle {
	content, _, _ := columnsOf(audience)
	return func(s *sql.Selector) { s.Where(sql.NEQ(s.C(content), promise.Nothing)) }
}

// readsIn are the cycles in which the audience reads answers.
func readsIn(audience promise.Audience) predicate.Cycle {
	content, _, _ := columnsOf(audience)
	return func(s *sql.Selector) { s.Where(sql.In(s.C(content), promise.Shuffled, promise.Full)) }
}

// relationIn are the cycles in which the audience learns how writers stand to the reviewee.
func relationIn(audience promise.Audience) predicate.Cycle {
	content, author, _ := columnsOf(audience)
	return func(s *sql.Selector) {
		s.Where(sql.And(sql.NEQ(s.C(content), promise.Nothing), sql.EQ(s.C(author), promise.Relation)))
	}
}

// namedIn are the cycles in which the audience reads answers with the names of their writers.
func namedIn(audience promise.Audience) predicate.Cycle {
	content, author, _ := columnsOf(audience)
	return func(s *sql.Selector) {
		s.Where(sql.And(sql.EQ(s.C(content), promise.Full), sql.EQ(s.C(author), promise.ByName)))
	}
}

// earlyIn are the cycles in which the audience reads before the release.
func earlyIn(audience promise.Audience) predicate.Cycle {
	_, _, from := columnsOf(audience)
	return func(s *sql.Selector) { s.Where(sql.EQ(s.C(from), promise.Submitted)) }
}
