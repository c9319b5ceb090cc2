package roster

import (
	"context"
	"errors"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/importline"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/line"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// stepLines is how many lines a step carries out at most, so that nobody's write waits long for it.
const stepLines = 50

// step is some lines that are carried out in one transaction, as the person who imports. Everybody concerned is read
// inside of it: in it nobody else writes.
type step struct {
	viewer *policy.Viewer
	made   *ent.PeopleImport
	lines  []*ent.ImportLine
	people map[string]*ent.User
	below  map[string]below
	failed []*ent.ImportLine
	done   []string
}

// below is who stands under somebody, and how deep.
type below struct {
	ids    []string
	levels int
}

// decide reads whom the lines concern, refuses those that do not fit them any more, and asks for the rights of the
// others.
func (s *step) decide(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
	var lineIDs, emails []string
	for _, l := range s.lines {
		lineIDs, emails = append(lineIDs, l.ID), append(emails, l.Email, l.Changes[string(LineManager)][1])
	}
	grant, err := policy.Authorize(s.viewer, policy.ImportPeople,
		policy.Import{ID: s.made.ID, Made: s.made, Lines: lineIDs})
	if err != nil {
		return grant, err
	}
	found, err := tx.User.Query().Where(user.EmailIn(emails...)).All(ctx)
	if err != nil {
		return grant, fmt.Errorf("read whom the lines concern: %w", err)
	}
	s.people, s.below = map[string]*ent.User{}, map[string]below{}
	for _, person := range found {
		s.people[person.Email] = person
	}
	for _, l := range s.lines {
		allowed, err := s.authorize(ctx, tx, l)
		var refusal *apperr.Error
		switch {
		case errors.As(err, &refusal):
			s.fail(l, refusal)
		case err != nil:
			return grant, err
		default:
			grant = grant.And(allowed)
		}
	}
	return grant, nil
}

func (s *step) fail(l *ent.ImportLine, refusal *apperr.Error) {
	l.State, l.Problem, l.ProblemArgs = importline.StateFAILED, refusal.Key, argsOf(refusal)
	s.failed = append(s.failed, l)
}

// argsOf are the arguments of a refusal as a line keeps them.
func argsOf(refusal *apperr.Error) []string {
	var args []string
	for _, arg := range refusal.Args {
		args = append(args, fmt.Sprint(arg))
	}
	return args
}

// authorize asks for every act that a line is made of.
func (s *step) authorize(ctx context.Context, tx *ent.Client, l *ent.ImportLine) (policy.Grant, error) {
	if l.Outcome == importline.OutcomeNEW {
		return s.authorizeNew(l)
	}
	person := s.people[l.Email]
	if person == nil || person.ID != l.PersonID || person.Version != l.PersonVersion {
		return policy.Grant{}, apperr.State("import.changed_since")
	}
	account := policy.Account{User: person}
	var grant policy.Grant
	for _, change := range changesOf(l.Changes) {
		var allowed policy.Grant
		var err error
		switch change.Field {
		case Name:
			allowed, err = policy.Authorize(s.viewer, policy.RenameAccount, account)
		case WorkRole:
			allowed, err = policy.Authorize(s.viewer, policy.SetWorkRole,
				policy.NewWorkRole{Account: account, WorkRole: user.WorkRole(change.To)})
		case LineManager:
			allowed, err = s.authorizeMove(ctx, tx, person, s.people[change.To])
		default:
			allowed, err = policy.Authorize(s.viewer, policy.EditAccount, account)
		}
		if err != nil {
			return grant, err
		}
		grant = grant.And(allowed)
	}
	return grant, nil
}

func (s *step) authorizeNew(l *ent.ImportLine) (policy.Grant, error) {
	if s.people[l.Email] != nil {
		return policy.Grant{}, apperr.State("import.taken_since")
	}
	kind := kindIn(l)
	if kind == guest {
		grant, refusal := addGuest(s.viewer, l.PersonID, l.Email)
		if refusal != nil {
			return grant, refusal
		}
		return grant, nil
	}
	made := policy.NewMember{ID: l.PersonID, WorkRole: user.WorkRole(l.Changes[string(WorkRole)][1])}
	grant, err := policy.Authorize(s.viewer, policy.CreateMember, made)
	if _, led := l.Changes[string(LineManager)]; err != nil || !led {
		return grant, err
	}
	move, err := policy.Authorize(s.viewer, policy.SetLineManager,
		policy.LineChange{Person: newcomer(l.PersonID, kind)})
	return grant.And(move), err
}

func (s *step) authorizeMove(
	ctx context.Context, tx *ent.Client, person, manager *ent.User,
) (policy.Grant, error) {
	ids, levels, err := line.Below(ctx, tx, person)
	if err != nil {
		return policy.Grant{}, err
	}
	s.below[person.ID] = below{ids: ids, levels: levels}
	move := policy.LineChange{Person: person, Manager: manager, Below: ids}
	return policy.Authorize(s.viewer, policy.SetLineManager, move)
}

// write carries out what was granted and notes it with the lines.
func (s *step) write(ctx context.Context, tx *ent.Client) error {
	for _, l := range s.lines {
		if l.State == importline.StateFAILED {
			continue
		}
		err := s.carryOut(ctx, tx, l)
		var refusal *apperr.Error
		switch {
		case errors.As(err, &refusal):
			s.fail(l, refusal)
		case err != nil:
			return fmt.Errorf("carry out line %d: %w", l.Number, err)
		default:
			s.done = append(s.done, l.ID)
		}
	}
	return s.note(ctx, tx)
}

// carryOut makes or changes one person. A refusal comes before anything is written.
func (s *step) carryOut(ctx context.Context, tx *ent.Client, l *ent.ImportLine) error {
	person := s.people[l.Email]
	if l.Outcome == importline.OutcomeNEW {
		person = newcomer(l.PersonID, kindIn(l))
	}
	manager, moved, err := s.managerFor(person, l)
	if err != nil {
		return err
	}
	if l.Outcome == importline.OutcomeNEW {
		return s.create(ctx, tx, l, manager)
	}
	return s.change(ctx, tx, l, person, manager, moved)
}

// managerFor is whom the line names as line manager, if they can be.
func (s *step) managerFor(person *ent.User, l *ent.ImportLine) (manager *ent.User, moved bool, err error) {
	change, moved := l.Changes[string(LineManager)]
	if !moved {
		return nil, false, nil
	}
	manager = s.people[change[1]]
	if manager == nil {
		return nil, true, apperr.State("import.manager_unknown", change[1])
	}
	return manager, true, line.Check(person, manager, s.below[person.ID].levels)
}

func (s *step) create(ctx context.Context, tx *ent.Client, l *ent.ImportLine, manager *ent.User) error {
	to := func(field Meaning) string { return l.Changes[string(field)][1] }
	person := newcomer(l.PersonID, kindIn(l))
	create := tx.User.Create().SetID(person.ID).SetKind(person.Kind).SetState(person.State).SetOutside(person.Outside).
		SetEmail(l.Email).SetName(to(Name)).SetTitle(to(JobTitle)).SetTeam(to(Team)).
		SetDepartment(to(Department)).SetLocation(to(Location)).SetLinePath(line.PathUnder(manager, person.ID)).
		SetInvitedByID(s.viewer.ID())
	if manager != nil {
		create.SetManagerID(manager.ID)
	}
	if role := to(WorkRole); role != "" {
		create.SetWorkRole(user.WorkRole(role))
	}
	if language := to(Language); language != "" {
		create.SetLocale(user.Locale(language))
	}
	made, err := create.Save(ctx)
	if err != nil {
		return unsaved(err, "make the account")
	}
	s.people[l.Email] = made
	act := policy.CreateMember
	if made.Kind == user.KindGUEST {
		act = policy.AddGuest
	}
	if err := store.Record(ctx, tx, policy.AccountPart(made), act, made.ID); err != nil || manager == nil {
		return err
	}
	return recordLine(ctx, tx, made.ID)
}

// recordLine notes another line manager as the act by hand does.
func recordLine(ctx context.Context, tx *ent.Client, personID string) error {
	return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.SetLineManager, personID, store.Changed("lineManager"))
}

