package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/authenticator"
	"sightline/ent/cycle"
	"sightline/ent/passkey"
	"sightline/ent/user"
	"sightline/internal/feedback"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// attempt is one mutation with the action that the policy is asked about it.
type attempt struct {
	mutation string
	action   policy.Action
	// on is the type of its object; empty when it has none.
	on string
	// input is the whole form for an object, valid in everything but rights and state.
	input func(row testkit.Row) string
	// also narrows the states further than the policy's own rule.
	also func(row testkit.Row) bool
}

func field(name string, more string) func(testkit.Row) string {
	return func(row testkit.Row) string {
		return strings.TrimSuffix(fmt.Sprintf("%s: %q, %s", name, row.ID, more), ", ")
	}
}

// ofAnswer names the version of the answer as well, which is no count.
func ofAnswer(more string) func(testkit.Row) string {
	return func(row testkit.Row) string {
		version := 0
		if a, ok := row.Object.(*ent.Answer); ok {
			version = feedback.AnswerVersion(a)
		}
		return field("answerId", fmt.Sprintf("expectedVersion: %d, %s", version, more))(row)
	}
}

// ofOwnView names a participation, with the version of what its reviewee wrote: not that of the participation.
func ofOwnView(more string) func(testkit.Row) string {
	return func(row testkit.Row) string {
		version := 0
		if list, ok := row.Object.(*ent.Participation); ok && list.Edges.SelfAssessment != nil {
			version = list.Edges.SelfAssessment.Version
		}
		return field("participationId", fmt.Sprintf("expectedVersion:%d, %s", version, more))(row)
	}
}

// deletion repeats the name of whom it deletes.
func deletion(version string) func(testkit.Row) string {
	return func(row testkit.Row) string {
		name := "Nobody"
		if person, ok := row.Object.(*ent.User); ok {
			name = person.Name
		}
		return fmt.Sprintf("userId: %q, %s, confirmName: %q", row.ID, version, name)
	}
}

// deletedCycle repeats the name of the cycle.
func deletedCycle(version string) func(testkit.Row) string {
	return func(row testkit.Row) string {
		name := "None"
		if c, ok := row.Object.(*ent.Cycle); ok {
			name = c.Name
		}
		return fmt.Sprintf("cycleId: %q, %s, confirmName: %q", row.ID, version, name)
	}
}

// newAddress gives each person one that nobody has.
func newAddress(version string) func(testkit.Row) string {
	return func(row testkit.Row) string {
		own := ids.Random("new")
		return fmt.Sprintf("userId: %q, %s, email: %q", row.ID, version, own+"@elsewhere.example")
	}
}

// unsigned is the form of a passkey that no browser has made.
const unsigned = `ticket: "CHALLENGE", answer: "SIGNED", name: "Key"`

func isDraft(row testkit.Row) bool {
	c, ok := row.Object.(*ent.Cycle)
	return ok && c.State == cycle.StateDRAFT
}

// narrower asks for the cycle's own word, with a line for HR administrators alone.
func narrower(row testkit.Row) string {
	preset, said := promise.Named, promise.Of(promise.Named).HRAdmin
	if c, ok := row.Object.(*ent.Cycle); ok {
		preset, said = c.Preset, policy.PromiseOf(c).HRAdmin
	}
	return fmt.Sprintf(`cycleId: %q, expectedVersion: 1, preset: %s, listVisible: false, threshold: 4,
		lines: [{audience: HR_ADMIN, content: %s, author: %s, from: %s}]`, row.ID, preset, said.Content, said.Author, said.From)
}

