package graph_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/passport"
	"sightline/internal/testkit"
)

const passportQuery = `{ viewer { companyName
	user { id name email kind outside locale state lastSignInAt deletionRequest { createdAt reason declinedAt declineReason } }
	passport { people { id name } cycles { id name introduction writeUntil
		sections { title questions { id kind text help labels axes { name low high } } } } }
	feedbackRequests(first: 100) { nodes {
		id state dueAt submittedAt savedAt declineReason reviewee { id name } cycle { id name }
		answers { question { id } text scale choices x y notApplicable }
		wording { question { id } text }
		visibility { state nextStep laterStep laterAt ` + readerLists + ` }
		declineReasonVisibility: visibility(text: DECLINE_REASON) { state nextStep laterStep laterAt ` + readerLists + ` }
	} } } }`

const readerLists = `now { label relation you named count rule } next { label relation you named count rule }
	later { label relation you named count rule }`

// taken is the passport of a persona as they take it along.
func taken(t *testing.T, w *testkit.World, persona string, kind passport.Kind) []byte {
	t.Helper()
	file, err := w.Parts.Passport.Export(w.As(t, persona), kind, w.Endpoint(t, quiet()).Ask)
	if err != nil {
		t.Fatalf("%s: %v", persona, err)
	}
	return file.Body
}

// TestT62_APassportTakenAlongHoldsWhatIsServed: the file says what the API serves to the same person, field by field,
// and no secret stands in either form that is not served.
func TestT62_APassportTakenAlongHoldsWhatIsServed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	for persona, least := range map[string]int{"gia": 10, "con": 10, "gus": 0} {
		served := testkit.Ask(t, server, persona, passportQuery, nil)
		var want struct {
			Data struct {
				Viewer struct {
					CompanyName string
					User        passport.User
					Passport    struct {
						People []passport.Person
						Cycles []passport.Cycle
					}
					FeedbackRequests struct{ Nodes []passport.Request }
				}
			}
		}
		var got passport.Document
		decode(t, served.Body, &want)
		decode(t, taken(t, w, persona, passport.JSON), &got)
		v := want.Data.Viewer
		if diff := cmp.Diff(passport.Document{
			Format: "sightline-passport/1", TakenAt: got.TakenAt, Company: v.CompanyName, User: v.User,
			People: v.Passport.People, Cycles: v.Passport.Cycles, Requests: v.FeedbackRequests.Nodes,
		}, got); diff != "" {
			t.Errorf("%s (-served +taken):\n%s", persona, diff)
		}
		if len(got.Requests) < least {
			t.Errorf("%s takes %d requests along", persona, len(got.Requests))
		}
		known := testkit.Found(string(served.Body))
		for _, canary := range testkit.Found(string(taken(t, w, persona, passport.HTML))) {
			if !slices.Contains(known, canary) {
				t.Errorf("%s takes %s along, which is not served", persona, canary)
			}
		}
	}
}

// TestOnlyOutsidersTakeAPassport: whoever has none takes none along, and a format that does not exist is named.
func TestOnlyOutsidersTakeAPassport(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ask := w.Endpoint(t, quiet()).Ask
	for _, persona := range []string{"ada", "hana", "asa", "tess", "max", "sue", "otto", "nobody"} {
		if _, err := w.Parts.Passport.Export(w.As(t, persona), passport.JSON, ask); !refused(err) {
			t.Errorf("%s: %v", persona, err)
		}
	}
	if _, err := w.Parts.Passport.Export(w.As(t, "gia"), "pdf", ask); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("pdf: %v", err)
	}
}

// TestT34_ATakenPassportRunsNothing: what people wrote stands in the page as text, and the page loads nothing.
func TestT34_ATakenPassportRunsNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const attack = `</dd><script>alert(1)</script><img src=https://evil.example onerror=alert(2)>`
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Answer.Update().SetText(attack).Exec(ctx)
	})
	page := strings.ToLower(string(taken(t, w, "gia", passport.HTML)))
	if !strings.Contains(page, "&lt;script&gt;alert(1)") {
		t.Error("the words are not there")
	}
	for _, forbidden := range []string{"<script", "<img", "<link", "http://", "https://evil.example\"", " onerror=\""} {
		if strings.Contains(page, forbidden) {
			t.Errorf("the page holds %s", forbidden)
		}
	}
	if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'"`) {
		t.Error("the page may load something")
	}
}

// TestAPassportIsReadToItsLastPage: page after page, each once.
func TestAPassportIsReadToItsLastPage(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	pages := []string{
		`{"viewer":{"feedbackRequests":{"nodes":[{"id":"a"},{"id":"b"}],"pageInfo":{"hasNextPage":true,"endCursor":"x"}}}}`,
		`{"viewer":{"feedbackRequests":{"nodes":[{"id":"c"}],"pageInfo":{"hasNextPage":false,"endCursor":"y"}}}}`,
	}
	var cursors []string
	file, err := w.Parts.Passport.Export(w.As(t, "gia"), passport.JSON,
		func(_ context.Context, _ string, variables map[string]any) (json.RawMessage, error) {
			after := "start"
			if given, ok := variables["after"].(string); ok {
				after = given
			}
			cursors = append(cursors, after)
			return json.RawMessage(pages[len(cursors)-1]), nil
		})
	if err != nil {
		t.Fatal(err)
	}
	var got passport.Document
	decode(t, file.Body, &got)
	if len(got.Requests) != 3 || !slices.Equal(cursors, []string{"start", "x"}) {
		t.Errorf("%d requests, asked after %v", len(got.Requests), cursors)
	}
}
