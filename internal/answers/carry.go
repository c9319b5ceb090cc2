package answers

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/ent/predicate"
)

// writing is somebody who writes about a participation.
type writing struct{ participationID, reviewerID string }

// form is what is read of an earlier form.
type form struct {
	ID              string `json:"id"`
	ParticipationID string `json:"participation_id"`
	ReviewerID      string `json:"reviewer_id"`
}

// move is an answer that goes from one form into another.
type move struct{ answerID, from, to string }

// CarryOver puts what reviewers wrote in earlier forms about the same participation into those by which they are asked
// now, as drafts that they hand in anew; the earlier forms are gone then (docs/adr/0050). No reviewer is asked twice by
// the requests. It is system work, in the transaction of whatever asks. Known are the states in which a reviewer knows
// of a form; what was released stands.
//
// It takes as many statements for nobody who wrote as for all who are asked: whoever asks would learn by the time of it
// whether there was anything (V4). What moves is the answer itself, with what was decided about it.
func CarryOver(
	system context.Context, tx *ent.Client, requests []*ent.FeedbackRequest, known []feedbackrequest.State,
) error {
	into := map[writing]string{}
	for _, request := range requests {
		into[writing{request.ParticipationID, request.ReviewerID}] = request.ID
	}
	ended, err := earlierForms(system, tx, into, known)
	if err != nil {
		return err
	}
	moves, err := whatMoves(system, tx, ended, into)
	if err != nil {
		return err
	}
	if err := moveAnswers(system, tx, moves); err != nil {
		return err
	}
	return endForms(system, tx, ended)
}

// earlierForms are the forms that end, the oldest first.
func earlierForms(
	system context.Context, tx *ent.Client, into map[writing]string, known []feedbackrequest.State,
) ([]form, error) {
	var lists, reviewers, standing []string
	for of, id := range into {
		lists, reviewers, standing = append(lists, of.participationID), append(reviewers, of.reviewerID), append(standing, id)
	}
	var found, ended []form
	if err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationIDIn(lists...),
		feedbackrequest.ReviewerIDIn(reviewers...), feedbackrequest.IDNotIn(standing...),
		feedbackrequest.StateIn(known...), feedbackrequest.StateNEQ(feedbackrequest.StateRELEASED)).
		Order(ent.Asc(feedbackrequest.FieldID)).
		Select(feedbackrequest.FieldID, feedbackrequest.FieldParticipationID, feedbackrequest.FieldReviewerID).
		Scan(system, &found); err != nil {
		return nil, fmt.Errorf("look which reviewers have a form: %w", err)
	}
	for _, one := range found {
		if into[writing{one.ParticipationID, one.ReviewerID}] != "" {
			ended = append(ended, one)
		}
	}
	return ended, nil
}

// whatMoves finds the answers of forms that end. To a question that somebody answered in two of them, the first stands.
func whatMoves(
	system context.Context, tx *ent.Client, ended []form, into map[writing]string,
) ([]move, error) {
	ids := make([]string, 0, len(ended))
	for _, one := range ended {
		ids = append(ids, one.ID)
	}
	var rows []struct {
		ID         string `json:"id"`
		RequestID  string `json:"request_id"`
		QuestionID string `json:"question_id"`
	}
	if err := tx.Answer.Query().Where(answer.RequestIDIn(ids...)).
		Select(answer.FieldID, answer.FieldRequestID, answer.FieldQuestionID).Scan(system, &rows); err != nil {
		return nil, fmt.Errorf("find what was written before: %w", err)
	}
	type place struct{ form, questionID string }
	taken := map[place]bool{}
	var moves []move
	for _, one := range ended {
		to := into[writing{one.ParticipationID, one.ReviewerID}]
		for _, row := range rows {
			at := place{to, row.QuestionID}
			if row.RequestID != one.ID || taken[at] {
				continue
			}
			taken[at] = true
			moves = append(moves, move{row.ID, one.ID, to})
		}
	}
	return moves, nil
}

// endForms deletes forms with the answers that did not move, and what told their writers of them.
func endForms(system context.Context, tx *ent.Client, ended []form) error {
	ids := make([]string, 0, len(ended))
	for _, one := range ended {
		ids = append(ids, one.ID)
	}
	if _, err := tx.Message.Delete().Where(message.RequestIDIn(ids...), toItsReviewer()).Exec(system); err != nil {
		return fmt.Errorf("take back what told of forms: %w", err)
	}
	if _, err := tx.FeedbackRequest.Delete().Where(feedbackrequest.IDIn(ids...)).Exec(system); err != nil {
		return fmt.Errorf("end the earlier forms: %w", err)
	}
	return nil
}

// toItsReviewer are the messages to the reviewer of the request that they are about.
func toItsReviewer() predicate.Message {
	return func(s *sql.Selector) {
		forms := sql.Table(feedbackrequest.Table)
		s.Where(sql.Exists(sql.Select(forms.C(feedbackrequest.FieldID)).From(forms).Where(sql.And(
			sql.ColumnsEQ(forms.C(feedbackrequest.FieldID), s.C(message.FieldRequestID)),
			sql.ColumnsEQ(forms.C(feedbackrequest.FieldReviewerID), s.C(message.FieldUserID))))))
	}
}