// attempts are all mutations, in an order in which one persona can try them one after the other.
func attempts() []attempt {
	const version = "expectedVersion: 1"
	otto := fmt.Sprintf("userIds: [%q]", testkit.ID("usr", "otto"))
	fixed := func(form string) func(testkit.Row) string { return func(testkit.Row) string { return form } }
	many := func(name string) func(testkit.Row) string {
		return func(row testkit.Row) string { return fmt.Sprintf("%s: [%q]", name, row.ID) }
	}
	return append(workAttempts(), []attempt{
		{mutation: "setLanguage", action: policy.SetLanguage, on: "Viewer", input: fixed("locale: DE")},
		{mutation: "markMessagesRead", action: policy.MarkMessagesRead, on: "Message", input: many("messageIds")},
		{mutation: "askForDeletion", action: policy.AskForDeletion, on: "Viewer", input: fixed(`reason: ""`)},
		{
			mutation: "declineDeletion", action: policy.DeclineDeletion, on: "DeletionRequest",
			input: field("requestId", `reason: "No"`),
		},
		{
			mutation: "withdrawDeletion", action: policy.WithdrawDeletion, on: "DeletionRequest",
			input: field("requestId", ""),
		},
		{mutation: "retryMail", action: policy.ManageMail, on: "Mail", input: field("mailId", "")},
		{mutation: "handOverLink", action: policy.HandOverLink, on: "Mail", input: field("mailId", "")},
		{mutation: "requireSecondFactor", action: policy.RequireFactor, on: "Settings", input: fixed(version + ", required: false")},
		{mutation: "setReviewSettings", action: policy.SetReviewSettings, on: "Settings", input: fixed(version + ", sharesWithGuests: true")},
		{mutation: "updateSettings", action: policy.EditSettings, on: "Settings", input: fixed(version + ", inviteGuests: EVERYONE")},
		{mutation: "createCycle", action: policy.CreateCycle, input: fixed(`name: "New", idempotencyKey: "k"`)},
		{
			mutation: "copyCycle", action: policy.CopyCycle, on: "Cycle",
			input: field("cycleId", `name: "Again", withReviewees: true, idempotencyKey: "k"`),
		},
		{
			mutation: "saveTemplate", action: policy.SaveTemplate, on: "Cycle",
			input: field("cycleId", `name: "Ours", idempotencyKey: "k"`),
		},
		{
			mutation: "renameTemplate", action: policy.EditTemplate, on: "SavedTemplate",
			input: field("templateId", version+`, name: "Theirs"`),
		},
		{mutation: "updateCycle", action: policy.EditCycle, on: "Cycle", input: field("cycleId", version+`, name: "Other"`)},
		{mutation: "setCyclePolicy", action: policy.SetCyclePolicy, on: "Cycle", input: narrower},
		{
			mutation: "setQuestionnaire", action: policy.EditCycle, on: "Cycle", also: isDraft,
			input: field("cycleId", version+`, sections: [{title: "", questions: [{kind: TEXT, text: "Why?", required: true,
				allowNotApplicable: false, labels: []}]}]`),
		},
		{
			mutation: "setReviewedGroups", action: policy.EditCycle, on: "Cycle", also: isDraft,
			input: field("cycleId", version+`, everyone: true, teams: [], departments: []`),
		},
		{
			mutation: "setCycleOwners", action: policy.SetCycleOwners, on: "Cycle",
			input: field("cycleId", version+", ownerIds: []"),
		},
		{mutation: "addReviewees", action: policy.EditCycle, on: "Cycle", input: field("cycleId", otto)},
		{mutation: "nominateReviewers", action: policy.Nominate, on: "Participation", input: field("participationId", otto)},
		{
			mutation: "inviteGuestReviewer", action: policy.InviteGuest, on: "Participation",
			input: field("participationId", `email: "new@else.example", name: "New", locale: EN`),
		},
		{mutation: "saveFeedbackDraft", action: policy.WriteFeedback, on: "FeedbackRequest", input: field("requestId", version+", answers: []")},
		{mutation: "approveNominations", action: policy.DecideNominations, on: "FeedbackRequest", input: many("requestIds")},
		{mutation: "rejectNomination", action: policy.DecideNominations, on: "FeedbackRequest", input: field("requestId", `reason: "No"`)},
		{mutation: "removeNomination", action: policy.RemoveNomination, on: "FeedbackRequest", input: field("requestId", "")},
		{mutation: "declineFeedback", action: policy.DeclineFeedback, on: "FeedbackRequest", input: field("requestId", version+`, reason: "No"`)},
		{mutation: "undoDecline", action: policy.UndoDecline, on: "FeedbackRequest", input: field("requestId", "")},
		{mutation: "dismissDecline", action: policy.DismissDecline, on: "FeedbackRequest", input: field("requestId", "")},
		{
			mutation: "submitFeedback", action: policy.SubmitFeedback, on: "FeedbackRequest",
			input: field("requestId", version+`, visibilityVersion: "VERSION"`),
		},
		{mutation: "reopenFeedback", action: policy.ReopenFeedback, on: "FeedbackRequest", input: field("requestId", version)},
		{
			mutation: "saveSelfAssessment", action: policy.WriteSelfAssessment, on: "Participation",
			input: ofOwnView("answers: []"),
		},
		{
			mutation: "submitSelfAssessment", action: policy.SubmitSelfAssessment, on: "Participation",
			input: ofOwnView(`visibilityVersion: "VERSION"`),
		},
		{
			mutation: "reopenSelfAssessment", action: policy.ReopenSelfAssessment, on: "Participation",
			input: ofOwnView(""),
		},
		{mutation: "finishNominations", action: policy.FinishNominations, on: "Participation", input: field("participationId", version)},
		{
			mutation: "withholdAnswer", action: policy.WithholdAnswer, on: "Answer",
			input: ofAnswer(`reason: "It names a client."`),
		},
		{mutation: "putAnswerBack", action: policy.PutAnswerBack, on: "Answer", input: ofAnswer("")},
		{mutation: "beginFeedback", action: policy.BeginFeedback, on: "Participation", input: field("participationId", "")},
		{mutation: "discardFeedback", action: policy.DiscardFeedback, on: "FeedbackRequest", input: field("requestId", version)},
		{mutation: "openResults", action: policy.OpenResults, on: "Participation", input: field("participationId", "")},
		{mutation: "releaseAllFeedback", action: policy.ReleaseAll, on: "Cycle", input: field("cycleId", "")},
		{mutation: "releaseFeedback", action: policy.ReleaseFeedback, on: "Participation", input: field("participationId", version)},
		{
			mutation: "nudgePeople", action: policy.NudgePeople, on: "Participation",
			input: func(row testkit.Row) string {
				return fmt.Sprintf(`participationIds: [%q], idempotencyKey: "k"`, row.ID)
			},
		},
		{
			mutation: "resetReviewers", action: policy.ResetReviewers, on: "Participation",
			input: func(row testkit.Row) string { return fmt.Sprintf(`participationIds: [%q]`, row.ID) },
		},
		{
			mutation: "sendCycleNotice", action: policy.NotifyCycle, on: "Cycle",
			input: field("cycleId", `phase: WRITE, idempotencyKey: "k"`),
		},
		{
			mutation: "planCycleNotice", action: policy.PlanNotice, on: "Cycle",
			input: field("cycleId", `phase: WRITE, dueAt: "2026-11-23T12:00:00Z"`),
		},
		{mutation: "unplanCycleNotice", action: policy.PlanNotice, on: "Cycle", input: field("cycleId", `phase: WRITE`)},
		{
			mutation: "setCycleMail", action: policy.EditCycle, on: "Cycle",
			input: field("cycleId", version+`, kind: WRITE, locale: EN, subject: "S", text: "{link}"`),
		},
		{
			mutation: "resetCycleMail", action: policy.EditCycle, on: "Cycle",
			input: field("cycleId", version+`, kind: WRITE, locale: EN`),
		},
		{mutation: "removeReviewees", action: policy.EditCycle, on: "Cycle", input: field("cycleId", otto)},
		{mutation: "publishCycle", action: policy.PublishCycle, on: "Cycle", input: field("cycleId", version)},
		{
			mutation: "createMember", action: policy.CreateMember,
			input: fixed(`email: "new@aldersund.example", name: "New", workRole: COLLABORATOR`),
		},
		{mutation: "inviteMember", action: policy.InviteMember, on: "User", input: field("userId", version)},
		{mutation: "editAccount", action: policy.EditAccount, on: "User", input: field("userId", version+`, title: "T"`)},
		{mutation: "agreeToAddress", action: policy.AgreeToAddress, on: "AddressChange", input: field("changeId", "")},
		{mutation: "stopAddressChange", action: policy.StopAddressChange, on: "AddressChange", input: field("changeId", "")},
		{mutation: "changeAddress", action: policy.ChangeAddress, on: "User", input: newAddress(version)},
		{mutation: "setWorkRole", action: policy.SetWorkRole, on: "User", input: field("userId", version+", workRole: MANAGER")},
		{
			mutation: "grantPeopleRole", action: policy.GrantPeopleRole, on: "User",
			input: field("userId", version+", role: HR_ASSISTANT"),
		},
		{
			mutation: "revokePeopleRole", action: policy.RevokePeopleRole, on: "User",
			input: field("userId", version+", role: HR_ASSISTANT"),
		},
		{mutation: "sendPasswordReset", action: policy.SendPasswordReset, on: "User", input: field("userId", version)},
		{mutation: "resetSecondFactor", action: policy.ResetSecondFactor, on: "User", input: field("userId", version)},
		{mutation: "deactivateMember", action: policy.DeactivateMember, on: "User", input: field("userId", version)},
		{mutation: "reactivateMember", action: policy.ReactivateMember, on: "User", input: field("userId", version)},
		{
			mutation: "addGuests", action: policy.AddGuest,
			input: fixed(`guests: [{email: "new@partner.example"}]`),
		},
		{mutation: "lockGuest", action: policy.LockGuest, on: "User", input: field("userId", version)},
		{mutation: "setLineManager", action: policy.SetLineManager, on: "User", input: field("userId", version)},
		{mutation: "unlockGuest", action: policy.UnlockGuest, on: "User", input: field("userId", version)},
		{
			mutation: "graduateGuest", action: policy.GraduateGuest, on: "User",
			input: field("userId", version+", workRole: REVIEWER, outside: true"),
		},
		{mutation: "makeGuest", action: policy.MakeGuest, on: "User", input: field("userId", version)},
		{mutation: "applyImport", action: policy.ApplyImport, on: "PeopleImport", input: field("importId", version)},
		{mutation: "inviteImported", action: policy.InviteImported, on: "PeopleImport", input: field("importId", version)},
		{mutation: "cancelMail", action: policy.ManageMail, on: "Mail", input: field("mailId", "")},
		{mutation: "closeCycle", action: policy.CloseCycle, on: "Cycle", input: field("cycleId", version)},
		{mutation: "deleteAccount", action: policy.DeleteAccount, on: "User", input: deletion(version)},
		{mutation: "deleteTemplate", action: policy.DeleteTemplate, on: "SavedTemplate", input: field("templateId", version)},
		{
			mutation: "reopenCycle", action: policy.ReopenCycle, on: "Cycle",
			input: field("cycleId", version+`, endsAt: "2030-01-01T00:00:00Z"`),
		},
		{mutation: "archiveCycle", action: policy.ArchiveCycle, on: "Cycle", input: field("cycleId", version)},
		{mutation: "unarchiveCycle", action: policy.UnarchiveCycle, on: "Cycle", input: field("cycleId", version)},
		{mutation: "deleteCycle", action: policy.DeleteCycle, on: "Cycle", input: deletedCycle(version)},
		{
			mutation: "createAccessToken", action: policy.CreateAccessToken, on: "Viewer",
			input: fixed(`name: "Script", scope: READ, days: 30`),
		},
		{mutation: "deleteAccessToken", action: policy.DeleteAccessToken, on: "AccessToken", input: field("tokenId", "")},
		{mutation: "startAuthenticator", action: policy.AddAuthenticator, on: "Viewer", input: fixed("")},
		{
			mutation: "confirmAuthenticator", action: policy.AddAuthenticator, on: "Viewer",
			input: fixed(`ticket: "TICKET", code: "CODE"`),
		},
		{mutation: "renewRecoveryCodes", action: policy.RenewRecoveryCodes, on: "Viewer", input: fixed("")},
		{mutation: "removeAuthenticator", action: policy.RemoveAuthenticator, on: "Viewer", input: fixed("")},
		{mutation: "startPasskey", action: policy.AddPasskey, on: "Viewer", input: fixed("")},
		{mutation: "confirmPasskey", action: policy.AddPasskey, on: "Viewer", input: fixed(unsigned)},
		{mutation: "renamePasskey", action: policy.RenamePasskey, on: "Passkey", input: field("passkeyId", `name: "Phone"`)},
		{mutation: "removePasskey", action: policy.RemovePasskey, on: "Passkey", input: field("passkeyId", "")},
		// The last one: it ends the session of whoever tries.
		{mutation: "endSessions", action: policy.EndOwnSessions, on: "Session", input: many("sessionIds")},
	}...)
}

