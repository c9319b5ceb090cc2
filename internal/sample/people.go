package sample

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/credential"
	"sightline/ent/mail"
	"sightline/ent/rolegrant"
	"sightline/ent/user"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

const (
	lund    = "Lund"
	hamburg = "Hamburg"
)

// person is one row of the staff list.
type person struct {
	// key is the front of the address within the company, or a whole address elsewhere.
	key, name, title, team, office string
	// manager is the key of the line manager; empty for who has none.
	manager string
	// as is what sets somebody apart from an active colleague with the work role COLLABORATOR.
	as func(*ent.UserCreate)
}

func (p person) email() string { return addressOf(p.key) }

// departmentOf is the part of the house that a team belongs to; the management stands above them.
func departmentOf(team string) string {
	switch team {
	case "Design", "Editorial", "Projects":
		return "Publishing"
	case "Print":
		return "Production"
	case "Sales", "Rights":
		return "Market"
	case "People", "IT":
		return "Services"
	default:
		return ""
	}
}

// members is everybody of the house, line managers before their reports: the managing director, the heads of the
// teams, and the teams; then the founder, who has no line manager, and those who are not quite here.
func members() []person {
	return slices.Concat(heads(), designAndProjects(), words(), house(), []person{
		{"torvald", "Torvald Brandvik", "Founder, senior adviser", "Editorial", lund, "", nil},
		{"signe", "Signe Holmgren", "Junior editor, from next month", "Editorial", lund, "freja", state(user.StateINVITED)},
		{"ex", "Ex Halvorsen", "Formerly sales", "Sales", hamburg, "bjorn", state(user.StateDEACTIVATED)},
		{"noor@haddad-consulting.example", "Noor Haddad", "Consultant", "", "", "", outside},
	})
}

func heads() []person {
	return []person{
		{"ines", "Ines Ferreira", "Managing director", "Management", lund, "", nil},
		{"max", "Max Lindqvist", "Head of design", "Design", lund, "ines", nil},
		{"wim", "Wim de Vries", "Head of projects", "Projects", hamburg, "ines", work(user.WorkRoleMANAGER)},
		{"hana", "Hana Okabe", "Head of people", "People", lund, "ines", hrAdmin},
		{"ada", "Ada Brandt", "Head of operations", "IT", hamburg, "ines", administrator},
		{"freja", "Freja Sandvik", "Editor-in-chief", "Editorial", lund, "ines", nil},
		{"henrik", "Henrik Dahlmark", "Head of production", "Print", hamburg, "ines", nil},
		{"leonie", "Leonie Harbach", "Head of rights", "Rights", hamburg, "ines", german},
		{"bjorn", "Björn Ekdahl", "Head of sales", "Sales", lund, "ines", nil},
	}
}

func designAndProjects() []person {
	return []person{
		{"sue", "Sue Aalto", "Senior designer", "Design", lund, "max", nil},
		{"cole", "Cole Byrne", "Designer", "Design", lund, "max", nil},
		{"rex", "Rex Tanaka", "Image editor", "Design", hamburg, "max", work(user.WorkRoleREVIEWER)},
		{"mirela", "Mirela Novak", "Illustrator", "Design", hamburg, "max", nil},
		{"jonna", "Jonna Kivi", "Typesetter", "Design", lund, "max", nil},
		{"rae", "Rae Okafor", "Project lead", "Projects", lund, "wim", nil},
		{"nils", "Nils Overby", "Project coordinator", "Projects", hamburg, "wim", nil},
		{"paula", "Paula Wendtland", "Project coordinator", "Projects", hamburg, "wim", german},
	}
}

func words() []person {
	return []person{
		{"ida", "Ida Sjöholt", "Editor, fiction", "Editorial", lund, "freja", nil},
		{"emil", "Emil Raschke", "Editor, non-fiction", "Editorial", hamburg, "freja", german},
		{"lotte", "Lotte Vinterby", "Copy editor", "Editorial", lund, "freja", nil},
		{"samuel", "Samuel Adeyinka", "Editor, children's books", "Editorial", lund, "freja", nil},
		{"karin", "Karin Bergfalk", "Proofreader", "Editorial", lund, "freja", nil},
		{"clara", "Clara Eschenburg", "Rights, foreign languages", "Rights", hamburg, "leonie", german},
		{"yusuf", "Yusuf Aydemir", "Contracts", "Rights", hamburg, "leonie", german},
	}
}

func house() []person {
	return []person{
		{"otto", "Otto Weiss", "Print planner", "Print", hamburg, "henrik", german},
		{"piet", "Piet Janning", "Bindery", "Print", hamburg, "henrik", german},
		{"marta", "Marta Zielińska", "Paper and materials", "Print", hamburg, "henrik", nil},
		{"asa", "Asa Nyström", "People assistant", "People", lund, "hana", hrAssistant},
		{"greta", "Greta Lohmann", "Payroll", "People", hamburg, "hana", german},
		{"tess", "Tess Moreau", "Systems administrator", "IT", hamburg, "ada", techAdmin},
		{"anton", "Anton Brink", "Office and post", "IT", lund, "ada", nil},
		{"elin", "Elin Strandgård", "Booksellers, north", "Sales", lund, "bjorn", nil},
		{"dario", "Dario Contarin", "Booksellers, south", "Sales", hamburg, "bjorn", nil},
		{"thea", "Thea Morken", "Fairs and events", "Sales", lund, "bjorn", nil},
		{"britt", "Britt Hagelin", "Customer service", "Sales", lund, "bjorn", nil},
	}
}

