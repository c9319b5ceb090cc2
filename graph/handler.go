package graph

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/generated"
	"sightline/graph/limit"
	"sightline/graph/post"
	"sightline/graph/socket"
	"sightline/internal/clock"
	"sightline/internal/policy"
)

// remembered is how many parsed documents are kept.
const remembered = 1000

// Options are what the surface needs of its surroundings.
type Options struct {
	// PublicURL is the one origin that sockets are accepted from.
	PublicURL *url.URL
	// Reload reads the session and the account of a viewer again; an error means that their rights have ended.
	Reload func(ctx context.Context, v *policy.Viewer) (*policy.Viewer, error)
	// Network is where a request comes from, for the limits of those who are not signed in.
	Network func(r *http.Request) string
	Now     func() time.Time
	Log     *slog.Logger
}

// Server is the GraphQL endpoint over POST and socket.
type Server struct {
	http.Handler
	inside  *executor.Executor
	sockets *socket.Transport
	log     *slog.Logger
}

// goodbye is how long the sockets have to close when the server stops.
const goodbye = 5 * time.Second

// CloseWith waits for the context to end and then closes the open sockets, which the HTTP server has handed over.
func (s *Server) CloseWith(ctx context.Context) {
	<-ctx.Done()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
	defer cancel()
	if err := s.sockets.Shutdown(ctx); err != nil {
		s.log.WarnContext(ctx, "sockets were cut", "error", err)
	}
}

// Rules reads the audiences of all fields, for the guard and for the explanation. It fails when a field has none.
func Rules() (*Guard, error) {
	return NewGuard(generated.NewExecutableSchema(generated.Config{}).Schema())
}

// New makes the endpoint. Without a rule for every field there is none.
func New(d Domains, guard *Guard, o Options) *Server {
	resolver := newResolver(d)
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: resolver})
	server, inside := handler.New(schema), executor.New(schema)
	bounds := limit.New(limit.Options{
		Bounds: limit.Standard(), Dear: dear(), Person: person, MayIntrospect: mayIntrospect, Now: o.Now,
	})
	for _, door := range []door{server, inside} {
		equip(door, resolver, guard, bounds, presenter(o.Log))
	}
	sockets := socket.New(socketOptions(o))
	server.AddTransport(sockets)
	server.AddTransport(post.Transport{})
	return &Server{Handler: fromNetwork(server, o.Network), inside: inside, sockets: sockets, log: o.Log}
}

// door is a way to ask: the HTTP handler, or the program itself. Both are given the same gates.
type door interface {
	SetErrorPresenter(f graphql.ErrorPresenterFunc)
	SetRecoverFunc(f graphql.RecoverFunc)
	SetDisableSuggestion(value bool)
	SetQueryCache(cache graphql.Cache[*ast.QueryDocument])
	Use(extension graphql.HandlerExtension)
	AroundOperations(f graphql.OperationMiddleware)
	AroundResponses(f graphql.ResponseMiddleware)
	AroundRootFields(f graphql.RootFieldMiddleware)
	AroundFields(f graphql.FieldMiddleware)
}

func equip(to door, resolver *Resolver, guard *Guard, bounds *limit.Extension, present graphql.ErrorPresenterFunc) {
	to.SetErrorPresenter(present)
	to.SetRecoverFunc(recovered)
	to.SetDisableSuggestion(true)
	to.SetQueryCache(lru.New[*ast.QueryDocument](remembered))
	to.Use(bounds)
	to.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(withLoaders(withMemo(ctx), resolver))
	})
	to.AroundResponses(recordReadings(resolver, present))
	to.AroundRootFields(func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
		if graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation {
			// What a mutation changed is read again, not remembered.
			ctx = withLoaders(ctx, resolver)
		}
		return next(ctx)
	})
	to.AroundFields(joinLists)
	to.AroundFields(guard.Field)
}

func socketOptions(o Options) socket.Options {
	return socket.Options{
		Bounds:      socket.Standard(),
		AllowOrigin: socket.ExactOrigin(o.PublicURL),
		Authenticate: func(r *http.Request) (context.Context, string, error) {
			viewer := policy.From(r.Context())
			if !viewer.InPerson() {
				return nil, "", socket.ErrUnauthenticated
			}
			return r.Context(), viewer.SessionID, nil
		},
		Renew: func(ctx context.Context) (context.Context, error) {
			viewer, err := o.Reload(ctx, policy.From(ctx))
			if err != nil {
				return nil, fmt.Errorf("%w (%w)", socket.ErrRightsEnded, err)
			}
			return policy.WithViewer(ctx, viewer), nil
		},
		Now: clock.System{}.Now,
		Log: o.Log,
	}
}

// dear are fields that cost a statement of their own wherever they stand in a list (T52).
func dear() map[string]int {
	return map[string]int{
		"Cycle.noticePreview": 500, "Cycle.rehearsal": 500, "Cycle.publishProblems": 200, "Cycle.participations": 20,
		"Settings.inviterCounts": 50,
		"Query.visibility":       20, "Query.reviewerCandidates": 50, "Query.accessEffects": 50,
	}
}

// recordReadings writes that HR was served confidential answers before they go out; where that fails nothing does.
func recordReadings(r *Resolver, present graphql.ErrorPresenterFunc) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		served := memoOf(ctx).readings()
		if len(served) == 0 {
			return response
		}
		if err := r.feedback.RecordReadings(ctx, served); err != nil {
			return &graphql.Response{Errors: gqlerror.List{present(ctx, err)}}
		}
		return response
	}
}

type networkKey struct{}

// fromNetwork remembers where a request comes from.
func fromNetwork(next http.Handler, network func(*http.Request) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), networkKey{}, network(r))))
	})
}

// person is whose bucket an operation is charged to: the viewer's, or that of the network of who is not signed in.
func person(ctx context.Context) string {
	if id := policy.From(ctx).ID(); id != "" {
		return id
	}
	network, _ := ctx.Value(networkKey{}).(string)
	return "network:" + network
}

// mayIntrospect: members read the documented schema; guests and nobody do not (T54).
func mayIntrospect(ctx context.Context) bool { return policy.From(ctx).Member() }
