package roster

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/importline"
	"sightline/ent/user"
	"sightline/internal/clean"
	"sightline/internal/policy"
	"sightline/internal/sheet"
)

// maxValue is how long a value of a person is at most, as their columns are.
const maxValue = 200

// entry is one line while it is judged.
type entry struct {
	line    int
	email   string
	written string
	values  map[Meaning]string
	person  *ent.User
	kind    personKind
	changes map[string][2]string
	problem string
	args    []string
	level   int
}

func (e *entry) refuse(key string, args ...string) {
	if e.problem == "" {
		e.problem, e.args = key, args
	}
}

func (e *entry) change(field Meaning, from, to string) {
	if to != "" && from != to {
		e.changes[string(field)] = [2]string{from, to}
	}
}

func (e *entry) outcome() importline.Outcome {
	switch {
	case e.problem != "":
		return importline.OutcomeREFUSED
	case e.person == nil:
		return importline.OutcomeNEW
	case len(e.changes) > 0:
		return importline.OutcomeCHANGED
	default:
		return importline.OutcomeUNCHANGED
	}
}

// planner judges a table against the people as they are. It changes nothing and asks nobody.
type planner struct {
	viewer  *policy.Viewer
	byEmail map[string]*ent.User
	byID    map[string]*ent.User
	entries []*entry
	// lines are the entries by address; an address that stands there twice is refused on both lines.
	lines map[string]*entry
}

// plan says for each line what it would change. An empty cell changes nothing.
func plan(viewer *policy.Viewer, table *sheet.Table, columns []Meaning, people []*ent.User) []*entry {
	p := &planner{
		viewer: viewer, byEmail: map[string]*ent.User{}, byID: map[string]*ent.User{}, lines: map[string]*entry{},
	}
	for _, person := range people {
		p.byEmail[person.Email], p.byID[person.ID] = person, person
	}
	for _, row := range table.Rows {
		p.read(row, columns)
	}
	for _, e := range p.entries {
		if e.problem == "" {
			p.judge(e)
		}
	}
	p.judgeLine()
	return p.entries
}

// read takes a row apart and finds out whom it is about.
func (p *planner) read(row sheet.Row, columns []Meaning) {
	e := &entry{line: row.Line, values: map[Meaning]string{}, changes: map[string][2]string{}}
	p.entries = append(p.entries, e)
	for n, field := range columns {
		value := clean.Line(row.Cells[n])
		if field == Ignored || value == "" {
			continue
		}
		e.values[field] = value
		if field != Email && utf8.RuneCountInString(value) > maxValue {
			e.refuse("import.too_long")
		}
	}
	if whole := strings.TrimSpace(e.values[FirstName] + " " + e.values[LastName]); e.values[Name] == "" && whole != "" {
		e.values[Name] = whole
		if utf8.RuneCountInString(whole) > maxValue {
			e.refuse("import.too_long")
		}
	}
	e.written = e.values[Email]
	address, ok := clean.Address(e.written)
	switch {
	case e.written == "":
		e.refuse("import.no_email")
		return
	case !ok:
		e.refuse("import.email", e.written)
		return
	}
	e.email, e.person = address, p.byEmail[address]
	if first, twice := p.lines[address]; twice {
		e.refuse("import.twice", fmt.Sprint(first.line))
		first.refuse("import.twice", fmt.Sprint(e.line))
		return
	}
	p.lines[address] = e
}

// judge compares a line with the person whom it is about, or with nobody.
func (p *planner) judge(e *entry) {
	p.judgeKind(e)
	switch {
	case e.problem != "":
		return
	case e.person == nil:
		p.judgeNew(e)
		return
	case e.person.State == user.StateDEACTIVATED || e.person.State == user.StateDELETED:
		e.refuse("import.deactivated")
		return
	}
	e.change(Name, e.person.Name, e.values[Name])
	e.change(JobTitle, e.person.Title, e.values[JobTitle])
	e.change(Team, e.person.Team, e.values[Team])
	e.change(Department, e.person.Department, e.values[Department])
	e.change(Location, e.person.Location, e.values[Location])
	if role, ok := p.role(e); ok && role != "" && e.person.WorkRole != nil {
		e.change(WorkRole, e.person.WorkRole.String(), role.String())
	}
	p.language(e)
	p.mayChange(e)
}

