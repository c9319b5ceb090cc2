package cycle

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/cycleowner"
	"sightline/ent/feedbackrequest"
	"sightline/ent/idempotencykey"
	"sightline/ent/job"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/noticeplan"
	"sightline/ent/nudge"
	"sightline/ent/participation"
	"sightline/ent/policychange"
	"sightline/ent/predicate"
	"sightline/ent/question"
	"sightline/ent/reading"
	"sightline/ent/releasedtext"
	"sightline/ent/resultcut"
	"sightline/ent/section"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// DeleteCycleInput names the cycle to delete, and its name once more.
type DeleteCycleInput struct {
	CycleID         string
	ExpectedVersion int
	ConfirmName     string
}

// Delete removes a cycle with everything that hangs on it. What stays is the line in the log. Who would destroy what
// people wrote repeats the cycle's name.
func (c *Cycles) Delete(ctx context.Context, input DeleteCycleInput) (string, error) {
	var doomed policy.CycleDeletion
	decide := func(ctx context.Context, tx *ent.Client) (grant policy.Grant, err error) {
		doomed, grant, err = doom(ctx, tx, &input)
		return grant, err
	}
	err := c.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		return c.destroy(ctx, tx, doomed)
	})
	if err != nil {
		return "", err
	}
	return input.CycleID, nil
}

// doom finds what a deletion takes with it, and whether the viewer may.
func doom(ctx context.Context, tx *ent.Client, input *DeleteCycleInput) (policy.CycleDeletion, policy.Grant, error) {
	found, err := tx.Cycle.Get(ctx, input.CycleID)
	if err != nil {
		return policy.CycleDeletion{}, policy.Grant{}, store.Missing(err, "find the cycle")
	}
	doomed := policy.CycleDeletion{Cycle: found}
	// Who may not learns nothing of how much hangs on it, not by the time either.
	if err := policy.Refusal(policy.From(ctx), policy.DeleteCycle, doomed); err != nil {
		return doomed, policy.Grant{}, err
	}
	if doomed.Rows, err = hangingOn(ctx, tx, found.ID); err != nil {
		return doomed, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.DeleteCycle, doomed)
	switch {
	case err != nil:
		return doomed, policy.Grant{}, err
	case input.ExpectedVersion != found.Version:
		return doomed, policy.Grant{}, apperr.Stale(found)
	case input.ConfirmName != found.Name:
		return doomed, policy.Grant{}, apperr.Input("cycle.confirm", "confirmName")
	}
	return doomed, grant, nil
}

// destroy deletes a cycle and what hangs on it. Deleted rows are overwritten in the file; the log of the database would
// hold them for a while yet, so a job empties it.
func (c *Cycles) destroy(ctx context.Context, tx *ent.Client, doomed policy.CycleDeletion) error {
	id := doomed.Cycle.ID
	for _, part := range partsOf(tx, id) {
		if len(doomed.Rows[part.name]) == 0 {
			continue
		}
		if _, err := part.remove(ctx); err != nil {
			return fmt.Errorf("delete what hangs on the cycle, %s: %w", part.name, err)
		}
	}
	if err := tx.Cycle.DeleteOneID(id).Exec(ctx); err != nil {
		return staleOr(err, doomed.Cycle, "delete the cycle")
	}
	if doomed.Cycle.State != cycle.StateDRAFT { // in a draft nobody wrote
		if err := c.jobs.Enqueue(ctx, tx, SettleJob, "", c.store.Clock().Now()); err != nil {
			return fmt.Errorf("queue the emptying of the log: %w", err)
		}
	}
	return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.DeleteCycle, id)
}

// Settle empties the log of the database after a deletion, so that what was deleted stands nowhere in the folder. While
// somebody reads an older state it fails, and its job tries again.
func (c *Cycles) Settle(ctx context.Context, _ string) error {
	if err := c.store.Settle(ctx); err != nil {
		return fmt.Errorf("let go of what was deleted: %w", err)
	}
	return nil
}

// part is a type of rows that hang on a cycle.
type part struct {
	name   string
	ids    func(ctx context.Context) ([]string, error)
	remove func(ctx context.Context) (int, error)
}

// hangingOn are the ids of all that hangs on a cycle, whoever may see it: nothing of it may stay.
func hangingOn(ctx context.Context, tx *ent.Client, cycleID string) (map[string][]string, error) {
	system := policy.AsSystem(ctx, policy.Destroy)
	rows := map[string][]string{}
	for _, part := range partsOf(tx, cycleID) {
		found, err := part.ids(system)
		if err != nil {
			return nil, fmt.Errorf("find what hangs on the cycle, %s: %w", part.name, err)
		}
		rows[part.name] = found
	}
	return rows, nil
}

// partsOf are the parts of a cycle, in an order in which they can be deleted.
func partsOf(tx *ent.Client, id string) []part {
	return slices.Concat(saidParts(tx, id), planParts(tx, id))
}

