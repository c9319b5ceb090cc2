// Package assessment holds what reviewees write about themselves in a cycle. It knows nothing of requests and answers
// of reviewers, and they nothing of it: it is shown beside them and never among them (docs/adr/0044). Who may write and
// read it is internal/policy's.
package assessment

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// ReadersOf returns the version of who can read what the reviewee of a participation writes about themselves, as the
// explanation of it says.
type ReadersOf func(ctx context.Context, participationID string) (version string, err error)

// Assessments reads and changes what reviewees write about themselves.
type Assessments struct {
	store   *store.Store
	readers ReadersOf
}

// New returns the domain on a store.
func New(s *store.Store, readers ReadersOf) *Assessments {
	return &Assessments{store: s, readers: readers}
}

// SaveSelfAssessmentInput is what was written so far. ExpectedVersion is 0 before the first save.
type SaveSelfAssessmentInput struct {
	ParticipationID string
	ExpectedVersion int
	Answers         []*answers.AnswerInput
}

// SubmitSelfAssessmentInput names what to hand in and the visibility that its writer looked at.
type SubmitSelfAssessmentInput struct {
	ParticipationID   string
	ExpectedVersion   int
	VisibilityVersion string
}

// ReopenSelfAssessmentInput names what to take back.
type ReopenSelfAssessmentInput struct {
	ParticipationID string
	ExpectedVersion int
}

// Of returns what the reviewees of participations wrote about themselves, by participation, as far as the viewer may
// know of it.
func (a *Assessments) Of(ctx context.Context, participationIDs []string) (map[string]*ent.SelfAssessment, error) {
	rows, err := a.store.Client().SelfAssessment.Query().
		Where(selfassessment.ParticipationIDIn(participationIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what reviewees wrote: %w", err)
	}
	byList := make(map[string]*ent.SelfAssessment, len(rows))
	for _, row := range rows {
		byList[row.ParticipationID] = row
	}
	return byList, nil
}

// AnswersOf returns what the reviewees of participations answered about themselves, as far as the viewer may read it.
func (a *Assessments) AnswersOf(ctx context.Context, participationIDs []string) ([]*ent.SelfAnswer, error) {
	rows, err := a.store.Client().SelfAnswer.Query().
		Where(selfanswer.HasAssessmentWith(selfassessment.ParticipationIDIn(participationIDs...))).
		Order(ent.Asc(selfanswer.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what reviewees answered: %w", err)
	}
	return rows, nil
}

// HandedIn tells of which of the participations the reviewee has handed it in: a status word, for everybody who sees
// the participation, and nothing of a draft.
func (a *Assessments) HandedIn(ctx context.Context, participationIDs []string) (map[string]bool, error) {
	seen, err := a.store.Client().Participation.Query().Where(participation.IDIn(participationIDs...)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("look whose status the viewer sees: %w", err)
	}
	rows, err := a.store.Client().SelfAssessment.Query().
		Where(selfassessment.ParticipationIDIn(seen...), selfassessment.StateEQ(selfassessment.StateSUBMITTED)).
		All(policy.AsSystem(ctx, policy.TellStatus))
	if err != nil {
		return nil, fmt.Errorf("look who has handed it in: %w", err)
	}
	handedIn := make(map[string]bool, len(seen))
	for _, id := range seen {
		handedIn[id] = false
	}
	for _, row := range rows {
		handedIn[row.ParticipationID] = true
	}
	return handedIn, nil
}

// find loads the viewer's part in a cycle with what is written.
func (a *Assessments) find(ctx context.Context, participationID string) (policy.OwnView, error) {
	list, err := a.store.Client().Participation.Query().Where(participation.ID(participationID)).Only(ctx)
	if err != nil {
		return policy.OwnView{}, store.Missing(err, "find the participation")
	}
	written, err := a.store.Client().SelfAssessment.Query().
		Where(selfassessment.ParticipationID(participationID)).WithAnswers().Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return policy.OwnView{List: list, ID: ids.New("sas")}, nil
	case err != nil:
		return policy.OwnView{}, fmt.Errorf("find what is written: %w", err)
	default:
		return policy.OwnView{List: list, Written: written, ID: written.ID}, nil
	}
}

// authorize finds it, asks the policy, and compares the version.
func (a *Assessments) authorize(
	ctx context.Context, action policy.Action, participationID string, version int,
) (policy.OwnView, policy.Grant, error) {
	own, err := a.find(ctx, participationID)
	if err != nil {
		return own, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), action, own)
	switch {
	case err != nil:
		return own, policy.Grant{}, err
	case version != versionOf(own.Written):
		return own, policy.Grant{}, stale(own)
	default:
		return own, grant, nil
	}
}

func versionOf(written *ent.SelfAssessment) int {
	if written == nil {
		return 0
	}
	return written.Version
}

// stale says that it is another than the writer read, with what it is now.
func stale(own policy.OwnView) error {
	if own.Written == nil {
		return apperr.Stale(own.List)
	}
	return apperr.Stale(own.Written)
}
