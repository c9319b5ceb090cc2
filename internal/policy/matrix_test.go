package policy_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// actionsOn are the actions by the type of their object.
func actionsOn() map[string][]policy.Action {
	return map[string][]policy.Action{
		"nothing": {
			policy.CreateCycle, policy.ListCycles, policy.ListPeople, policy.ListGuests, policy.ListAccounts,
			policy.ListMails, policy.ReadAuditLog, policy.ExportPeople, policy.ListRoles, policy.GrantPastReading,
			policy.ExportAuditLog, policy.CreateProject,
		},
		"Cycle": {
			policy.EditCycle, policy.SetCyclePolicy, policy.PublishCycle, policy.NotifyCycle, policy.PlanNotice, policy.CloseCycle,
			policy.DeleteCycle, policy.CopyCycle,
			policy.SaveTemplate, policy.ExportCycle, policy.ReopenCycle, policy.ArchiveCycle, policy.UnarchiveCycle,
			policy.ReleaseAll, policy.SetCycleOwners,
		},
		"SavedTemplate": {policy.EditTemplate, policy.DeleteTemplate},
		"Participation": {
			policy.Nominate, policy.InviteGuest, policy.FinishNominations, policy.ReleaseFeedback, policy.ReadResults,
			policy.OpenResults, policy.NudgePeople, policy.ResetReviewers, policy.BeginFeedback,
		},
		"Takes unasked": {policy.BeginFeedback},
		"Unasked": {
			policy.WriteFeedback, policy.SubmitFeedback, policy.ReopenFeedback, policy.DiscardFeedback, policy.DeclineFeedback,
			policy.DecideNominations, policy.RemoveNomination,
		},
		"Own view": {
			policy.WriteSelfAssessment, policy.SubmitSelfAssessment, policy.ReopenSelfAssessment,
		},
		"Answer": {policy.WithholdAnswer, policy.PutAnswerBack},
		"FeedbackRequest": {
			policy.DecideNominations, policy.AskAtOnce, policy.RemoveNomination, policy.WriteFeedback, policy.SubmitFeedback,
			policy.ReopenFeedback, policy.DeclineFeedback, policy.UndoDecline, policy.DismissDecline, policy.DiscardFeedback,
		},
		"Account": {
			policy.InviteMember, policy.EditAccount, policy.RenameAccount, policy.DeactivateMember, policy.ReactivateMember,
			policy.SendPasswordReset, policy.DeleteAccount, policy.LockGuest, policy.UnlockGuest, policy.ChangeAddress,
		},
		"LineChange":    {policy.SetLineManager},
		"AddressMove":   {policy.AgreeToAddress, policy.StopAddressChange},
		"Passport":      {policy.OpenPassport, policy.AskForDeletion},
		"Deletion":      {policy.WithdrawDeletion, policy.DeclineDeletion},
		"New member":    {policy.CreateMember},
		"New work role": {policy.SetWorkRole},
		"Session":       {policy.EndOwnSessions},
		"Factors": {
			policy.AddAuthenticator, policy.AddPasskey, policy.RenewRecoveryCodes, policy.RemoveAuthenticator, policy.RemovePasskey,
		},
		"Passkey":      {policy.RenamePasskey},
		"New guest":    {policy.AddGuest},
		"Silent guest": {policy.TellGuest},
		"Graduation":   {policy.GraduateGuest},
		"Return":       {policy.MakeGuest},
		"Lost factor":  {policy.ResetSecondFactor},
		"HR admin":     {policy.GrantPeopleRole, policy.RevokePeopleRole},
		"HR assistant": {policy.GrantPeopleRole, policy.RevokePeopleRole},
		"AccessToken":  {policy.DeleteAccessToken},
		"Mail":         {policy.ManageMail, policy.HandOverLink},
		"Settings":     {policy.EditSettings, policy.SetReviewSettings},
		"Factor rule":  {policy.RequireFactor},
		"Project":      {policy.EditProject, policy.ArchiveProject, policy.UnarchiveProject},
		"Team":         {policy.SetProjectTeam},
		"New work":     {policy.CreateWorkReview},
		"WorkReview":   {policy.EditWorkReview, policy.SetWorkReviewState},
		"Share":        {policy.ShareWorkReview},
		"WorkGrant":    {policy.ChangeWorkGrant, policy.RevokeWorkGrant},
		"New link":     {policy.ShareByLink},
		"ShareLink":    {policy.RevokeShareLink},
		"Import":       {policy.ImportPeople, policy.ApplyImport, policy.InviteImported},
	}
}

