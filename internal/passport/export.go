package passport

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// Ask answers an operation of the API as the viewer of the context, through all its gates.
type Ask func(ctx context.Context, query string, variables map[string]any) (json.RawMessage, error)

// Kind is what a passport is taken along as.
type Kind string

// The kinds.
const (
	JSON Kind = "json"
	HTML Kind = "html"
)

// MIME is the type of the file's content.
func (k Kind) MIME() string {
	if k == HTML {
		return "text/html; charset=utf-8"
	}
	return "application/json; charset=utf-8"
}

// File is a passport that is taken along.
type File struct {
	Name string
	Kind Kind
	Body []byte
}

// Document is what a taken passport holds, by the names of the API, which describes each.
type Document struct {
	// Format names this description; another one gets another number.
	Format   string    `json:"format"`
	TakenAt  time.Time `json:"takenAt"`
	Company  string    `json:"companyName"`
	User     User      `json:"user"`
	People   []Person  `json:"people"`
	Cycles   []Cycle   `json:"cycles"`
	Requests []Request `json:"feedbackRequests"`
}

const format = "sightline-passport/1"

//go:embed document.graphql
var document string

// Export takes the viewer's passport along. It is put together from what the API answers to this very viewer, page by
// page, and from nothing else: so the file holds what is served (T62). It is not recorded: the file tells its holder
// what stands on their page, and the log would tell administrators what somebody does with their own words.
func (p *Passports) Export(ctx context.Context, kind Kind, ask Ask) (*File, error) {
	viewer := policy.From(ctx)
	if _, err := policy.Authorize(viewer, policy.OpenPassport, nil); err != nil {
		return nil, err
	}
	if kind != JSON && kind != HTML {
		return nil, apperr.Input("export.passport_format", "format")
	}
	taken, err := read(ctx, ask)
	if err != nil {
		return nil, err
	}
	taken.Format, taken.TakenAt = format, p.store.Clock().Now()
	var body []byte
	if kind == HTML {
		body, err = page(taken, viewer.Locale())
	} else {
		body, err = json.MarshalIndent(taken, "", "  ")
	}
	if err != nil {
		return nil, fmt.Errorf("write the passport: %w", err)
	}
	name := text.Say(viewer.Locale(), "passport.file") + "-" + taken.TakenAt.Format("2006-01-02") + "." + string(kind)
	return &File{Name: name, Kind: kind, Body: body}, nil
}

// answer is what the document answers with.
type answer struct {
	Viewer struct {
		CompanyName string
		User        User
		Passport    struct {
			People []Person
			Cycles []Cycle
		}
		FeedbackRequests struct {
			Nodes    []Request
			PageInfo struct {
				HasNextPage bool
				EndCursor   *string
			}
		}
	}
}

// read asks page by page until there is no further one; what is the same on each is asked for once.
func read(ctx context.Context, ask Ask) (*Document, error) {
	taken := &Document{Requests: []Request{}}
	for page := map[string]any{"first": true}; ; {
		data, err := ask(ctx, document, page)
		if err != nil {
			return nil, fmt.Errorf("read a page of the passport: %w", err)
		}
		var got answer
		if err := json.Unmarshal(data, &got); err != nil {
			return nil, fmt.Errorf("understand a page of the passport: %w", err)
		}
		v := got.Viewer
		if page["first"] == true {
			taken.Company, taken.User = v.CompanyName, v.User
			taken.People, taken.Cycles = v.Passport.People, v.Passport.Cycles
		}
		taken.Requests = append(taken.Requests, v.FeedbackRequests.Nodes...)
		info := v.FeedbackRequests.PageInfo
		if !info.HasNextPage || info.EndCursor == nil {
			return taken, nil
		}
		page = map[string]any{"first": false, "after": *info.EndCursor}
	}
}
