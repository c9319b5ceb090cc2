package testkit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/credential"
	"sightline/ent/onetimelink"
	"sightline/ent/rolegrant"
	"sightline/ent/user"
	"sightline/internal/people"
)

// Personas are everybody who can ask, in a fixed order: Ada (admin, all people roles), Hana (HR admin, herself a
// reviewee, without line manager), Asa (HR assistant), Tess (technical admin), Max (line manager of Sue, Rae and
// Cole), Ines (his line manager), Sue (reviewee), Rae (reviewer), Cole (collaborator), Wim (work manager, owner of the
// Confidential cycles), Rex (work reviewer), Otto (unrelated), Gia (guest who was asked to write), Gus (guest who was
// only nominated), Con (member from outside), Ex (deactivated), and nobody.
func Personas() []string {
	return []string{
		"ada", "hana", "asa", "tess", "max", "ines", "sue", "rae", "cole", "wim", "rex", "otto", "gia", "gus",
		"con", "ex", "nobody",
	}
}

// Title writes the name of a persona as people do.
func Title(persona string) string { return strings.ToUpper(persona[:1]) + persona[1:] }

func managerOf(persona string) string {
	return map[string]string{"max": "ines", "otto": "ines", "sue": "max", "rae": "max", "cole": "max"}[persona]
}

// Leads tells whether somebody of the world reports to the person with this id.
func Leads(id string) bool {
	return slices.ContainsFunc(Personas(), func(persona string) bool {
		manager := managerOf(persona)
		return manager != "" && ID("usr", manager) == id
	})
}

func pathOf(persona string) string {
	path := ""
	for at := persona; at != ""; at = managerOf(at) {
		path = ID("usr", at) + "/" + path
	}
	return path
}

// canary is a string that stands in one place of the world and nowhere else.
func canary(column, label string) string {
	return "canary-" + column + "-" + strings.ToLower(strings.NewReplacer("/", "-", "_", "-", " ", "-").Replace(label))
}

func (b builder) people() error {
	// Line managers first: their reports point at them.
	order := append([]string{"ines", "max"}, Personas()...)
	seen := map[string]bool{"nobody": true}
	for _, persona := range order {
		if seen[persona] {
			continue
		}
		seen[persona] = true
		if err := b.person(persona); err != nil {
			return fmt.Errorf("create %s: %w", persona, err)
		}
		if err := b.account(persona); err != nil {
			return fmt.Errorf("create the account of %s: %w", persona, err)
		}
	}
	return nil
}

func (b builder) person(persona string) error {
	create := b.tx.User.Create().SetID(ID("usr", persona)).SetKind(user.KindMEMBER).SetState(user.StateACTIVE).
		// The given name alone is a canary too.
		SetName(canary("name", persona) + " " + Title(persona)).
		SetEmail(canary("email", persona) + "@aldersund.example").SetTitle(canary("title", persona)).
		SetTeam(canary("team", persona)).
		SetDepartment(canary("department", persona)).SetLocation(canary("location", persona)).SetLinePath(pathOf(persona)).
		SetVerifiedAt(Now()).SetLastSignInAt(Now())
	if manager := managerOf(persona); manager != "" {
		create.SetManagerID(ID("usr", manager))
	}
	made, err := withRoles(create, persona).Save(b.ctx)
	if err != nil {
		return err
	}
	return b.grants(persona, made)
}

// grants record how somebody came to their people roles.
func (b builder) grants(persona string, made *ent.User) error {
	for _, role := range people.Roles(made) {
		create := b.tx.RoleGrant.Create().SetID(ID("rgr", persona+string(role))).SetUserID(made.ID).
			SetRole(rolegrant.Role(role))
		if persona != "ada" {
			create.SetGrantedByID(ID("usr", "ada"))
		}
		if err := create.Exec(b.ctx); err != nil {
			return fmt.Errorf("record the role: %w", err)
		}
	}
	return nil
}