// situationOrder is the order of the table.
func situationOrder() []string {
	return []string{
		"nothing", "Cycle", "SavedTemplate", "Participation", "Takes unasked", "FeedbackRequest", "Unasked", "Own view", "Answer", "New member", "Account", "New work role", "HR admin",
		"HR assistant", "New guest", "Silent guest", "Graduation", "Return", "Lost factor", "LineChange", "AddressMove",
		"Session", "Factors", "Passkey", "AccessToken", "Mail", "Settings", "Factor rule", "Import", "Passport", "Deletion",
		"Project", "Team", "New work", "WorkReview", "Share", "WorkGrant",
		"New link", "ShareLink",
	}
}

// TestActionMatrix: who may do what in which state is a file that is read in review. y: to every such row; o: to those
// that they write; s: to some; -: it would be theirs, and is refused in this state; a point: never theirs.
func TestActionMatrix(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(slices.Sorted(maps.Keys(actionsOn())), slices.Sorted(slices.Values(situationOrder()))); diff != "" {
		t.Fatalf("the table has other rows than there are objects (-objects +rows):\n%s", diff)
	}
	w := testkit.New(t)
	viewers := map[string]*policy.Viewer{}
	for _, persona := range testkit.Personas() {
		viewers[persona] = w.Viewer(t, persona)
	}
	rows := situations(w.AllRows(t))
	var b strings.Builder
	for _, on := range situationOrder() {
		for _, action := range actionsOn()[on] {
			writeAction(&b, action, rows[on], viewers)
		}
	}
	golden(t, "testdata/actions.golden", b.String())
}

// object is a row in the form in which the policy judges it.
type object struct {
	row    testkit.Row
	judged any
}

