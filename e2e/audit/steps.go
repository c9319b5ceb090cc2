package main

import (
	"context"
	"fmt"
)

// step is one mutation of a story: how it is asked for, and what it leaves behind.
type step struct {
	name    string
	prepare func(ctx context.Context, server *server, s *story) (operation, error)
	effects func(l *looker, s *story)
}

// steps are the mutations of a story in their order.
func steps() []step {
	return []step{
		{"nominate", nominate, nominated},
		{"invite a guest", inviteGuest, guestInvited},
		{"finish the list", finish, finished},
		{"approve", approve, approved},
		{"save a draft", saveFirst, savedFirst},
		{"save it again", saveSecond, savedSecond},
		{"submit", submit, submitted},
		{"decline", decline, declined},
		{"release", release, released},
		{"lock a guest", lockGuest, locked},
	}
}

// mutation is an operation that only asks whether it was carried out.
func mutation(who person, field, inputType string, input map[string]any) operation {
	return operation{
		secret:    who.secret,
		query:     fmt.Sprintf(`mutation($input: %s!) { %s(input: $input) { errors { __typename } } }`, inputType, field),
		variables: map[string]any{"input": input},
	}
}

func nominate(_ context.Context, _ *server, s *story) (operation, error) {
	return mutation(s.reviewee, "nominateReviewers", "NominateReviewersInput", map[string]any{
		"participationId": s.list, "userIds": []string{s.writer.id, s.decliner.id},
	}), nil
}

func inviteGuest(_ context.Context, _ *server, s *story) (operation, error) {
	return mutation(s.reviewee, "inviteGuestReviewer", "InviteGuestReviewerInput", map[string]any{
		"participationId": s.list, "email": s.guestEmail, "name": "A guest", "locale": "EN",
	}), nil
}

func finish(ctx context.Context, server *server, s *story) (operation, error) {
	version, err := s.versionOf(ctx, server, s.reviewee, s.list)
	return mutation(s.reviewee, "finishNominations", "FinishNominationsInput", map[string]any{
		"participationId": s.list, "expectedVersion": version,
	}), err
}

func approve(ctx context.Context, server *server, s *story) (operation, error) {
	all, err := s.requests(ctx, server)
	ids := []string{}
	for _, one := range all {
		ids = append(ids, one.id)
	}
	return mutation(s.manager, "approveNominations", "ApproveNominationsInput", map[string]any{"requestIds": ids}), err
}

const (
	firstDraft  = "The first version of what I want to say."
	secondDraft = "What I want to say, after a second look."
)

func saveFirst(ctx context.Context, server *server, s *story) (operation, error) {
	return save(ctx, server, s, firstDraft)
}

func saveSecond(ctx context.Context, server *server, s *story) (operation, error) {
	return save(ctx, server, s, secondDraft)
}

func save(ctx context.Context, server *server, s *story, text string) (operation, error) {
	own, err := s.requestOf(ctx, server, s.writer)
	answers := []map[string]any{}
	for _, id := range s.questions {
		answers = append(answers, map[string]any{"questionId": id, "text": text})
	}
	return mutation(s.writer, "saveFeedbackDraft", "SaveFeedbackDraftInput", map[string]any{
		"requestId": own.id, "expectedVersion": own.version, "answers": answers,
	}), err
}

func submit(ctx context.Context, server *server, s *story) (operation, error) {
	own, err := s.requestOf(ctx, server, s.writer)
	return mutation(s.writer, "submitFeedback", "SubmitFeedbackInput", map[string]any{
		"requestId": own.id, "expectedVersion": own.version, "visibilityVersion": own.visibility,
	}), err
}

func decline(ctx context.Context, server *server, s *story) (operation, error) {
	own, err := s.requestOf(ctx, server, s.decliner)
	return mutation(s.decliner, "declineFeedback", "DeclineFeedbackInput", map[string]any{
		"requestId": own.id, "expectedVersion": own.version, "reason": "We never worked together.",
	}), err
}

func release(ctx context.Context, server *server, s *story) (operation, error) {
	version, err := s.versionOf(ctx, server, s.manager, s.list)
	return mutation(s.manager, "releaseFeedback", "ReleaseFeedbackInput", map[string]any{
		"participationId": s.list, "expectedVersion": version,
	}), err
}

func lockGuest(ctx context.Context, server *server, s *story) (operation, error) {
	version, err := s.versionOf(ctx, server, s.hr, s.lockedGuest)
	return mutation(s.hr, "lockGuest", "LockGuestInput", map[string]any{
		"userId": s.lockedGuest, "expectedVersion": version,
	}), err
}
