package testkit

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/noticeplan"
	"sightline/ent/question"
	"sightline/internal/axis"
	"sightline/internal/cycle"
	"sightline/internal/promise"
)

// builder writes the rows of a world in one transaction.
type builder struct {
	ctx context.Context
	tx  *ent.Client
}

// Plan says what a cycle of the world is like. Its label is the key to its rows.
type Plan struct {
	Label      string
	Preset     promise.Preset
	State      entcycle.State
	Nomination entcycle.Nomination
	// Released tells that the feedback of its reviewees is released.
	Released bool
	// ListDone tells that the lists of reviewers are complete.
	ListDone bool
	// Turn shifts who stands in which state, so that over the cycles everybody stands in each.
	Turn int
}

const day = 24 * time.Hour

// Plans are the cycles of the world. In each preset: a draft, a scheduled one, four open ones before the release
// (over which each reviewer stands in each state), an open one after it, a closed and an archived one; and one for each other way of
// nominating.
func Plans() []Plan {
	var plans []Plan
	for _, preset := range []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous} {
		name := strings.ToLower(string(preset))
		plan := func(label string, state entcycle.State, turn int) Plan {
			return Plan{
				Label: name + "-" + label, Preset: preset, State: state, Turn: turn, ListDone: turn%4 != 0,
				Nomination: entcycle.NominationREVIEWEE_NOMINATES,
			}
		}
		plans = append(plans, plan("draft", entcycle.StateDRAFT, 0), plan("scheduled", entcycle.StateSCHEDULED, 0))
		for turn := range 4 {
			plans = append(plans, plan(fmt.Sprintf("open%d", turn), entcycle.StateOPEN, 2*turn))
		}
		released := plan("released", entcycle.StateOPEN, 3)
		released.Released = true
		plans = append(plans, released, plan("closed", entcycle.StateCLOSED, 5),
			plan("archived", entcycle.StateARCHIVED, 5))
	}
	assigned := Plan{
		Label: "assigned", Preset: promise.Named, State: entcycle.StateOPEN,
		Nomination: entcycle.NominationLINE_MANAGER_ASSIGNS,
	}
	chosen := Plan{
		Label: "chosen", Preset: promise.Confidential, State: entcycle.StateOPEN,
		Nomination: entcycle.NominationHR_ASSIGNS,
	}
	return append(plans, assigned, chosen)
}

// Confidential tells whether the names in the cycle are for the line manager and HR only.
func (p Plan) Confidential() bool { return p.Preset == promise.Confidential }

// Forgotten tells whether nobody can tell any more who wrote what: the cycle was Anonymous and is over.
func (p Plan) Forgotten() bool {
	return p.Preset == promise.Anonymous && (p.State == entcycle.StateCLOSED || p.State == entcycle.StateARCHIVED)
}

// Empty tells whether nobody was nominated yet.
func (p Plan) Empty() bool {
	return p.State == entcycle.StateDRAFT || p.State == entcycle.StateSCHEDULED ||
		p.Nomination != entcycle.NominationREVIEWEE_NOMINATES
}

func (b builder) build() error {
	if err := b.people(); err != nil {
		return err
	}
	for _, step := range []func() error{b.imports, b.deletions, b.instance, b.cycles, b.template, b.work} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// instance writes the settings, a job and the audit log.
func (b builder) instance() error {
	if err := b.tx.Setting.Create().SetID(ID("set", "settings")).SetCompanyName(canary("company", "settings")).
		SetCompanyDomains([]string{"aldersund.example", canary("domain", "settings") + ".example"}).
		Exec(b.ctx); err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	if err := b.tx.Job.Create().SetID(ID("job", "job")).SetKind("KIND").SetSubject(canary("subject", "job")).
		SetDueAt(Now().Add(day)).SetProblem(canary("trouble", "job")).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a job: %w", err)
	}
	return b.auditLog()
}

func (b builder) cycles() error {
	for _, plan := range Plans() {
		if err := b.cycle(plan); err != nil {
			return fmt.Errorf("create the cycle %s: %w", plan.Label, err)
		}
	}
	return nil
}

// template writes what somebody saved of a cycle.
func (b builder) template() error {
	content := `{"settings":{"kind":"FEEDBACK_360","introduction":"` + canary("text", "template") +
		`","preset":"NAMED","min_reviewers":2},"sections":[]}`
	if err := b.tx.SavedTemplate.Create().SetID(ID("tpl", "template")).SetName(canary("template", "template")).
		SetDescription(canary("description", "template")).SetKind("FEEDBACK_360").SetQuestionCount(0).
		SetContent(content).SetSavedByID(ID("usr", "hana")).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a template: %w", err)
	}
	return nil
}

