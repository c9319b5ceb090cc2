package tracking

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/nudge"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/deciders"
	"sightline/internal/inbox"
	"sightline/internal/policy"
)

// plan is what a nudge of one participation would be, by what the viewer may know of it, and then what came of it.
type plan struct {
	list    *ent.Participation
	grant   policy.Grant
	step    nudge.Step // empty where nothing waits
	to      []inbox.Note
	outcome NudgeOutcome
	againAt *time.Time
}

// stepOf is the step that waits in a stage; empty where none does.
func stepOf(stage Stage) nudge.Step {
	return map[Stage]nudge.Step{
		StageNominating: nudge.StepNOMINATE, StageAwaitingApproval: nudge.StepAPPROVE,
		StageWriting: nudge.StepWRITE, StageReadyToRelease: nudge.StepRELEASE,
	}[stage]
}

// last is the last of the nudges that keeps this one back. Who reads the answers without the names does not learn
// whether everybody has handed in: to them writing and releasing are one step.
func (p *plan) last(v *policy.Viewer, earlier []*ent.Nudge) *ent.Nudge {
	steps := []nudge.Step{p.step}
	writing := p.step == nudge.StepWRITE || p.step == nudge.StepRELEASE
	if writing && policy.ReadsWithoutNames(v, p.list.Edges.Reviewee, p.list.Edges.Cycle) {
		steps = []nudge.Step{nudge.StepWRITE, nudge.StepRELEASE}
	}
	at := slices.IndexFunc(earlier, func(n *ent.Nudge) bool {
		return n.ParticipationID == p.list.ID && slices.Contains(steps, n.Step)
	})
	if at < 0 {
		return nil
	}
	return earlier[at]
}

// had says what an earlier nudge means: the same call come again, or one that was before this one.
func (p *plan) had(earlier *ent.Nudge, key, viewerID string) {
	p.outcome = HadOne
	p.againAt = new(earlier.CreatedAt.Add(nudgePause))
	if earlier.Key != key || earlier.NudgedByID != viewerID {
		return
	}
	p.outcome = Nudged
	if len(p.to) == 0 {
		p.outcome, p.againAt = NothingWaits, nil
	}
}

// receivers finds whom each nudge would reach: four statements at most, however many there are.
func (t *Tracking) receivers(ctx context.Context, plans []*plan) error {
	byStep := map[nudge.Step][]*ent.Participation{}
	for _, one := range plans {
		byStep[one.step] = append(byStep[one.step], one.list)
	}
	nominators, err := deciders.Nominators(ctx, t.store, byStep[nudge.StepNOMINATE])
	if err != nil {
		return fmt.Errorf("find who nominates: %w", err)
	}
	approvers, err := deciders.Of(ctx, t.store, slices.Concat(byStep[nudge.StepAPPROVE], byStep[nudge.StepRELEASE]))
	if err != nil {
		return fmt.Errorf("find who decides: %w", err)
	}
	missing, err := t.withoutOwnView(ctx, slices.Concat(byStep[nudge.StepWRITE], byStep[nudge.StepRELEASE]))
	if err != nil {
		return err
	}
	viewer := policy.From(ctx)
	for _, one := range plans {
		if missing[one.list.ID] {
			one.tell(viewer, []*ent.User{one.list.Edges.Reviewee}, message.KindNUDGE_SELF, mail.KindNUDGE_SELF)
		}
		switch one.step {
		case nudge.StepNOMINATE:
			one.tell(viewer, nominators[one.list.ID], message.KindNUDGE_NOMINATE, mail.KindNUDGE_NOMINATE)
		case nudge.StepAPPROVE:
			one.tell(viewer, approvers[one.list.ID], message.KindNUDGE_APPROVE, mail.KindNUDGE_APPROVE)
		case nudge.StepRELEASE:
			one.tell(viewer, knowing(one.list, approvers[one.list.ID]), message.KindNUDGE_RELEASE, mail.KindNUDGE_RELEASE)
		case nudge.StepWRITE:
			one.tellWriters(viewer)
		}
	}
	return nil
}

// withoutOwnView are the participations whose reviewee can write their own view now and has not handed it in: a status
// word, which whoever nudges knows.
func (t *Tracking) withoutOwnView(ctx context.Context, lists []*ent.Participation) (map[string]bool, error) {
	missing := map[string]bool{}
	for _, list := range lists {
		if policy.OwnViewTaken(list, t.store.Clock().Now()) {
			missing[list.ID] = true
		}
	}
	if len(missing) == 0 {
		return missing, nil
	}
	handedIn, err := t.store.Client().Participation.Query().
		Where(participation.IDIn(slices.Collect(maps.Keys(missing))...), ownView(true)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("find whose own view is handed in: %w", err)
	}
	for _, id := range handedIn {
		delete(missing, id)
	}
	return missing, nil
}

// knowing are those of the releasers who may know that everything is there: to the others the reminder would tell it.
func knowing(list *ent.Participation, releasers []*ent.User) []*ent.User {
	return slices.DeleteFunc(slices.Clone(releasers), func(person *ent.User) bool {
		return policy.ReadsWithoutNames(policy.Of(person), list.Edges.Reviewee, list.Edges.Cycle)
	})
}

// tell reminds people of a participation: not who nudges, and nobody whose account is out of use.
func (p *plan) tell(v *policy.Viewer, people []*ent.User, kind message.Kind, sent mail.Kind) {
	for _, person := range people {
		if person.ID != v.ID() && !slices.Contains(policy.OutOfUse(), person.State) {
			p.to = append(p.to, inbox.Note{
				To: person.ID, Guest: person.Kind == user.KindGUEST, Message: kind, Mail: sent, ParticipationID: p.list.ID,
			})
		}
	}
}

// tellWriters reminds those who were asked and have not handed in, as far as the viewer knows. Guests who never set a
// password keep their invitation, which says the same.
func (p *plan) tellWriters(v *policy.Viewer) {
	for _, request := range p.list.Edges.Requests {
		writer := request.Edges.Reviewer
		state := policy.StateFor(v, request)
		waits := state == feedbackrequest.StateAPPROVED || state == feedbackrequest.StateDRAFT
		if !waits || writer == nil || writer.ID == v.ID() || slices.Contains(policy.OutOfUse(), writer.State) ||
			(writer.Kind == user.KindGUEST && writer.State != user.StateACTIVE) {
			continue
		}
		p.to = append(p.to, inbox.Note{
			To: writer.ID, Guest: writer.Kind == user.KindGUEST,
			Message: message.KindNUDGE_WRITE, Mail: mail.KindNUDGE_WRITE, RequestID: request.ID,
		})
	}
}

func idsOf(plans []*plan) []string {
	var ids []string
	for _, one := range plans {
		ids = append(ids, one.list.ID)
	}
	return ids
}
