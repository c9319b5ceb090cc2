package post_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sightline/graph/post"
)

const (
	plain   = "application/json"
	modern  = "application/graphql-response+json"
	hello   = `{"query":"{ name }"}`
	canary  = "c4n4ry7731"
	charset = "; charset=utf-8"
)

// request is one HTTP request of a test; the zero value is a well-formed POST.
type request struct {
	method string
	path   string
	accept string
	kind   string
	body   string
	header http.Header
}

func send(t *testing.T, base string, r request) reply {
	t.Helper()
	if r.method == "" {
		r.method = http.MethodPost
	}
	if r.kind == "" {
		r.kind = plain
	}
	outgoing, err := http.NewRequestWithContext(t.Context(), r.method, base+r.path, strings.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range r.header {
		outgoing.Header[name] = values
	}
	if r.kind != "none" {
		outgoing.Header.Set("Content-Type", r.kind)
	}
	if r.accept != "" {
		outgoing.Header.Set("Accept", r.accept)
	}
	response, err := http.DefaultClient.Do(outgoing)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	got := reply{status: response.StatusCode, header: response.Header, text: string(text)}
	if r.method != http.MethodHead {
		if err := json.Unmarshal(text, &got.body); err != nil {
			t.Fatalf("the answer is no JSON: %v\n%s", err, text)
		}
	}
	return got
}

func (r reply) code() string {
	errs, _ := r.body["errors"].([]any)
	if len(errs) == 0 {
		return ""
	}
	first, _ := errs[0].(map[string]any)
	extensions, _ := first["extensions"].(map[string]any)
	code, _ := extensions["code"].(string)
	return code
}

func TestAnswerTakesTheNegotiatedMediaType(t *testing.T) {
	t.Parallel()
	base := serve(t, newCompany()).URL
	for accept, want := range map[string]string{
		"":                                  plain,
		"*/*":                               plain,
		"application/*":                     plain,
		plain:                               plain,
		modern:                              modern,
		plain + ", " + modern:               modern,
		modern + ";q=0.4, " + plain:         plain,
		"text/html, */*;q=0.1":              plain,
		modern + ";q=0, */*":                plain,
		"APPLICATION/GraphQL-Response+JSON": modern,
	} {
		got := send(t, base, request{accept: accept, body: hello})
		if got.status != http.StatusOK || got.header.Get("Content-Type") != want+charset {
			t.Errorf("Accept %q: %d %s, want 200 %s", accept, got.status, got.header.Get("Content-Type"), want)
		}
	}
	if got := send(t, base, request{accept: "text/html", body: hello}); got.status != http.StatusNotAcceptable {
		t.Errorf("text/html only: %d, want 406", got.status)
	}
}

func TestStatusesOfTheSpecification(t *testing.T) {
	t.Parallel()
	base := serve(t, newCompany()).URL
	for name, test := range map[string]struct {
		query         string
		plain, modern int
		code          string
	}{
		"served":           {`{ name }`, 200, 200, ""},
		"failed in part":   {`{ broken }`, 200, 200, ""},
		"not well-formed":  {`{`, 200, 400, "BAD_USER_INPUT"},
		"not valid":        {`{ nothing }`, 200, 400, "BAD_USER_INPUT"},
		"variable missing": {`query($n: Int!) { people(first: $n) { name } }`, 200, 400, "BAD_USER_INPUT"},
		"no operation":     {``, 200, 400, "BAD_USER_INPUT"},
		"subscription":     {`subscription { renamed }`, 200, 400, "BAD_USER_INPUT"},
		"too dear":         {`{ people(first: 100) { friends(first: 100) { name } } }`, 413, 413, "TOO_COMPLEX"},
	} {
		text, err := json.Marshal(map[string]string{"query": test.query})
		if err != nil {
			t.Fatal(err)
		}
		for accept, want := range map[string]int{plain: test.plain, modern: test.modern} {
			got := send(t, base, request{accept: accept, body: string(text)})
			if got.status != want || got.code() != test.code {
				t.Errorf("%s as %s: %d %q, want %d %q", name, accept, got.status, got.code(), want, test.code)
			}
			if _, has := got.body["data"]; has == (test.code != "") {
				t.Errorf("%s as %s: a refused request has no data, a served one does: %s", name, accept, got.text)
			}
		}
	}
}

func TestT36_ArraysAndDoubledMembersAreRefused(t *testing.T) {
	t.Parallel()
	base := serve(t, newCompany()).URL
	for name, body := range map[string]string{
		"empty":               ``,
		"array":               `[` + hello + `]`,
		"string":              `"{ name }"`,
		"query twice":         `{"query":"{ name }","query":"{ name }"}`,
		"variable twice":      `{"query":"{ name }","variables":{"a":1,"a":2}}`,
		"two bodies":          hello + hello,
		"unfinished":          `{"query":"{ name }"`,
		"no query":            `{"Query":"{ name }"}`,
		"query a number":      `{"query":1}`,
		"name a list":         `{"query":"{ name }","operationName":[]}`,
		"variables a list":    `{"query":"{ name }","variables":[]}`,
		"extensions a text":   `{"query":"{ name }","extensions":"x"}`,
		"not UTF-8":           "{\"query\":\"{ name \xff}\"}",
		"nested 100,000 deep": `{"query":"{ name }","variables":` + strings.Repeat(`{"a":`, 100_000),
	} {
		if got := send(t, base, request{body: body}); got.status != http.StatusBadRequest {
			t.Errorf("%s: %d, want 400", name, got.status)
		}
	}
	if got := send(t, base, request{body: `{"query":"{ name }","id":7,"variables":null}`}); got.status != http.StatusOK {
		t.Errorf("unknown members are ignored: %d, want 200", got.status)
	}
}

func TestT57_OnlyJSONByPost(t *testing.T) {
	t.Parallel()
	company := newCompany()
	base := serve(t, company).URL
	for _, kind := range []string{
		"none", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
		"application/json; charset=latin1", "application/graphql",
	} {
		if got := send(t, base, request{kind: kind, body: hello}); got.status != http.StatusUnsupportedMediaType {
			t.Errorf("%s: %d, want 415", kind, got.status)
		}
	}
	packed := request{body: hello, header: http.Header{"Content-Encoding": {"gzip"}}}
	if got := send(t, base, packed); got.status != http.StatusUnsupportedMediaType {
		t.Errorf("gzip: %d, want 415", got.status)
	}
	for _, method := range []string{"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"} {
		got := send(t, base, request{method: method, path: "?query=" + url.QueryEscape("{ name }")})
		if got.status != http.StatusMethodNotAllowed || got.header.Get("Allow") != http.MethodPost {
			t.Errorf("%s: %d, Allow %q, want 405, POST", method, got.status, got.header.Get("Allow"))
		}
	}
}

func TestT57_GetServesQueriesAfterPreflightAndNeverMutates(t *testing.T) {
	t.Parallel()
	company := newCompany()
	base := serve(t, company).URL
	asked := http.Header{"Graphql-Require-Preflight": {"1"}}
	for query, want := range map[string]int{
		"query=" + url.QueryEscape("{ name }"):                                                    200,
		"query=" + url.QueryEscape("mutation { rename }"):                                         405,
		"query=" + url.QueryEscape("query A { name } mutation B { rename }") + "&operationName=B": 405,
		"query=" + url.QueryEscape("subscription { renamed }"):                                    200, // with an error
		"query=" + url.QueryEscape("{ name }") + "&query=x":                                       400,
		"query=" + url.QueryEscape("{ name }") + "&variables=7":                                   400,
		"variables={}": 400,
		"query=%zz":    400,
		"query=" + url.QueryEscape("query($n: Int!) { people(first: $n) { name } }") + "&variables=" +
			url.QueryEscape(`{"n":1}`): 200,
	} {
		got := send(t, base, request{method: http.MethodGet, path: "?" + query, kind: "none", header: asked})
		if got.status != want {
			t.Errorf("GET %s: %d, want %d: %s", query, got.status, want, got.text)
		}
	}
	if company.mutations != 0 {
		t.Fatalf("%d mutations ran by GET", company.mutations)
	}
	if send(t, base, request{body: `{"query":"mutation { rename }"}`}); company.mutations != 1 {
		t.Fatal("the mutation did not run by POST either, so the count above shows nothing")
	}
}

func TestT50_LargeBodiesAreRefusedBeforeTheyAreRead(t *testing.T) {
	t.Parallel()
	base := serve(t, newCompany()).URL
	fits := `{"query":"{ name }","x":"` + strings.Repeat("a", 1<<20-len(`{"query":"{ name }","x":""}`)) + `"}`
	if got := send(t, base, request{body: fits}); got.status != http.StatusOK {
		t.Errorf("exactly 1 MB: %d, want 200", got.status)
	}
	if got := send(t, base, request{body: fits + " "}); got.status != http.StatusRequestEntityTooLarge {
		t.Errorf("1 MB and a byte: %d, want 413", got.status)
	}
}

func TestT53_NoAnswerRepeatsTheRequest(t *testing.T) {
	t.Parallel()
	base := serve(t, newCompany()).URL
	for _, body := range []string{
		canary, `{"` + canary + `"`, `{"query":"` + canary + `"}`, `{"query":"{ ` + canary + ` }"}`,
		`{"query":"{ name(` + canary + `: 1) }"}`, `{"query":"{ name }","operationName":"` + canary + `"}`,
		`{"query":"query($n: Int!) { people(first: $n) { name } }","variables":{"n":"` + canary + `"}}`,
		`{"query":"query($n: Int!) { people(first: $n) { name } }","variables":{"` + canary + `":1}}`,
		`{"query":"{ people(first: \"` + canary + `\") { name } }"}`, `{"query":"\"` + canary + `\""}`,
		`{"query":"{ ...` + canary + ` }"}`, `{"query":"{ name @` + canary + ` }"}`,
		`{"query":"{ ` + strings.Repeat(canary+" ", 15) + `}"}`,
	} {
		for _, accept := range []string{plain, modern} {
			got := send(t, base, request{accept: accept, body: body})
			if strings.Contains(got.text, canary) {
				t.Errorf("the answer repeats the request: %s", got.text)
			}
			if got.code() != "BAD_USER_INPUT" || len(got.text) > 4096 {
				t.Errorf("%q: code %q, %d bytes", body, got.code(), len(got.text))
			}
			if errs, _ := got.body["errors"].([]any); len(errs) > 5 {
				t.Errorf("%d errors, want at most 5", len(errs))
			}
		}
	}
}

func TestT54_CostIsReported(t *testing.T) {
	t.Parallel()
	base := serve(t, newCompany()).URL
	got := send(t, base, request{body: `{"query":"{ people(first: 10) { friends(first: 5) { name } } }"}`})
	extensions, _ := got.body["extensions"].(map[string]any)
	cost, _ := extensions["cost"].(map[string]any)
	if cost["requested"] != 61.0 || cost["available"] != 19939.0 || cost["limit"] != 5000.0 {
		t.Errorf("cost %v, want 61 = 1 to read + 10 × (1 + 5)", cost)
	}
}

func TestSupportsLeavesSocketsToTheSocketTransport(t *testing.T) {
	t.Parallel()
	for upgrade, want := range map[string]bool{"": true, "h2c": true, "websocket": false, "WebSocket": false} {
		r := &http.Request{Header: http.Header{"Upgrade": {upgrade}}}
		if got := (post.Transport{}).Supports(r); got != want {
			t.Errorf("Upgrade %q: %t, want %t", upgrade, got, want)
		}
	}
}