func situations(rows []testkit.Row) map[string]map[string][]object {
	all := map[string]map[string][]object{"nothing": {"always": {{}}}, "New member": {}}
	all["New guest"] = map[string][]object{"HR_ONLY": {{judged: policy.NewGuest{ID: "new"}}}}
	for _, role := range []user.WorkRole{user.WorkRoleADMIN, user.WorkRoleMANAGER, user.WorkRoleCOLLABORATOR} {
		all["New member"]["as "+role.String()] = []object{{judged: policy.NewMember{ID: "new", WorkRole: role}}}
	}
	add := func(on, at string, row testkit.Row, judged any) {
		if all[on] == nil {
			all[on] = map[string][]object{}
		}
		all[on][at] = append(all[on][at], object{row, judged})
	}
	for _, row := range rows {
		at := row.State
		if row.About != "" {
			at += ", about " + testkit.Title(row.About)
		}
		switch judged := row.Object.(type) {
		case *ent.User:
			account := policy.Account{User: judged}
			add("Account", string(judged.Kind)+" "+string(judged.State), row, account)
			state := string(judged.Kind) + " " + string(judged.State)
			add("New work role", state, row, policy.NewWorkRole{Account: account, WorkRole: user.WorkRoleMANAGER})
			add("Graduation", state, row, policy.Graduation{Account: account, WorkRole: user.WorkRoleREVIEWER})
			add("Graduation", state+" to ADMIN", row, policy.Graduation{Account: account, WorkRole: user.WorkRoleADMIN})
			silent := *judged
			silent.State = user.StatePROVISIONED
			add("Silent guest", state, row, account)
			add("Silent guest", string(judged.Kind)+" "+string(silent.State), row, policy.Account{User: &silent})
			add("Return", state, row, policy.Return{Account: account})
			add("Return", state+" with reports", row, policy.Return{Account: account, Reports: 1})
			add("LineChange", state, row, policy.LineChange{Person: judged})
			add("Passport", "of "+state, own(row), policy.NewDeletion{Person: judged})
			add("Passport", "after asking", own(row), policy.NewDeletion{Person: judged, Before: &ent.DeletionRequest{}})
			add("HR admin", whose(judged), row, policy.ChangedRole{Account: account, Role: policy.RoleHRAdmin})
			add("HR assistant", whose(judged), row, policy.ChangedRole{Account: account, Role: policy.RoleHRAssistant})
			with := *judged
			with.SecondFactor = true
			add("Lost factor", whose(judged)+" without", row, policy.LostFactor{Account: account})
			add("Lost factor", whose(judged), row, policy.LostFactor{Account: policy.Account{User: &with}})
			add("Lost factor", whose(judged)+" with reports", row,
				policy.LostFactor{Account: policy.Account{User: &with}, Reports: true})
			add("Factors", "without", own(row), policy.Factors{User: judged})
			add("Factors", "with an app", own(row), policy.Factors{User: &with, Authenticators: []string{"one"}})
			add("Factors", "with a passkey", own(row), policy.Factors{User: &with, Passkeys: []string{"one"}})
			add("Factors", "with ten passkeys", own(row),
				policy.Factors{User: &with, Passkeys: slices.Repeat([]string{"one"}, policy.MostPasskeys)})
		case *ent.Cycle:
			add("Cycle", at, row, judged)
		case *ent.SavedTemplate:
			add("SavedTemplate", "always", row, judged)
		case *ent.Participation:
			add("Own view", at+", "+ownViewOf(judged), by(row, row.About), testkit.OwnViewOf(judged))
			add("Participation", string(judged.Edges.Cycle.Nomination)+" "+at, row, judged)
			takes, c := *judged, *judged.Edges.Cycle
			c.ProactiveAllowed = true
			takes.Edges.Cycle = &c
			add("Takes unasked", at, row, &takes)
		case *ent.FeedbackRequest:
			add(row.Type, at, row, judged)
			unasked := *judged
			unasked.Proactive = true
			add("Unasked", at, row, &unasked)
		case *ent.Answer:
			add(row.Type, at, row, judged)
		case *ent.Mail:
			add(row.Type, at, row, judged)
			if judged.Kind == mail.KindGUEST_INVITATION {
				add(row.Type, at+" before it is accepted", row, toInvited(judged))
			}
		case *ent.Passkey:
			add(row.Type, at, own(row), judged)
		case *ent.Session:
			add("Session", "always", row, []*ent.Session{judged})
		case *ent.DeletionRequest:
			add("Deletion", string(judged.Edges.User.Kind)+" "+at, row, judged)
		case *ent.PeopleImport:
			add("Import", at, row, policy.Import{ID: judged.ID, Made: judged})
		case *ent.AccessToken:
			add("AccessToken", "always", row, judged)
		case *ent.AddressChange:
			move := policy.AddressMove{
				Account: policy.Account{User: judged.Edges.User}, Change: judged, Asker: judged.Edges.AskedBy,
			}
			agreed := *judged
			agreed.AgreedAt = new(testkit.Now())
			add("AddressMove", "waits for agreement", row, move)
			add("AddressMove", "agreed to", row, policy.AddressMove{
				Account: move.Account, Change: &agreed, Asker: move.Asker,
			})
		case *ent.Project:
			add("Project", at, row, judged)
			add("Team", at, row, policy.Team{Project: judged})
			add("New work", at, row, policy.NewWork{Project: judged, ID: "new"})
		case *ent.WorkReview:
			add("WorkReview", at, row, judged)
			add("Share", at, row, policy.NewShare{Review: judged})
			add("New link", at, row, policy.NewLink{Review: judged})
			add("Share", at+", with somebody who has not accepted", row,
				policy.NewShare{Review: judged, People: []*ent.User{{State: user.StateINVITED}}})
		case *ent.ShareLink:
			add("ShareLink", at, row, policy.LinkAndGrants{Link: judged})
		case *ent.WorkGrant:
			add("WorkGrant", at, by(row, ""), judged)
		case *ent.Setting:
			add("Settings", "always", row, judged)
			add("Factor rule", "no longer", row, policy.FactorRule{Setting: judged})
			add("Factor rule", "by somebody without", row, policy.FactorRule{Setting: judged, Required: true})
			add("Factor rule", "by somebody with", row, policy.FactorRule{Setting: judged, Required: true, HasFactor: true})
		}
	}
	return all
}

