package web

import (
	"context"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"sightline/internal/apperr"
)

// Files are the doors for what comes and goes as a file. Each decides by the viewer in the context.
type Files struct {
	// Import checks a table of people; columns says what each is, empty to have them found out.
	Import func(ctx context.Context, name string, columns []string, file io.Reader) (any, error)
	// AuditLog takes the lines of the audit log along that a form narrows.
	AuditLog func(ctx context.Context, form map[string]string) (*File, error)
	// Cycle takes along how far the people of a cycle are whom a form names and narrows.
	Cycle func(ctx context.Context, form map[string]string) (*File, error)
	// Export takes the accounts along that a form narrows.
	Export func(ctx context.Context, form map[string]string) (*File, error)
	// Passport takes everything about the viewer along, as a form says how.
	Passport func(ctx context.Context, form map[string]string) (*File, error)
	// Report is what came of an import, line by line.
	Report func(ctx context.Context, importID string) (*File, error)
}

// File is what somebody takes along.
type File struct {
	Name, Type string
	Body       []byte
}

// bringIn takes the bytes of a file as the whole body. A page of another site cannot send these kinds of body unasked
// (T57).
func (s *site) bringIn(w http.ResponseWriter, r *http.Request) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || !slices.Contains([]string{
		"text/csv", "application/octet-stream",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	}, kind) {
		writeProblem(w, r, http.StatusUnsupportedMediaType, apperr.New(apperr.BadUserInput, "files.type"))
		return
	}
	var columns []string
	if given := r.URL.Query().Get("columns"); given != "" {
		columns = strings.Split(given, ",")
	}
	checked, err := s.Files.Import(r.Context(), r.URL.Query().Get("name"), columns, r.Body)
	if err != nil {
		fail(w, r, err)
		return
	}
	writeJSON(w, checked)
}

// takeAlong is a POST, though it reads: it may be recorded or ask for a fresh proof, and no other site can begin it.
func takeAlong(export func(ctx context.Context, form map[string]string) (*File, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		form, ok := readForm(w, r)
		if !ok {
			return
		}
		file, err := export(r.Context(), form)
		answerFile(w, r, file, err)
	}
}

func (s *site) report(w http.ResponseWriter, r *http.Request) {
	file, err := s.Files.Report(r.Context(), r.PathValue("id"))
	answerFile(w, r, file, err)
}

// answerFile hands a file over to be saved, never to be shown or kept by anything in between.
func answerFile(w http.ResponseWriter, r *http.Request, file *File, err error) {
	if err != nil {
		fail(w, r, err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", file.Type)
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	_, _ = w.Write(file.Body)
}