// outsiders are the guests: two who have an account, and one whom a colleague has named and nobody has told yet.
func outsiders() []person {
	return []person{
		{"gia@partner.example", "Gia Romano", "", "", "", "", guest(user.StateACTIVE)},
		{"gus@client.example", "Gus Keller", "", "", "", "", guest(user.StateACTIVE)},
		{"tomas@kornfeld.example", "Tomas Lehner", "", "", "", "", guest(user.StatePROVISIONED)},
	}
}

func german(c *ent.UserCreate)      { c.SetLocale(user.LocaleDE) }
func hrAdmin(c *ent.UserCreate)     { c.SetHrAdmin(true) }
func hrAssistant(c *ent.UserCreate) { c.SetHrAssistant(true) }
func techAdmin(c *ent.UserCreate)   { c.SetTechAdmin(true) }
func outside(c *ent.UserCreate)     { c.SetOutside(true).SetWorkRole(user.WorkRoleREVIEWER) }

// administrator is the first account of an instance: every role there is (D1).
func administrator(c *ent.UserCreate) {
	c.SetWorkRole(user.WorkRoleADMIN).SetHrAdmin(true).SetHrAssistant(true).SetTechAdmin(true)
}

func work(role user.WorkRole) func(*ent.UserCreate) {
	return func(c *ent.UserCreate) { c.SetWorkRole(role) }
}

func state(s user.State) func(*ent.UserCreate) {
	return func(c *ent.UserCreate) { c.SetState(s) }
}

func guest(s user.State) func(*ent.UserCreate) {
	return func(c *ent.UserCreate) {
		c.Mutation().ClearWorkRole()
		c.SetKind(user.KindGUEST).SetState(s)
	}
}

// addPeople writes the accounts, and the shared password of all who have accepted.
func (w *world) addPeople(ctx context.Context, hash string) error {
	for n, p := range append(members(), outsiders()...) {
		if err := w.addPerson(ctx, p, w.on(-400+5*n, 0)); err != nil {
			return err
		}
		account := w.people[p.key]
		if account.VerifiedAt == nil {
			continue
		}
		if err := w.tx.Credential.Create().SetID(ids.Ordered("crd", *account.VerifiedAt)).SetUserID(account.ID).
			SetKind(credential.KindPASSWORD).SetHash(hash).SetCreatedAt(*account.VerifiedAt).Exec(ctx); err != nil {
			return fmt.Errorf("give %s a password: %w", p.name, err)
		}
	}
	return nil
}

func (w *world) addPerson(ctx context.Context, p person, since time.Time) error {
	id := ids.Ordered("usr", since)
	create := w.tx.User.Create().SetID(id).SetCreatedAt(since).SetName(p.name).SetEmail(p.email()).
		SetTitle(p.title).SetTeam(p.team).
		SetDepartment(departmentOf(p.team)).SetLocation(p.office).SetKind(user.KindMEMBER).
		SetWorkRole(user.WorkRoleCOLLABORATOR).SetState(user.StateACTIVE).SetLinePath(id + "/")
	if p.manager != "" {
		manager, err := w.find(p.manager)
		if err != nil {
			return err
		}
		create.SetManagerID(manager.ID).SetLinePath(manager.LinePath + id + "/")
	}
	if p.as != nil {
		p.as(create)
	}
	if at, _ := create.Mutation().State(); at == user.StateACTIVE || at == user.StateDEACTIVATED {
		create.SetVerifiedAt(since.Add(3 * time.Hour))
	}
	made, err := create.Save(ctx)
	if err != nil {
		return fmt.Errorf("add %s: %w", p.name, err)
	}
	w.people[p.key] = made
	return w.recordRoles(ctx, made)
}

// recordRoles writes the grants of somebody's people roles: the first account came with its own and gave the others.
func (w *world) recordRoles(ctx context.Context, made *ent.User) error {
	for role, held := range map[rolegrant.Role]bool{
		rolegrant.RoleHR_ADMIN: made.HrAdmin, rolegrant.RoleHR_ASSISTANT: made.HrAssistant,
		rolegrant.RoleTECH_ADMIN: made.TechAdmin,
	} {
		if !held {
			continue
		}
		create := w.tx.RoleGrant.Create().SetID(ids.Ordered("rgr", made.CreatedAt)).SetUserID(made.ID).SetRole(role).
			SetCreatedAt(made.CreatedAt)
		if first, known := w.people["ada"]; known && first.ID != made.ID {
			create.SetGrantedByID(first.ID)
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("record the roles of %s: %w", made.Name, err)
		}
	}
	return nil
}

// moved is who has another line manager since a few days.
const moved = "nils"

// recordMoves writes that somebody was given the line manager whom they have now.
func (w *world) recordMoves(ctx context.Context) error {
	person, err := w.find(moved)
	if err != nil {
		return err
	}
	return w.record(ctx, w.on(-6, 1), w.people[running], policy.SetLineManager, person.ID, person.ID, "lineManager")
}

// inviteMember sends the invitation of the one member who has not accepted yet.
func (w *world) inviteMember(
	ctx context.Context, invite func(ctx context.Context, tx *ent.Client, userID string) (linkID string, err error),
) error {
	inviter, newcomer := w.people["ada"], w.people["signe"]
	link, err := invite(ctx, w.tx, newcomer.ID)
	if err != nil {
		return fmt.Errorf("invite %s: %w", newcomer.Name, err)
	}
	at := w.on(-1, 2)
	if err := w.tell(ctx, news{to: newcomer, at: at, mail: mail.KindINVITATION, linkID: link}); err != nil {
		return err
	}
	return w.record(ctx, at, inviter, policy.Action("INVITE_MEMBER"), newcomer.ID, newcomer.ID)
}