func (p *planner) judgeNew(e *entry) {
	if e.values[Name] == "" {
		e.refuse("import.no_name")
		return
	}
	if e.kind == guest {
		p.mayAddGuest(e)
	} else {
		p.giveRole(e)
	}
	if e.problem != "" {
		return
	}
	if e.kind != member {
		e.change(Kind, "", string(e.kind))
	}
	for _, field := range []Meaning{Name, JobTitle, Team, Department, Location} {
		e.change(field, "", e.values[field])
	}
	if language, ok := p.language(e); ok {
		e.change(Language, "", language.String())
	}
}

// giveRole finds the work role of a new member.
func (p *planner) giveRole(e *entry) {
	role, ok := p.role(e)
	if !ok {
		return
	}
	if role == "" {
		role = user.WorkRoleCOLLABORATOR
	}
	if !policy.Can(p.viewer, policy.CreateMember, policy.NewMember{WorkRole: role}) {
		e.refuse("import.may_not_role")
		return
	}
	e.change(WorkRole, "", role.String())
}

// role reads a work role as the API writes it, or as people do.
func (*planner) role(e *entry) (user.WorkRole, bool) {
	written := e.values[WorkRole]
	if written == "" {
		return "", true
	}
	role, known := map[string]user.WorkRole{
		"admin": user.WorkRoleADMIN, "administrator": user.WorkRoleADMIN, "administratorin": user.WorkRoleADMIN,
		"manager": user.WorkRoleMANAGER, "managerin": user.WorkRoleMANAGER,
		"collaborator": user.WorkRoleCOLLABORATOR, "mitarbeit": user.WorkRoleCOLLABORATOR,
		"mitwirkend": user.WorkRoleCOLLABORATOR, "mitwirkende": user.WorkRoleCOLLABORATOR,
		"reviewer": user.WorkRoleREVIEWER, "reviewerin": user.WorkRoleREVIEWER,
	}[folded(written)]
	if !known {
		e.refuse("import.role", written)
	}
	return role, known
}

// language is for those who are made: afterwards it is everybody's own.
func (*planner) language(e *entry) (user.Locale, bool) {
	written := e.values[Language]
	if written == "" {
		return "", false
	}
	locale, known := map[string]user.Locale{
		"en": user.LocaleEN, "english": user.LocaleEN, "englisch": user.LocaleEN, "engb": user.LocaleEN,
		"enus": user.LocaleEN, "de": user.LocaleDE, "german": user.LocaleDE, "deutsch": user.LocaleDE,
		"dede": user.LocaleDE,
	}[folded(written)]
	if !known {
		e.refuse("import.language", written)
	}
	return locale, known
}

// mayChange refuses a line that asks for something that its actor may not do.
func (p *planner) mayChange(e *entry) {
	account := policy.Account{User: e.person}
	for _, change := range changesOf(e.changes) {
		switch change.Field {
		case Name:
			if !policy.Can(p.viewer, policy.RenameAccount, account) {
				e.refuse("import.may_not_name")
			}
		case WorkRole:
			next := policy.NewWorkRole{Account: account, WorkRole: user.WorkRole(change.To)}
			if e.person.WorkRole != nil && *e.person.WorkRole == user.WorkRoleADMIN {
				e.refuse("import.administrator")
			}
			if !policy.Can(p.viewer, policy.SetWorkRole, next) {
				e.refuse("import.may_not_role")
			}
		default:
			if !policy.Can(p.viewer, policy.EditAccount, account) {
				e.refuse("import.may_not")
			}
		}
	}
}

// Change is one value that a line changes.
type Change struct {
	Field    Meaning
	From, To string
}

// changesOf are changes in the order of the fields.
func changesOf(byField map[string][2]string) []Change {
	var changes []Change
	for _, field := range Meanings() {
		if values, changed := byField[string(field)]; changed {
			changes = append(changes, Change{Field: field, From: values[0], To: values[1]})
		}
	}
	return slices.Clip(changes)
}
