package policy

import (
	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
)

// withholdRules: the line manager and HR, as far as they read an answer, keep it back from the reviewee before the
// release, and put it back (docs/adr/0040).
func withholdRules() map[Action]rule {
	return map[Action]rule{
		WithholdAnswer: on(withholds, func(a *ent.Answer) *apperr.Error {
			if a.WithheldAt != nil {
				return apperr.State("state.withheld")
			}
			return notReleased(a)
		}, changeAnswer),
		PutAnswerBack: on(withholds, func(a *ent.Answer) *apperr.Error {
			if a.WithheldAt == nil {
				return apperr.State("state.not_withheld")
			}
			return notReleased(a)
		}, changeAnswer),
	}
}

// withholds: never the reviewee, nor in an Anonymous cycle anybody, for they read no answer; nor the writer, who takes
// it back instead.
func withholds(v *Viewer, a *ent.Answer) bool {
	s := ofAnswer(v, a)
	return !s[Author] && (s[LineManagerReads] || s[HRReads])
}

// notReleased: what the reviewee has read cannot be kept from them, and what waits is decided again when it is there.
func notReleased(a *ent.Answer) *apperr.Error {
	if refusal := cycleOpen(a.Edges.Request.Edges.Cycle); refusal != nil {
		return refusal
	}
	if a.Edges.Request.State != feedbackrequest.StateSUBMITTED {
		return apperr.State("state.withhold_late")
	}
	return nil
}

func changeAnswer(g Grant, _ *Viewer, a *ent.Answer) Grant { return g.change("Answer", a.ID) }