// whose says which account it is where that matters for a people role.
func whose(person *ent.User) string {
	at := string(person.Kind) + " " + string(person.State)
	if person.Outside {
		at += " from outside"
	}
	if person.HrAdmin || person.HrAssistant || person.TechAdmin {
		at += " " + person.Name[strings.LastIndex(person.Name, " ")+1:]
	}
	return at
}

// ownViewOf says how far a reviewee is with what they write about themselves.
func ownViewOf(list *ent.Participation) string {
	switch {
	case !list.Edges.Cycle.SelfAssessment:
		return "not asked"
	case list.Edges.SelfAssessment == nil:
		return "not begun"
	default:
		return list.Edges.SelfAssessment.State.String()
	}
}

// by is a row that somebody writes.
func by(row testkit.Row, persona string) testkit.Row {
	row.By = persona
	return row
}

// own is the row of a person as one that they write themselves.
func own(row testkit.Row) testkit.Row {
	for _, persona := range testkit.Personas() {
		if testkit.ID("usr", persona) == row.ID {
			row.By = persona
		}
	}
	return row
}

// toInvited is the mail as it is before its receiver has accepted: everybody in the world has.
func toInvited(m *ent.Mail) *ent.Mail {
	invited, before := *m.Edges.User, *m
	invited.State = user.StateINVITED
	before.Edges.User = &invited
	return &before
}

func writeAction(b *strings.Builder, action policy.Action, at map[string][]object, viewers map[string]*policy.Viewer) {
	byMarks := map[string][]string{}
	for situation, objects := range at {
		marks := ""
		for _, persona := range testkit.Personas() {
			marks += fmt.Sprintf("%7s", verdict(viewers[persona], persona, action, objects))
		}
		byMarks[marks] = append(byMarks[marks], situation)
	}
	var lines []string
	for marks, situations := range byMarks {
		slices.Sort(situations)
		lines = append(lines, marks+"   "+strings.Join(situations, "; "))
	}
	slices.Sort(lines)
	fmt.Fprintf(b, "%s\n", action)
	for _, persona := range testkit.Personas() {
		fmt.Fprintf(b, "%7s", persona)
	}
	fmt.Fprintf(b, "\n%s\n\n", strings.Join(lines, "\n"))
}

func verdict(v *policy.Viewer, persona string, action policy.Action, objects []object) string {
	granted, own, untimely := 0, 0, false
	for _, o := range objects {
		_, err := policy.Authorize(v, action, o.judged)
		switch {
		case err == nil && o.row.By == persona && persona != "":
			granted, own = granted+1, own+1
		case err == nil:
			granted++
		case apperr.CodeOf(err) == apperr.InvalidState:
			untimely = true
		}
	}
	switch {
	case granted == 0 && untimely:
		return "-"
	case granted == 0:
		return "."
	case granted == own:
		return "o"
	case granted == len(objects):
		return "y"
	default:
		return "s"
	}
}

// golden compares a text with a file that is read in review. UPDATE_GOLDEN=1 writes it.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; write it with make golden", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-file +now); if that is meant, run make golden and read the difference:\n%s", path, diff)
	}
}