// document is the operation of an attempt on an object.
func (a attempt) document(row testkit.Row) string {
	form := a.input(row)
	if form != "" {
		form = "(input: { " + form + " })"
	}
	return a.mutation + form + " { errors { ... on UserError { code } } }"
}

// objectFor is the row in the form in which the policy judges it.
func (a attempt) objectFor(t *testing.T, w *testkit.World, v *policy.Viewer, row testkit.Row) any {
	t.Helper()
	switch object := row.Object.(type) {
	case *ent.User:
		account := policy.Account{User: object}
		switch a.action {
		case policy.SetWorkRole:
			return policy.NewWorkRole{Account: account, WorkRole: user.WorkRoleMANAGER}
		case policy.GraduateGuest:
			return policy.Graduation{Account: account, WorkRole: user.WorkRoleREVIEWER}
		case policy.MakeGuest:
			return policy.Return{Account: account}
		case policy.SetLineManager:
			return policy.LineChange{Person: object}
		case policy.ResetSecondFactor:
			return policy.LostFactor{Account: account, Reports: testkit.Leads(object.ID)}
		case policy.GrantPeopleRole, policy.RevokePeopleRole:
			return policy.ChangedRole{Account: account, Role: policy.RoleHRAssistant}
		default:
			return account
		}
	case *ent.Participation:
		if strings.Contains(a.mutation, "SelfAssessment") {
			return testkit.OwnViewOf(object)
		}
		return object
	case *ent.AddressChange:
		return policy.AddressMove{
			Account: policy.Account{User: object.Edges.User}, Change: object, Asker: object.Edges.AskedBy,
		}
	case *ent.Session:
		return []*ent.Session{object}
	case *ent.Setting:
		if a.action == policy.RequireFactor {
			return policy.FactorRule{Setting: object}
		}
		return object
	case *ent.PeopleImport:
		return policy.Import{ID: object.ID, Made: object}
	case *ent.Message:
		return []*ent.Message{object}
	case nil:
		switch {
		case slices.Contains(factorActions(), a.action):
			return factorsOf(t, w, v)
		case a.action == policy.AskForDeletion:
			return newDeletion(v)
		case a.on == "Viewer":
			return v.User
		case a.action == policy.CreateMember:
			return policy.NewMember{ID: testkit.ID("usr", "new"), WorkRole: user.WorkRoleCOLLABORATOR}
		case a.action == policy.AddGuest:
			return policy.NewGuest{ID: testkit.ID("usr", "new")}
		}
		return &ent.Cycle{ID: testkit.ID("cyc", "new")}
	case *ent.Passkey:
		if a.action == policy.RemovePasskey {
			return factorsOf(t, w, v)
		}
		return object
	default:
		return a.workObject(object)
	}
}

