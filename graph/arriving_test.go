package graph_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"sightline/ent"
	"sightline/graph/generated"
	"sightline/internal/testkit"
)

// TestT45_WhoHasNoFactorYetReachesNothing: where members have to have a second factor, one without is served nothing
// and does nothing but set one up, whatever their roles.
func TestT45_WhoHasNoFactorYetReachesNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Setting.Update().SetSecondFactorRequired(true).Exec(ctx)
	})
	server := w.Serve(t, quiet())
	for persona, due := range map[string]bool{"ada": true, "max": true, "rae": false, "gia": false, "ex": false} {
		answer := testkit.Ask(t, server, persona, "{ secondFactorDue viewer { user { id } } }", nil)
		signedIn := answer.At("viewer") != nil
		if answer.At("secondFactorDue") != due || (due && signedIn) || (persona == "rae" || persona == "gia") != signedIn {
			t.Errorf("%s: %s", persona, answer.Body)
		}
	}
	version, rows := w.Version(t), w.AllRows(t)
	for _, a := range attempts() {
		if slices.Contains([]string{"startAuthenticator", "confirmAuthenticator", "startPasskey", "confirmPasskey"}, a.mutation) {
			continue
		}
		for _, row := range samples(rows, a.on, "ada")[:1] {
			if codes := try(t, server, "ada", a, []testkit.Row{row}); codes[0] != "UNAUTHENTICATED" {
				t.Errorf("%s: %q", a.mutation, codes[0])
			}
		}
	}
	if w.Version(t) != version {
		t.Error("a refusal changed the database")
	}
	answer := testkit.Ask(t, server, "ada", "mutation { startAuthenticator { authenticator { secret } errors { __typename } } }", nil)
	if answer.At("startAuthenticator", "authenticator", "secret") == nil {
		t.Errorf("no way to set one up: %s", answer.Body)
	}
	key := newPasskey(t, server, "ada")
	answer = testkit.Ask(t, server, "ada", `mutation { confirmPasskey(input: { `+key+` }) {
		passkey { id name } recoveryCodes secondFactor { passkeys { id name } } errors { __typename } } }`, nil)
	shown := answer.At("confirmPasskey", "passkey")
	if codes, _ := answer.At("confirmPasskey", "recoveryCodes").([]any); len(codes) != 10 || shown == nil ||
		fmt.Sprint(answer.At("confirmPasskey", "secondFactor", "passkeys")) != fmt.Sprint([]any{shown}) {
		t.Errorf("what she has set up is not shown: %s", answer.Body)
	}
	if answer := testkit.Ask(t, server, "ada", "{ viewer { user { id } } }", nil); answer.At("viewer") == nil {
		t.Errorf("she is not let in with it: %s", answer.Body)
	}
}

// TestT45_EveryRootFieldIsClosedToWhoArrives: a new one is too, unless it is for everybody.
func TestT45_EveryRootFieldIsClosedToWhoArrives(t *testing.T) {
	t.Parallel()
	guard := testkit.New(t).Parts.Guard
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	open := []string{}
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation, schema.Subscription} {
		for _, field := range root.Fields {
			if slices.Contains(guard.Rule(root.Name+"."+field.Name), "ARRIVING") {
				open = append(open, field.Name)
			}
		}
	}
	slices.Sort(open)
	if !slices.Equal(open, []string{"confirmAuthenticator", "confirmPasskey", "startAuthenticator", "startPasskey"}) {
		t.Errorf("open to whoever has no factor yet: %v", open)
	}
}