// unsaved refuses the line where the account does not take a value that the check let pass: no line keeps others back.
func unsaved(err error, doing string) error {
	if ent.IsValidationError(err) {
		return apperr.State("import.too_long")
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func (s *step) change(
	ctx context.Context, tx *ent.Client, l *ent.ImportLine, person, manager *ent.User, moved bool,
) error {
	update, act := tx.User.UpdateOneID(person.ID).AddVersion(1), policy.EditAccount
	for _, change := range changesOf(l.Changes) {
		switch change.Field {
		case Name:
			update.SetName(change.To)
		case JobTitle:
			update.SetTitle(change.To)
		case Team:
			update.SetTeam(change.To)
		case Department:
			update.SetDepartment(change.To)
		case Location:
			update.SetLocation(change.To)
		case WorkRole:
			update.SetWorkRole(user.WorkRole(change.To))
			act = policy.SetWorkRole
		default:
		}
	}
	if err := update.Exec(ctx); err != nil {
		return unsaved(err, "change the account")
	}
	if moved {
		if err := line.Set(ctx, tx, person, manager); err != nil {
			return err
		}
		if err := recordLine(ctx, tx, person.ID); err != nil {
			return err
		}
	}
	fields := fieldsOf(l)
	if len(fields) == 0 {
		return nil
	}
	return store.Record(ctx, tx, policy.AccountPart(person), act, person.ID, store.Changed(fields...))
}

// fieldsOf are the names of the fields of the account that a line changes, as the audit log has them.
func fieldsOf(l *ent.ImportLine) []string {
	names := map[Meaning]string{
		Name: "name", JobTitle: "title", Team: "team", Department: "department", Location: "location",
		WorkRole: "workRole",
	}
	var fields []string
	for _, change := range changesOf(l.Changes) {
		if name, known := names[change.Field]; known {
			fields = append(fields, name)
		}
	}
	return fields
}

// note writes down what came of the lines.
func (s *step) note(ctx context.Context, tx *ent.Client) error {
	if len(s.done) > 0 {
		if err := tx.ImportLine.Update().Where(importline.IDIn(s.done...)).SetState(importline.StateDONE).
			Exec(ctx); err != nil {
			return fmt.Errorf("note what is done: %w", err)
		}
	}
	for _, l := range s.failed {
		if err := tx.ImportLine.UpdateOneID(l.ID).SetState(l.State).SetProblem(l.Problem).
			SetProblemArgs(l.ProblemArgs).Exec(ctx); err != nil {
			return fmt.Errorf("note what failed: %w", err)
		}
	}
	if err := tx.PeopleImport.UpdateOneID(s.made.ID).AddDoneLines(len(s.done)).AddFailedLines(len(s.failed)).
		Exec(ctx); err != nil {
		return fmt.Errorf("note how far it is: %w", err)
	}
	return nil
}
