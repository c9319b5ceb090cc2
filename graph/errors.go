package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/model"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// failures turns an expected failure of a command into the errors of its payload. What is exceptional stays an error.
func failures[T any](ctx context.Context, err error) ([]T, error) {
	var list apperr.List
	var one *apperr.Error
	switch {
	case err == nil:
		return []T{}, nil
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = apperr.List{one}
	default:
		return nil, err
	}
	told := make([]T, 0, len(list))
	for _, failure := range list {
		expected, ok := userError(ctx, failure).(T)
		if !ok {
			return nil, err
		}
		told = append(told, expected)
	}
	return told, nil
}

// userError is the payload's form of a failure; nil for those that are no matter of the form.
func userError(ctx context.Context, failure *apperr.Error) any {
	message := sentence(ctx, failure)
	switch failure.Code {
	case apperr.BadUserInput:
		return &model.InputError{Message: message, Code: failure.Code, Path: failure.Path}
	case apperr.InvalidState:
		return &model.StateError{Message: message, Code: failure.Code, Path: failure.Path}
	case apperr.Conflict:
		return &model.ConflictError{Message: message, Code: failure.Code, Path: failure.Path, Current: failure.Current}
	default:
		return nil
	}
}

func sentence(ctx context.Context, failure *apperr.Error) string {
	return text.Say(policy.From(ctx).Locale(), failure.Key, failure.Args...)
}

// inputErrors shows the problems of a form that was not sent.
func inputErrors(ctx context.Context, problems apperr.List) []*model.InputError {
	shown := make([]*model.InputError, 0, len(problems))
	for _, problem := range problems {
		shown = append(shown, &model.InputError{Message: sentence(ctx, problem), Code: problem.Code, Path: problem.Path})
	}
	return shown
}

// presenter makes the top-level error of a failure: one of the closed set, or INTERNAL with the request id. The rest
// of it stays in the log (T53).
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var made *gqlerror.Error
		if errors.As(err, &made) && made.Err == nil && made.Extensions["code"] != nil {
			return made
		}
		shown := &gqlerror.Error{Extensions: map[string]any{}}
		if graphql.GetFieldContext(ctx) != nil {
			shown.Path = graphql.GetPath(ctx)
		}
		var told *apperr.Error
		var list apperr.List
		switch {
		case errors.As(err, &told):
		case errors.As(err, &list) && len(list) > 0:
			told = list[0]
		default:
			id := apperr.RequestOf(ctx)
			log.ErrorContext(ctx, "a request failed", "requestId", id, "error", err)
			told = apperr.New(apperr.Internal, "internal")
			shown.Extensions["requestId"] = id
		}
		shown.Message = sentence(ctx, told)
		shown.Extensions["code"] = string(told.Code)
		return shown
	}
}

// recovered turns a panic into an error that nobody outside learns more of.
func recovered(_ context.Context, cause any) error { return fmt.Errorf("panic: %v", cause) }
