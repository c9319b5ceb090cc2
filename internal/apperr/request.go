package apperr

import "context"

type requestKey struct{}

// WithRequest returns the context of a request with the id by which its log lines and an INTERNAL answer are found.
func WithRequest(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// RequestOf returns the id of the request, empty outside of one.
func RequestOf(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}
