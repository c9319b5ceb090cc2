package policy

import (
	"fmt"
	"maps"
	"sync"

	"sightline/internal/apperr"
)

// Action is an act that the viewer may or may not do. Those that the app asks about are the enum Action of the SDL.
type Action string

// The actions.
const (
	CreateCycle       Action = "CREATE_CYCLE"
	EditCycle         Action = "EDIT_CYCLE"
	SetCyclePolicy    Action = "SET_CYCLE_POLICY"
	SetCycleOwners    Action = "SET_CYCLE_OWNERS"
	PublishCycle      Action = "PUBLISH_CYCLE"
	NotifyCycle       Action = "NOTIFY_CYCLE"
	PlanNotice        Action = "PLAN_NOTICE"
	CloseCycle        Action = "CLOSE_CYCLE"
	DeleteCycle       Action = "DELETE_CYCLE"
	ListCycles        Action = "LIST_CYCLES"
	CopyCycle         Action = "COPY_CYCLE"
	ReopenCycle       Action = "REOPEN_CYCLE"
	ArchiveCycle      Action = "ARCHIVE_CYCLE"
	UnarchiveCycle    Action = "UNARCHIVE_CYCLE"
	SaveTemplate      Action = "SAVE_TEMPLATE"
	EditTemplate      Action = "EDIT_TEMPLATE"
	DeleteTemplate    Action = "DELETE_TEMPLATE"
	Nominate          Action = "NOMINATE"
	InviteGuest       Action = "INVITE_GUEST"
	FinishNominations Action = "FINISH_NOMINATIONS"
	DecideNominations Action = "DECIDE_NOMINATIONS"
	RemoveNomination  Action = "REMOVE_NOMINATION"
	WriteFeedback     Action = "WRITE_FEEDBACK"
	SubmitFeedback    Action = "SUBMIT_FEEDBACK"
	ReopenFeedback    Action = "REOPEN_FEEDBACK"
	DeclineFeedback   Action = "DECLINE_FEEDBACK"
	UndoDecline       Action = "UNDO_DECLINE"
	DismissDecline    Action = "DISMISS_DECLINE"
	DiscardFeedback   Action = "DISCARD_FEEDBACK"
	WithholdAnswer    Action = "WITHHOLD_ANSWER"
	PutAnswerBack     Action = "PUT_ANSWER_BACK"
	ReleaseFeedback   Action = "RELEASE_FEEDBACK"

	WriteSelfAssessment  Action = "WRITE_SELF_ASSESSMENT"
	SubmitSelfAssessment Action = "SUBMIT_SELF_ASSESSMENT"
	ReopenSelfAssessment Action = "REOPEN_SELF_ASSESSMENT"

	ReleaseAll        Action = "RELEASE_ALL_FEEDBACK"
	ReadResults       Action = "READ_RESULTS"
	NudgePeople       Action = "NUDGE_PEOPLE"
	ResetReviewers    Action = "RESET_REVIEWERS"
	ExportCycle       Action = "EXPORT_CYCLE"
	ListPeople        Action = "LIST_PEOPLE"
	ListGuests        Action = "LIST_GUESTS"
	ListAccounts      Action = "LIST_ACCOUNTS"
	CreateMember      Action = "CREATE_MEMBER"
	InviteMember      Action = "INVITE_MEMBER"
	EditAccount       Action = "EDIT_ACCOUNT"
	RenameAccount     Action = "RENAME_ACCOUNT"
	ChangeAddress     Action = "CHANGE_ADDRESS"
	AgreeToAddress    Action = "AGREE_TO_ADDRESS"
	StopAddressChange Action = "STOP_ADDRESS_CHANGE"
	SetWorkRole       Action = "SET_WORK_ROLE"
	ListRoles         Action = "LIST_ROLES"
	GrantPeopleRole   Action = "GRANT_PEOPLE_ROLE"
	GrantPastReading  Action = "GRANT_PAST_READING"
	RevokePeopleRole  Action = "REVOKE_PEOPLE_ROLE"
	DeactivateMember  Action = "DEACTIVATE_MEMBER"
	ReactivateMember  Action = "REACTIVATE_MEMBER"
	SendPasswordReset Action = "SEND_PASSWORD_RESET"
	ResetSecondFactor Action = "RESET_SECOND_FACTOR"
	DeleteAccount     Action = "DELETE_ACCOUNT"
	AddGuest          Action = "ADD_GUEST"
	GraduateGuest     Action = "GRADUATE_GUEST"
	MakeGuest         Action = "MAKE_GUEST"
	LockGuest         Action = "LOCK_GUEST"
	UnlockGuest       Action = "UNLOCK_GUEST"
	ListMails         Action = "LIST_MAILS"
	ManageMail        Action = "MANAGE_MAIL"
	HandOverLink      Action = "HAND_OVER_LINK"
	EditSettings      Action = "EDIT_SETTINGS"
	RequireFactor     Action = "REQUIRE_SECOND_FACTOR"
	SetLineManager    Action = "SET_LINE_MANAGER"
	ImportPeople      Action = "IMPORT_PEOPLE"
	ApplyImport       Action = "APPLY_IMPORT"
	InviteImported    Action = "INVITE_IMPORTED"
	ReadAuditLog      Action = "READ_AUDIT_LOG"
	ExportPeople      Action = "EXPORT_PEOPLE"
	ExportAuditLog    Action = "EXPORT_AUDIT_LOG"
	OpenPassport      Action = "OPEN_PASSPORT"
	WithdrawDeletion  Action = "WITHDRAW_DELETION"
	DeclineDeletion   Action = "DECLINE_DELETION"

	CreateProject      Action = "CREATE_PROJECT"
	EditProject        Action = "EDIT_PROJECT"
	ArchiveProject     Action = "ARCHIVE_PROJECT"
	UnarchiveProject   Action = "UNARCHIVE_PROJECT"
	SetProjectTeam     Action = "SET_PROJECT_TEAM"
	CreateWorkReview   Action = "CREATE_WORK_REVIEW"
	EditWorkReview     Action = "EDIT_WORK_REVIEW"
	SetWorkReviewState Action = "SET_WORK_REVIEW_STATE"
	ShareWorkReview    Action = "SHARE_WORK_REVIEW"
	ChangeWorkGrant    Action = "CHANGE_WORK_GRANT"
	RevokeWorkGrant    Action = "REVOKE_WORK_GRANT"
	ShareByLink        Action = "SHARE_BY_LINK"
	RevokeShareLink    Action = "REVOKE_SHARE_LINK"
	SetReviewSettings  Action = "SET_REVIEW_SETTINGS"

	// AskAtOnce is the approval that lies in a nomination by somebody else than the reviewee.
	AskAtOnce Action = "ASK_AT_ONCE"
	// BeginFeedback is never told by viewerCan: who may is offered it (docs/adr/0045).
	BeginFeedback Action = "BEGIN_FEEDBACK"
	// TellGuest invites a guest who was added without a mail. It is part of INVITE_IMPORTED.
	TellGuest Action = "TELL_GUEST"
	// OpenResults, SetLanguage and MarkMessagesRead are never told by viewerCan: whoever sees the place to do it may.
	OpenResults      Action = "OPEN_RESULTS"
	SetLanguage      Action = "SET_LANGUAGE"
	MarkMessagesRead Action = "MARK_MESSAGES_READ"
	EndOwnSessions   Action = "END_SESSIONS"
	// AskForDeletion is offered to everybody who has a passport.
	AskForDeletion Action = "ASK_FOR_DELETION"
	// CreateAccessToken and DeleteAccessToken are offered to every member, on the page of their own account.
	CreateAccessToken Action = "CREATE_ACCESS_TOKEN"
	DeleteAccessToken Action = "DELETE_ACCESS_TOKEN"
	// What follows stands on the page of one's own account alone.
	AddAuthenticator    Action = "ADD_AUTHENTICATOR"
	RenewRecoveryCodes  Action = "RENEW_RECOVERY_CODES"
	RemoveAuthenticator Action = "REMOVE_AUTHENTICATOR"
	AddPasskey          Action = "ADD_PASSKEY"
	RenamePasskey       Action = "RENAME_PASSKEY"
	RemovePasskey       Action = "REMOVE_PASSKEY"
)

