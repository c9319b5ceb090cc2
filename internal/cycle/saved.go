package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/savedtemplate"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/ids"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// SaveTemplateInput names the cycle whose settings and questionnaire are kept.
type SaveTemplateInput struct {
	CycleID        string
	Name           string
	Description    string
	IdempotencyKey string
}

// RenameTemplateInput is what a saved template shall be called.
type RenameTemplateInput struct {
	TemplateID      string
	ExpectedVersion int
	Name            string
	Description     string
}

// DeleteTemplateInput names the template to delete.
type DeleteTemplateInput struct {
	TemplateID      string
	ExpectedVersion int
}

// Validate checks the form.
func (i *SaveTemplateInput) Validate() error {
	problems := checkTemplate(&i.Name, &i.Description)
	checkText(&problems, i.IdempotencyKey, maxName, true, "idempotencyKey")
	return problems.Err()
}

// Validate checks the form.
func (i *RenameTemplateInput) Validate() error {
	problems := checkTemplate(&i.Name, &i.Description)
	return problems.Err()
}

func checkTemplate(name, description *string) apperr.List {
	var problems apperr.List
	*name, *description = clean.Line(*name), clean.Prose(*description)
	checkText(&problems, *name, maxName, true, "name")
	checkText(&problems, *description, maxHelp, false, "description")
	return problems
}

// SavedTemplates returns a page of the templates that were saved, newest first.
func (c *Cycles) SavedTemplates(ctx context.Context, args page.Args) (*page.Page[*ent.SavedTemplate], error) {
	return page.NewestFirst(ctx, "saved templates", c.store.Client().SavedTemplate.Query(), args, TemplatePosition)
}

// TemplatePosition is a saved template's place in the list.
func TemplatePosition(t *ent.SavedTemplate) page.Position { return page.Position{ID: t.ID} }

// SaveTemplate keeps the settings and the questionnaire of a cycle under a name. A repeated key returns the template
// that the first request made.
func (c *Cycles) SaveTemplate(ctx context.Context, input SaveTemplateInput) (*ent.SavedTemplate, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	found, grant, err := c.authorize(ctx, policy.SaveTemplate, input.CycleID, nil, withQuestionnaire)
	if err != nil {
		return nil, err
	}
	id, err := c.store.Once(ctx, string(policy.SaveTemplate), input.IdempotencyKey, func() (string, error) {
		return c.writeTemplate(ctx, grant, found, input)
	})
	if err != nil {
		return nil, err
	}
	return c.loadTemplate(ctx, id)
}

func (c *Cycles) writeTemplate(
	ctx context.Context, grant policy.Grant, found *ent.Cycle, input SaveTemplateInput,
) (string, error) {
	made, err := blueprintOf(ctx, c.store.Client(), found)
	if err != nil {
		return "", err
	}
	content, err := made.writeDown()
	if err != nil {
		return "", err
	}
	id := ids.Ordered("tpl", c.store.Clock().Now())
	return id, c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		err := tx.SavedTemplate.Create().SetID(id).SetName(input.Name).SetDescription(input.Description).
			SetKind(savedtemplate.Kind(found.Kind)).SetQuestionCount(len(found.Edges.Questions)).
			SetContent(content).SetSavedByID(policy.From(ctx).ID()).Exec(ctx)
		if err != nil {
			return takenOr(err, "save the template")
		}
		if err := store.Remember(ctx, tx, string(policy.SaveTemplate), input.IdempotencyKey, id); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.SaveTemplate, found.ID)
	})
}

// takenOr turns a name that another template has into a failure at its field.
func takenOr(err error, doing string) error {
	if ent.IsConstraintError(err) {
		return apperr.Input("template.taken", "name")
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func (c *Cycles) loadTemplate(ctx context.Context, id string) (*ent.SavedTemplate, error) {
	found, err := c.store.Client().SavedTemplate.Get(ctx, id)
	if err != nil {
		return nil, store.Missing(err, "find the template")
	}
	return found, nil
}

// RenameTemplate changes what a saved template is called. What it holds stays as it was saved.
func (c *Cycles) RenameTemplate(ctx context.Context, input RenameTemplateInput) (*ent.SavedTemplate, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	found, grant, err := c.authorizeTemplate(ctx, policy.EditTemplate, input.TemplateID, input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		err := tx.SavedTemplate.UpdateOneID(found.ID).Where(savedtemplate.Version(found.Version)).AddVersion(1).
			SetName(input.Name).SetDescription(input.Description).Exec(ctx)
		switch {
		case ent.IsNotFound(err):
			return apperr.Stale(found)
		case err != nil:
			return takenOr(err, "rename the template")
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.EditTemplate, found.ID)
	})
	if err != nil {
		return nil, err
	}
	return c.loadTemplate(ctx, found.ID)
}

// DeleteTemplate deletes a saved template. Cycles that began with it stay as they are.
func (c *Cycles) DeleteTemplate(ctx context.Context, input DeleteTemplateInput) (string, error) {
	found, grant, err := c.authorizeTemplate(ctx, policy.DeleteTemplate, input.TemplateID, input.ExpectedVersion)
	if err != nil {
		return "", err
	}
	return found.ID, c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		err := tx.SavedTemplate.DeleteOneID(found.ID).Where(savedtemplate.Version(found.Version)).Exec(ctx)
		if err != nil {
			return staleOr(err, found, "delete the template")
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.DeleteTemplate, found.ID)
	})
}

func (c *Cycles) authorizeTemplate(
	ctx context.Context, action policy.Action, id string, version int,
) (*ent.SavedTemplate, policy.Grant, error) {
	found, err := c.loadTemplate(ctx, id)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), action, found)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	if version != found.Version {
		return nil, policy.Grant{}, apperr.Stale(found)
	}
	return found, grant, nil
}

// savedBlueprint reads a saved template, as one to make a cycle of.
func (c *Cycles) savedBlueprint(ctx context.Context, id string) (blueprint, error) {
	found, err := c.loadTemplate(ctx, id)
	if err != nil {
		return blueprint{}, err
	}
	made, err := readBlueprint(ctx, c.store.Client(), found.Content)
	if err != nil {
		return blueprint{}, fmt.Errorf("read the template %s: %w", id, err)
	}
	return made, nil
}