func (b builder) cycle(plan Plan) error {
	start := Now().Add(-10 * day)
	if plan.State == entcycle.StateSCHEDULED || plan.State == entcycle.StateDRAFT {
		start = Now().Add(5 * day)
	}
	id := ID("cyc", plan.Label)
	create := b.tx.Cycle.Create().SetID(id).SetKind(entcycle.KindFEEDBACK_360).SetState(plan.State).
		SetName(canary("cycle", plan.Label)).SetIntroduction(canary("introduction", plan.Label)).
		SetPreset(plan.Preset).SetNomination(plan.Nomination).SetMinReviewers(1).SetMaxReviewers(12).
		SetStartsAt(start).SetNominateUntil(start.Add(12 * day)).SetApproveUntil(start.Add(14 * day)).
		SetWriteUntil(start.Add(20 * day)).SetReleaseAt(start.Add(25 * day)).SetEndsAt(start.Add(40 * day))
	create.SetSelfAssessment(plan.AsksReviewees())
	if plan.Writing() {
		create.SetNominateUntil(start.Add(8 * day)).SetApproveUntil(start.Add(9 * day))
	}
	if !plan.Empty() && plan.Preset != promise.Anonymous {
		create.SetPolicyFrozenAt(start.Add(day))
	}
	if plan.Forgotten() {
		create.SetJoinDestroyedAt(Now().Truncate(day))
	}
	cycle.ApplyPromise(create.Mutation(), promise.Of(plan.Preset))
	if err := create.Exec(b.ctx); err != nil {
		return fmt.Errorf("write it: %w", err)
	}
	if plan.Preset != promise.Named {
		if err := b.tx.CycleOwner.Create().SetID(ID("cow", plan.Label)).SetCycleID(id).SetUserID(ID("usr", "wim")).
			Exec(b.ctx); err != nil {
			return fmt.Errorf("write its owner: %w", err)
		}
	}
	if err := b.questionnaire(plan); err != nil {
		return err
	}
	if err := b.narrowed(plan); err != nil {
		return err
	}
	return b.participations(plan)
}

// narrowed writes that the promise of a cycle was changed since it was published.
func (b builder) narrowed(plan Plan) error {
	if plan.State == entcycle.StateDRAFT {
		return nil
	}
	before, after := promise.Of(plan.Preset), promise.Of(plan.Preset)
	after.Threshold++
	if err := b.tx.PolicyChange.Create().SetID(ID("pch", plan.Label)).SetCycleID(ID("cyc", plan.Label)).
		SetChangedByID(ID("usr", "hana")).SetBefore(before).SetAfter(after).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a change of the policy: %w", err)
	}
	return nil
}

func (b builder) questionnaire(plan Plan) error {
	cycleID, sectionID := ID("cyc", plan.Label), ID("sec", plan.Label)
	if err := b.tx.Section.Create().SetID(sectionID).SetCycleID(cycleID).SetPosition(0).
		SetTitle(canary("section", plan.Label)).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a section: %w", err)
	}
	for position, kind := range []question.Kind{
		question.KindTEXT, question.KindSCALE, question.KindGRAPH_2D, question.KindMULTI_CHOICE,
	} {
		label := plan.Label + "/" + strings.ToLower(kind.String())
		create := b.tx.Question.Create().SetID(ID("qst", label)).SetCycleID(cycleID).SetSectionID(sectionID).
			SetPosition(position).SetKind(kind).SetText(canary("question", label)).SetHelp(canary("help", label)).
			SetRequired(kind == question.KindTEXT)
		if kind == question.KindSCALE {
			create.SetLabels([]string{canary("label", label), "often", "always"}).SetAllowNotApplicable(true)
		}
		if kind == question.KindMULTI_CHOICE {
			create.SetLabels([]string{canary("option", label), "both"})
		}
		if kind == question.KindGRAPH_2D {
			create.SetAxes([]axis.Axis{{Name: canary("axis", label), Low: "little", High: "much"}, {Name: "up"}})
		}
		if err := create.Exec(b.ctx); err != nil {
			return fmt.Errorf("write a question: %w", err)
		}
	}
	if plan.State == entcycle.StateDRAFT {
		return nil
	}
	if err := b.tx.CycleNotice.Create().SetID(ID("ntc", plan.Label)).SetCycleID(cycleID).
		SetSentByID(ID("usr", "hana")).SetPhase(cyclenotice.PhaseNOMINATE).SetRecipients(2).Exec(b.ctx); err != nil {
		return fmt.Errorf("write a notice: %w", err)
	}
	if err := b.tx.NoticePlan.Create().SetID(ID("npl", plan.Label)).SetCycleID(cycleID).
		SetPlannedByID(ID("usr", "hana")).SetPhase(noticeplan.PhaseRELEASE).SetDueAt(Now().AddDate(0, 0, 1)).
		Exec(b.ctx); err != nil {
		return fmt.Errorf("write the plan of a notice: %w", err)
	}
	return nil
}
