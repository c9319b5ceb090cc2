package answers

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
)

// moveAnswers puts answers into other forms, in one statement however many they are (docs/adr/0056), and notes there
// that the forms hold what was written before.
func moveAnswers(system context.Context, tx *ent.Client, moves []move) error {
	var moved, filled []string
	to := map[string]string{}
	for _, one := range moves {
		moved, filled = append(moved, one.answerID), append(filled, one.to)
		to[one.from] = one.to
	}
	update := tx.Answer.Update().Where(answer.IDIn(moved...))
	if len(moves) > 0 {
		update.Modify(func(u *sql.UpdateBuilder) { u.Set(answer.FieldRequestID, otherForm(to)) })
	}
	if err := update.Exec(system); err != nil {
		return fmt.Errorf("carry answers over: %w", err)
	}
	if err := tx.FeedbackRequest.Update().Where(feedbackrequest.IDIn(filled...)).SetCarried(true).
		Exec(system); err != nil {
		return fmt.Errorf("tell the writers what is in their forms: %w", err)
	}
	return nil
}

// otherForm is for each form the one that takes its place.
func otherForm(to map[string]string) sql.Querier {
	return sql.ExprFunc(func(b *sql.Builder) {
		b.WriteString("CASE ").Ident(answer.FieldRequestID)
		for from, into := range to {
			b.WriteString(" WHEN ").Arg(from).WriteString(" THEN ").Arg(into)
		}
		b.WriteString(" END")
	})
}
