package testkit

import (
	"context"
	"net/http"
	"strconv"
	"sync/atomic"

	"sightline/ent"
)

// StatementsHeader is the answer's header with the number of statements that the operation read with.
const StatementsHeader = "X-Statements"

// Count counts statements; it is safe for concurrent use.
type Count struct{ read atomic.Int64 }

// Reset begins again.
func (c *Count) Reset() { c.read.Store(0) }

type countKey struct{}

// counted counts each query that reaches the database for the request of the context: lists, look-ups, counts,
// groups, and each edge that is loaded along.
func counted() ent.Interceptor {
	return ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, query ent.Query) (ent.Value, error) {
			if count, ok := ctx.Value(countKey{}).(*Count); ok {
				count.read.Add(1)
			}
			return next.Query(ctx, query)
		})
	})
}

// countingWriter writes the count before the answer.
type countingWriter struct {
	http.ResponseWriter
	count *Count
}

// WriteHeader adds the count to the headers.
func (w countingWriter) WriteHeader(status int) {
	w.Header().Set(StatementsHeader, strconv.FormatInt(w.count.read.Load(), 10))
	w.ResponseWriter.WriteHeader(status)
}

// Write adds the count where the status is left to the standard library.
func (w countingWriter) Write(body []byte) (int, error) {
	if w.Header().Get(StatementsHeader) == "" {
		w.Header().Set(StatementsHeader, strconv.FormatInt(w.count.read.Load(), 10))
	}
	return w.ResponseWriter.Write(body)
}
