package explain

import (
	"slices"
	"time"

	"sightline/ent"
	"sightline/internal/policy"
)

// aboutAnswer asks about one answer as it is; about the reason of withholding it as if the viewer did so now, where
// nobody has: for who is asked why has to see before who will read that.
func aboutAnswer(viewer *policy.Viewer, found *ent.Answer, text Text) question {
	q := aboutAnswers(found.ID, found.Edges.Request)
	q.frozen = policy.KnowsFrozen(viewer, found.Edges.Request)
	switch {
	case found.WithheldAt != nil:
		q = q.withheld(found.WithheldByID)
	case text == WithholdReason:
		me := viewer.ID()
		q = q.withheld(&me)
	}
	if text == WithholdReason {
		q.reads = "Answer.withholdReason"
	}
	return q
}

// withheld is the question about an answer that is withheld: it goes into no number either.
func (q question) withheld(by *string) question {
	q.state = Withheld
	if by != nil {
		q.withheldBy = *by
	}
	q.now, q.next, q.later = keptBack(q.now), keptBack(q.next), keptBack(q.later)
	return q
}

func keptBack(objects []any) []any {
	answers := slices.DeleteFunc(slices.Clone(objects), func(object any) bool {
		_, is := object.(*ent.Answer)
		return !is
	})
	for n, object := range answers {
		if a, is := object.(*ent.Answer); is {
			kept := *a
			kept.WithheldAt = &time.Time{}
			answers[n] = &kept
		}
	}
	return answers
}
