package todo

import (
	"context"
	"fmt"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/deletionrequest"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// deletions reads who asked for the deletion of their account and waits, as far as the viewer could answer.
func (t *Todos) deletions(ctx context.Context, v *policy.Viewer) ([]*ent.DeletionRequest, error) {
	if !v.HRAdmin() && !v.WorkAdmin() {
		return nil, nil
	}
	asked, err := t.store.Client().DeletionRequest.Query().Where(deletionrequest.DeclinedAtIsNil()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("derive to-dos from requests to be deleted: %w", err)
	}
	return asked, nil
}

// toAnswer: from the asking until it is carried out, declined or taken back, for whoever may delete the account.
func toAnswer(v *policy.Viewer, asked *ent.DeletionRequest) *Todo {
	if !policy.Can(v, policy.DeclineDeletion, asked) {
		return nil
	}
	t := &Todo{
		ID: idOf(v, AnswerDeletion, asked.ID), Kind: AnswerDeletion, CreatedAt: asked.CreatedAt, DeletionRequest: asked,
	}
	return words(v, t, "", asked.Edges.User.Name)
}

// ofDeletion remembers whom a request to be deleted concerns, before it may vanish: the person and whoever could
// answer.
func ofDeletion(ctx context.Context, c *change, m entgo.Mutation) (*change, error) {
	asked, ok := m.(*ent.DeletionRequestMutation)
	if !ok {
		return c, nil
	}
	system := policy.AsSystem(ctx, policy.Tell)
	people := asked.Client().User.Query()
	if person, known := asked.UserID(); known {
		c.known = append(c.known, person)
	} else {
		ids, err := asked.IDs(system)
		if err != nil {
			return nil, fmt.Errorf("remember which request changes: %w", err)
		}
		persons, err := people.Clone().
			Where(user.HasDeletionRequestWith(deletionrequest.IDIn(ids...))).IDs(system)
		if err != nil {
			return nil, fmt.Errorf("remember who asked: %w", err)
		}
		c.known = append(c.known, persons...)
	}
	admins, err := administrators(ctx, asked.Client())
	c.known = append(c.known, admins...)
	return c, err
}

// administrators are the ids of all who answer what people ask about their accounts.
func administrators(ctx context.Context, client *ent.Client) ([]string, error) {
	found, err := client.User.Query().Where(user.StateEQ(user.StateACTIVE), user.Outside(false),
		user.Or(user.HrAdmin(true), user.WorkRoleEQ(user.WorkRoleADMIN))).IDs(policy.AsSystem(ctx, policy.Tell))
	if err != nil {
		return nil, fmt.Errorf("find who administers accounts: %w", err)
	}
	return found, nil
}