// rule says for one action who may do it, in which state of the object, and what it then may write.
type rule struct {
	who    func(v *Viewer, object any) bool
	when   func(v *Viewer, object any) *apperr.Error
	writes func(g Grant, v *Viewer, object any) Grant
	// proof tells for which objects whoever does it must have proved just now that it is them (T44); nil for none.
	proof func(object any) bool
}

// proven makes a rule ask for a fresh proof: an open session alone is not enough for the action.
func proven(r rule) rule {
	r.proof = func(any) bool { return true }
	return r
}

// provenWhere makes a rule ask for a fresh proof where the object is such that an open session is not enough.
func provenWhere[T any](where func(T) bool, r rule) rule {
	r.proof = func(object any) bool {
		o, ok := object.(T)
		return !ok || where(o)
	}
	return r
}

// unless makes a rule refuse, with the reason, also what depends on the viewer and the object together.
func unless[T any](obstacle func(*Viewer, T) *apperr.Error, r rule) rule {
	when := r.when
	r.when = func(v *Viewer, object any) *apperr.Error {
		if refusal := when(v, object); refusal != nil {
			return refusal
		}
		o, ok := object.(T)
		if !ok {
			return apperr.New(apperr.Forbidden, "forbidden")
		}
		return obstacle(v, o)
	}
	return r
}

