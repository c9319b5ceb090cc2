package testkit

import (
	"fmt"
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/selfassessment"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// AsksReviewees tells whether the cycle asks each reviewee for their own view.
func (p Plan) AsksReviewees() bool { return !strings.HasSuffix(p.Label, "open3") && !p.Empty() }

// Writing tells whether the phase to write has begun in the cycle.
func (p Plan) Writing() bool { return strings.HasSuffix(p.Label, "open2") }

// OwnView is how far the reviewee is with it; empty where nothing is written. Over the cycles of a preset each state
// comes before the release, after it, and after the close.
func (p Plan) OwnView(reviewee string) selfassessment.State {
	_, name, _ := strings.Cut(p.Label, "-")
	draft := map[string][]string{
		"open1": {"sue"}, "open2": {"hana"}, "archived": {"sue"},
	}[name]
	if p.Preset == promise.Confidential && p.Released {
		draft = []string{"hana"}
	}
	switch {
	case !p.AsksReviewees() || name == "open0":
		return ""
	case slices.Contains(draft, reviewee):
		return selfassessment.StateDRAFT
	default:
		return selfassessment.StateSUBMITTED
	}
}

// OwnViewOf is a participation with what its reviewee wrote, as the policy judges it.
func OwnViewOf(list *ent.Participation) policy.OwnView {
	own := policy.OwnView{List: list, Written: list.Edges.SelfAssessment, ID: ID("sas", "new")}
	if own.Written != nil {
		own.ID = own.Written.ID
	}
	return own
}

// ownView writes what a reviewee wrote about themselves.
func (b builder) ownView(plan Plan, reviewee string) error {
	state := plan.OwnView(reviewee)
	if state == "" {
		return nil
	}
	label := plan.Label + "/" + reviewee
	create := b.tx.SelfAssessment.Create().SetID(ID("sas", label)).SetParticipationID(ID("prt", label)).SetState(state)
	if state == selfassessment.StateSUBMITTED {
		create.SetSubmittedAt(Now().Add(-2 * day))
	}
	if err := create.Exec(b.ctx); err != nil {
		return fmt.Errorf("write about oneself: %w", err)
	}
	for kind, text := range map[string]string{"text": canary("own", label), "scale": canary("ownremark", label)} {
		answer := b.tx.SelfAnswer.Create().SetID(ID("san", label+"/"+kind)).SetAssessmentID(ID("sas", label)).
			SetQuestionID(ID("qst", plan.Label+"/"+kind)).SetText(text)
		if kind == "scale" {
			answer.SetScale(3)
		}
		if err := answer.Exec(b.ctx); err != nil {
			return fmt.Errorf("answer about oneself: %w", err)
		}
	}
	return nil
}
