package testkit

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
)

// Answer is what a persona got for an operation.
type Answer struct {
	// Body is the whole answer as it came over HTTP.
	Body []byte
	// Data and Errors are its two parts.
	Data   map[string]any
	Errors []Failure
	// Statements is how many statements the operation read with.
	Statements int
}

// Failure is a top-level error.
type Failure struct {
	Message    string         `json:"message"`
	Path       []any          `json:"path"`
	Extensions map[string]any `json:"extensions"`
}

// Code is the code of the first top-level error, empty when there is none.
func (a Answer) Code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	code, _ := a.Errors[0].Extensions["code"].(string)
	return code
}

// At follows a path of fields through the data; nil where it leads nowhere.
func (a Answer) At(path ...string) any {
	var at any = a.Data
	for _, field := range path {
		object, ok := at.(map[string]any)
		if !ok {
			return nil
		}
		at = object[field]
	}
	return at
}

// Ask sends an operation as a persona.
func Ask(t testing.TB, server *httptest.Server, persona, query string, variables map[string]any) Answer {
	t.Helper()
	sent, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatalf("write the request: %v", err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, bytes.NewReader(sent))
	if err != nil {
		t.Fatalf("make the request: %v", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(PersonaHeader, persona)
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatalf("ask: %v", err)
	}
	defer func() { _ = response.Body.Close() }()
	answer := Answer{}
	if answer.Body, err = io.ReadAll(response.Body); err != nil {
		t.Fatalf("read the answer: %v", err)
	}
	decoded := struct {
		Data   map[string]any `json:"data"`
		Errors []Failure      `json:"errors"`
	}{}
	if err := json.Unmarshal(answer.Body, &decoded); err != nil {
		t.Fatalf("the answer %q is no JSON: %v", answer.Body, err)
	}
	answer.Data, answer.Errors = decoded.Data, decoded.Errors
	answer.Statements, _ = strconv.Atoi(response.Header.Get(StatementsHeader))
	return answer
}