// on makes a rule for objects of one type; any other object is refused.
func on[T any](who func(*Viewer, T) bool, when func(T) *apperr.Error, writes func(Grant, *Viewer, T) Grant) rule {
	return rule{
		who: func(v *Viewer, object any) bool {
			o, ok := object.(T)
			return ok && who(v, o)
		},
		when: func(_ *Viewer, object any) *apperr.Error {
			o, ok := object.(T)
			if !ok {
				return apperr.New(apperr.Forbidden, "forbidden")
			}
			if when == nil {
				return nil
			}
			return when(o)
		},
		writes: func(g Grant, v *Viewer, object any) Grant {
			o, ok := object.(T)
			if !ok || writes == nil {
				return g
			}
			return writes(g, v, o)
		},
	}
}

// standing makes a rule for an action that needs no object and writes nothing by itself.
func standing(who func(*Viewer) bool) rule {
	return rule{
		who:    func(v *Viewer, _ any) bool { return who(v) },
		when:   func(*Viewer, any) *apperr.Error { return nil },
		writes: func(g Grant, _ *Viewer, _ any) Grant { return g },
	}
}

// Authorize decides whether the viewer may do the action to the object, which the viewer must be able to see. It
// returns the grant for store.Write, FORBIDDEN when it is not theirs to do, REAUTH_REQUIRED when they have to prove
// first that it is them, or INVALID_STATE when it is not the time.
func Authorize(v *Viewer, action Action, object any) (Grant, error) {
	return authorize(v, action, object, v.Fresh)
}

func authorize(v *Viewer, action Action, object any, fresh bool) (Grant, error) {
	r, ok := ruleOf(action)
	if !ok {
		return Grant{}, fmt.Errorf("no rule is declared for action %s", action)
	}
	if !v.SignedIn() && (!v.Arriving() || !addsFactor(action)) {
		return Grant{}, apperr.New(apperr.Unauthenticated, "unauthenticated")
	}
	if !mayByToken(v, action) || !mayByCode(v, action) || !r.who(v, object) {
		return Grant{}, apperr.New(apperr.Forbidden, "forbidden")
	}
	needsProof := r.proof != nil && r.proof(object)
	switch {
	case needsProof && v.Token != "":
		// A script cannot prove anything.
		return Grant{}, apperr.New(apperr.Forbidden, "forbidden")
	case needsProof && !fresh:
		return Grant{}, apperr.New(apperr.ReauthRequired, "reauth")
	}
	if refusal := r.when(v, object); refusal != nil {
		return Grant{}, refusal
	}
	return r.writes(grant(action), v, object), nil
}

// Can tells whether Authorize would grant the action, after a fresh proof where it needs one.
func Can(v *Viewer, action Action, object any) bool { return Refusal(v, action, object) == nil }

// Refusal is why Authorize would refuse the action, after a fresh proof where it needs one; nil when it would not.
func Refusal(v *Viewer, action Action, object any) error {
	_, err := authorize(v, action, object, true)
	return err
}

// Allowed returns those of the actions that the viewer can do to the object now, in the given order (viewerCan).
func Allowed(v *Viewer, object any, actions ...Action) []Action {
	allowed := []Action{}
	for _, action := range actions {
		if Can(v, action, object) {
			allowed = append(allowed, action)
		}
	}
	return allowed
}

func ruleOf(action Action) (rule, bool) {
	r, ok := rules()[action]
	return r, ok
}

// rules is the table of all actions, put together once.
var rules = sync.OnceValue(func() map[Action]rule { //nolint:gochecknoglobals // a table that never changes
	all := map[Action]rule{}
	for _, part := range ruleParts() {
		maps.Copy(all, part)
	}
	return all
})

// ruleParts are the rules by domain, one file each.
func ruleParts() []map[Action]rule {
	return []map[Action]rule{
		cycleRules(), lifeRules(), templateRules(), feedbackRules(), selfRules(), unaskedRules(), withholdRules(),
		nudgeRules(),
		peopleRules(), accountRules(), roleRules(),
		guestRules(),
		importRules(),
		securityRules(), lineRules(), auditRules(), passportRules(), addressRules(), workRules(),
	}
}
