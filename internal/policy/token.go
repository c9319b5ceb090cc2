package policy

import (
	"slices"

	"sightline/ent/accesstoken"
)

// mayByToken tells whether the scope of the viewer's access token covers the action. What is not named here is
// refused: first of all whatever makes tokens, changes how somebody logs in, or needs a fresh proof (T14).
func mayByToken(v *Viewer, action Action) bool {
	switch v.Token {
	case "":
		return true
	case accesstoken.ScopeREAD:
		return slices.Contains(tokenReads(), action)
	case accesstoken.ScopeWRITE:
		return slices.Contains(tokenReads(), action) || slices.Contains(tokenWrites(), action)
	default:
		return false
	}
}

// tokenReads are the actions that change nothing.
func tokenReads() []Action {
	return []Action{
		ListCycles, ListPeople, ListGuests, ListMails, ListAccounts, ListRoles, ReadAuditLog, ReadResults, OpenPassport,
	}
}

func tokenWrites() []Action {
	return []Action{
		CreateCycle, CopyCycle, EditCycle, SetCyclePolicy, SetCycleOwners, PublishCycle, NotifyCycle, PlanNotice, CloseCycle,
		DeleteCycle,
		SaveTemplate, EditTemplate, DeleteTemplate, ReopenCycle, ArchiveCycle, UnarchiveCycle,
		Nominate, InviteGuest, FinishNominations, DecideNominations, AskAtOnce, RemoveNomination, ResetReviewers,
		WriteFeedback, SubmitFeedback, ReopenFeedback, DeclineFeedback, UndoDecline, DismissDecline, ReleaseFeedback,
		WriteSelfAssessment, SubmitSelfAssessment, ReopenSelfAssessment,
		ReleaseAll, WithholdAnswer, PutAnswerBack, BeginFeedback, DiscardFeedback,
		NudgePeople,
		OpenResults, SetLanguage, MarkMessagesRead,
		CreateMember, InviteMember, EditAccount, DeactivateMember, ReactivateMember, LockGuest, UnlockGuest,
		AddGuest,
		CreateProject, EditProject, ArchiveProject, UnarchiveProject, SetProjectTeam,
		CreateWorkReview, EditWorkReview, SetWorkReviewState, ShareWorkReview, ChangeWorkGrant, RevokeWorkGrant,
		ShareByLink, RevokeShareLink, SetReviewSettings,
	}
}