// saidParts are what people wrote in a cycle, and what was told them.
func saidParts(tx *ent.Client, id string) []part {
	about := participation.CycleID(id)
	asked := feedbackrequest.CycleID(id)
	ofReviewees := selfassessment.HasParticipationWith(about)
	ofMessages := message.Or(message.HasParticipationWith(about), message.HasRequestWith(asked))
	ofMails := mail.Or(mail.HasParticipationWith(about), mail.HasRequestWith(asked))
	return []part{
		{
			"Message",
			tx.Message.Query().Where(ofMessages).IDs,
			tx.Message.Delete().Where(ofMessages).Exec,
		},
		{
			"Mail",
			tx.Mail.Query().Where(ofMails).IDs,
			tx.Mail.Delete().Where(ofMails).Exec,
		},
		{
			"Reading",
			tx.Reading.Query().Where(reading.HasParticipationWith(about)).IDs,
			tx.Reading.Delete().Where(reading.HasParticipationWith(about)).Exec,
		},
		{
			"Answer",
			tx.Answer.Query().Where(answer.HasRequestWith(asked)).IDs,
			tx.Answer.Delete().Where(answer.HasRequestWith(asked)).Exec,
		},
		{
			"SelfAnswer",
			tx.SelfAnswer.Query().Where(selfanswer.HasAssessmentWith(ofReviewees)).IDs,
			tx.SelfAnswer.Delete().Where(selfanswer.HasAssessmentWith(ofReviewees)).Exec,
		},
		{
			"SelfAssessment",
			tx.SelfAssessment.Query().Where(ofReviewees).IDs,
			tx.SelfAssessment.Delete().Where(ofReviewees).Exec,
		},
		{
			"ReleasedText",
			tx.ReleasedText.Query().Where(releasedtext.HasParticipationWith(about)).IDs,
			tx.ReleasedText.Delete().Where(releasedtext.HasParticipationWith(about)).Exec,
		},
		{
			"ResultCut",
			tx.ResultCut.Query().Where(resultcut.HasParticipationWith(about)).IDs,
			tx.ResultCut.Delete().Where(resultcut.HasParticipationWith(about)).Exec,
		},
		{
			"PolicyChange",
			tx.PolicyChange.Query().Where(policychange.CycleID(id)).IDs,
			tx.PolicyChange.Delete().Where(policychange.CycleID(id)).Exec,
		},
		{
			"Nudge",
			tx.Nudge.Query().Where(nudge.HasParticipationWith(about)).IDs,
			tx.Nudge.Delete().Where(nudge.HasParticipationWith(about)).Exec,
		},
	}
}

// planParts are what a cycle was made of: who is asked about whom and what, and who runs it.
func planParts(tx *ent.Client, id string) []part {
	return []part{
		{
			"FeedbackRequest",
			tx.FeedbackRequest.Query().Where(feedbackrequest.CycleID(id)).IDs,
			tx.FeedbackRequest.Delete().Where(feedbackrequest.CycleID(id)).Exec,
		},
		{
			"Participation",
			tx.Participation.Query().Where(participation.CycleID(id)).IDs,
			tx.Participation.Delete().Where(participation.CycleID(id)).Exec,
		},
		{
			"Question",
			tx.Question.Query().Where(question.CycleID(id)).IDs,
			tx.Question.Delete().Where(question.CycleID(id)).Exec,
		},
		{
			"Section",
			tx.Section.Query().Where(section.CycleID(id)).IDs,
			tx.Section.Delete().Where(section.CycleID(id)).Exec,
		},
		{
			"IdempotencyKey",
			tx.IdempotencyKey.Query().Where(madeFor(id)).IDs,
			tx.IdempotencyKey.Delete().Where(madeFor(id)).Exec,
		},
		{
			"CycleNotice",
			tx.CycleNotice.Query().Where(cyclenotice.CycleID(id)).IDs,
			tx.CycleNotice.Delete().Where(cyclenotice.CycleID(id)).Exec,
		},
		{
			"Job",
			tx.Job.Query().Where(workOn(id)).IDs,
			tx.Job.Delete().Where(workOn(id)).Exec,
		},
		{
			"NoticePlan",
			tx.NoticePlan.Query().Where(noticeplan.CycleID(id)).IDs,
			tx.NoticePlan.Delete().Where(noticeplan.CycleID(id)).Exec,
		},
		{
			"CycleOwner",
			tx.CycleOwner.Query().Where(cycleowner.CycleID(id)).IDs,
			tx.CycleOwner.Delete().Where(cycleowner.CycleID(id)).Exec,
		},
	}
}

// workOn are the jobs about the cycle, and about the announcements that are planned in it.
func workOn(id string) predicate.Job {
	return job.Or(job.Subject(id), func(s *sql.Selector) {
		plans := sql.Table(noticeplan.Table)
		s.Where(sql.In(s.C(job.FieldSubject), sql.Select(plans.C(noticeplan.FieldID)).From(plans).
			Where(sql.EQ(plans.C(noticeplan.FieldCycleID), id))))
	})
}

// madeFor are the keys of requests that made the cycle, or something of it.
func madeFor(id string) predicate.IdempotencyKey {
	return idempotencykey.Or(idempotencykey.ObjectID(id), idempotencykey.OperationContains(id))
}