// newDeletion is the viewer with what they asked before, as far as the world knows.
func newDeletion(v *policy.Viewer) policy.NewDeletion {
	asks := policy.NewDeletion{Person: v.User}
	if v.ID() == testkit.ID("usr", "gia") {
		asks.Before = &ent.DeletionRequest{}
	}
	return asks
}

// factorActions are about what the viewer logs in with.
func factorActions() []policy.Action {
	return []policy.Action{
		policy.AddAuthenticator, policy.RenewRecoveryCodes, policy.RemoveAuthenticator, policy.AddPasskey,
	}
}

// factorsOf is what the person logs in with at this moment.
func factorsOf(t *testing.T, w *testkit.World, v *policy.Viewer) policy.Factors {
	t.Helper()
	client, system := w.Store.Client(), w.System(t)
	return policy.Factors{
		User:           v.User,
		Authenticators: client.Authenticator.Query().Where(authenticator.UserID(v.ID())).IDsX(system),
		Passkeys:       client.Passkey.Query().Where(passkey.UserID(v.ID())).IDsX(system),
	}
}

// expected is what the policy says about an attempt: the code of the refusal, or "" where it is granted.
func (a attempt) expected(
	t *testing.T, w *testkit.World, v *policy.Viewer, row testkit.Row, fields map[string][]string,
) string {
	t.Helper()
	rules := w.Parts.Guard
	if !policy.Standing(v).Any(rules.Rule("Mutation." + a.mutation)) {
		if !v.SignedIn() {
			return "UNAUTHENTICATED"
		}
		return "FORBIDDEN"
	}
	if row.Object != nil {
		audiences := policy.Audiences(v, row.Object)
		there := slices.ContainsFunc(fields[row.Type], func(coordinate string) bool {
			return audiences.Any(rules.Rule(coordinate))
		})
		if !there {
			return "NOT_FOUND"
		}
	}
	return a.judged(t, w, v, row)
}

func (a attempt) judged(t *testing.T, w *testkit.World, v *policy.Viewer, row testkit.Row) string {
	t.Helper()
	_, err := policy.Authorize(v, a.action, a.objectFor(t, w, v, row))
	switch {
	case err != nil && a.action == policy.InviteGuest && !policy.MayInviteGuests(v) &&
		policy.Can(v, policy.Nominate, row.Object):
		// Whoever may nominate is told at the field that the settings stand in the way.
		return "BAD_USER_INPUT"
	case err != nil:
		return codeOf(err)
	case a.also != nil && !a.also(row):
		return "INVALID_STATE"
	default:
		return ""
	}
}