func withRoles(create *ent.UserCreate, persona string) *ent.UserCreate {
	role := user.WorkRoleCOLLABORATOR
	switch persona {
	case "ada":
		role = user.WorkRoleADMIN
		create.SetHrAdmin(true).SetHrAssistant(true).SetTechAdmin(true)
	case "hana":
		create.SetHrAdmin(true)
	case "asa":
		create.SetHrAssistant(true)
	case "tess":
		create.SetTechAdmin(true)
	case "wim":
		role = user.WorkRoleMANAGER
	case withApp, withPasskey:
		create.SetSecondFactor(true)
	case "rex":
		role = user.WorkRoleREVIEWER
	case "ex":
		create.SetState(user.StateDEACTIVATED).SetHrAdmin(true)
	case "gia", "gus":
		return create.SetKind(user.KindGUEST).SetEmail(canary("email", persona) + "@partner.example").
			SetInvitedByID(ID("usr", "ada"))
	case "con":
		// Roles of a member from outside count for nothing on the people side.
		create.SetOutside(true).SetHrAdmin(true).SetEmail(canary("email", persona) + "@client.example")
	}
	return create.SetWorkRole(role)
}

// account gives a persona what signing in leaves behind.
func (b builder) account(persona string) error {
	owner := ID("usr", persona)
	if err := b.tx.Credential.Create().SetID(ID("crd", persona)).SetUserID(owner).SetKind(credential.KindPASSWORD).
		SetHash(canary("hash", persona)).Exec(b.ctx); err != nil {
		return err
	}
	if err := b.tx.Session.Create().SetID(ID("ses", persona)).SetUserID(owner).
		SetTokenHash(canary("token", persona)).SetDevice(canary("device", persona)).
		SetNetwork(canary("network", persona)).SetSeenAt(Now()).SetProvedAt(Now()).
		SetExpiresAt(Now().Add(24 * time.Hour)).Exec(b.ctx); err != nil {
		return err
	}
	if err := b.tx.AccessToken.Create().SetID(ID("pat", persona)).SetUserID(owner).SetName(canary("token-name", persona)).
		SetScope(accesstoken.ScopeWRITE).SetTokenHash(canary("pat", persona)).SetExpiresAt(Now().Add(24 * time.Hour)).
		Exec(b.ctx); err != nil {
		return err
	}
	if persona == movesAway {
		if err := b.move(owner); err != nil {
			return err
		}
	}
	if err := b.factors(persona, owner); err != nil {
		return err
	}
	if err := b.tx.OneTimeLink.Create().SetID(ID("lnk", persona)).SetUserID(owner).
		SetKind(onetimelink.KindINVITATION).SetTokenHash(canary("link", persona)).
		SetExpiresAt(Now().Add(24 * time.Hour)).Exec(b.ctx); err != nil {
		return err
	}
	if err := b.tx.TodoMark.Create().SetID(ID("tdm", persona)).SetUserID(owner).
		SetTodoID(canary("mark", persona)).Exec(b.ctx); err != nil {
		return err
	}
	return b.tx.IdempotencyKey.Create().SetID(ID("idk", persona)).SetUserID(owner).SetOperation("CREATE_CYCLE").
		SetKey(canary("key", persona)).SetObjectID(canary("object", persona)).Exec(b.ctx)
}

// movesAway is the persona who is to have another address: that needs agreement, for they hold a role.
const movesAway = "tess"

func (b builder) move(owner string) error {
	return b.tx.AddressChange.Create().SetID(ID("adc", movesAway)).SetUserID(owner).
		SetEmail(canary("new-email", movesAway) + "@aldersund.example").SetAskedByID(ID("usr", "ada")).SetGuarded(true).
		Exec(b.ctx)
}

const (
	// withApp is the persona who logs in with an authenticator app, withPasskey the one who does with a passkey.
	withApp     = "rae"
	withPasskey = "cole"
)

func (b builder) factors(persona, owner string) error {
	switch persona {
	case withApp:
		return b.app(owner)
	case withPasskey:
		return b.passkey(owner)
	default:
		return nil
	}
}

func (b builder) app(owner string) error {
	if err := b.tx.Authenticator.Create().SetID(ID("atr", withApp)).SetUserID(owner).
		SetSealed([]byte(canary("sealed", withApp))).SetLastStep(0).Exec(b.ctx); err != nil {
		return err
	}
	return b.tx.RecoveryCode.Create().SetID(ID("rcv", withApp)).SetUserID(owner).
		SetCodeHash(canary("code", withApp)).Exec(b.ctx)
}

func (b builder) passkey(owner string) error {
	return b.tx.Passkey.Create().SetID(ID("psk", withPasskey)).SetUserID(owner).
		SetName(canary("passkey", withPasskey)).SetCredentialID([]byte(canary("credential", withPasskey))).
		SetPublicKey([]byte(canary("public", withPasskey))).SetSignCount(0).SetMaySync(true).SetSynced(true).
		SetLastChallenge(Now()).Exec(b.ctx)
}
