package graph_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/internal/store"
)

// handwritten serves the home page as one would without a framework: five statements written for it, one for each
// list, and structs that encode themselves. It is what BenchmarkHome compares with (promise S1).
type handwritten struct{ db *sql.DB }

func openHandwritten(b *testing.B, folder string) handwritten {
	b.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(folder, store.FileName)+
		"?_query_only=on&_busy_timeout=5000&_time_format=sqlite&_timezone=UTC&_texttotime=1")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	return handwritten{db: db}
}

type plainPerson struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type plainSubject struct {
	ID       string      `json:"id"`
	State    string      `json:"state,omitempty"`
	Cycle    plainPerson `json:"cycle"`
	Reviewee plainPerson `json:"reviewee"`
}

type plainTodo struct {
	ID              string        `json:"id"`
	Kind            string        `json:"kind"`
	Title           string        `json:"title"`
	Reason          string        `json:"reason"`
	Otherwise       string        `json:"otherwise"`
	DueAt           *time.Time    `json:"dueAt"`
	Participation   *plainSubject `json:"participation"`
	FeedbackRequest *plainSubject `json:"feedbackRequest"`
}

type plainMessage struct {
	ID            string     `json:"id"`
	Kind          string     `json:"kind"`
	Title         string     `json:"title"`
	CreatedAt     time.Time  `json:"createdAt"`
	ReadAt        *time.Time `json:"readAt"`
	Participation *string    `json:"participation"`
}

type plainCycle struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	State string `json:"state"`
}

type plainHome struct {
	Viewer   plainPerson    `json:"viewer"`
	Todos    []plainTodo    `json:"todos"`
	Messages []plainMessage `json:"messages"`
	Cycles   []plainCycle   `json:"cycles"`
}

// ServeHTTP answers with the home page of whoever the cookie belongs to.
func (h handwritten) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	home, err := h.read(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(home)
}

func (h handwritten) read(r *http.Request) (*plainHome, error) {
	ctx := r.Context()
	cookie, err := r.Cookie("__Host-sightline")
	if err != nil {
		return nil, err
	}
	home := &plainHome{}
	sum := sha256.Sum256([]byte(cookie.Value))
	err = h.db.QueryRowContext(ctx, `SELECT u.id, u.name FROM sessions s JOIN users u ON u.id = s.user_id
		WHERE s.token_hash = ? AND u.state = 'ACTIVE'`, hex.EncodeToString(sum[:])).Scan(&home.Viewer.ID, &home.Viewer.Name)
	if err != nil {
		return nil, err
	}
	asked, err := h.requests(ctx, home.Viewer.ID)
	if err != nil {
		return nil, err
	}
	lists, err := h.lists(ctx, home.Viewer.ID)
	if err != nil {
		return nil, err
	}
	home.Todos = append(asked, lists...)
	slices.SortFunc(home.Todos, func(a, b plainTodo) int {
		return strings.Compare(a.DueAt.Format(time.RFC3339)+a.ID, b.DueAt.Format(time.RFC3339)+b.ID)
	})
	home.Todos = home.Todos[:min(len(home.Todos), 20)]
	if home.Messages, err = h.messages(ctx, home.Viewer.ID); err != nil {
		return nil, err
	}
	home.Cycles, err = h.cycles(ctx, home.Viewer.ID)
	return home, err
}

func (h handwritten) requests(ctx context.Context, viewer string) ([]plainTodo, error) {
	return rowsOf(ctx, h.db, func(rows *sql.Rows, t *plainTodo) error {
		s := &plainSubject{}
		err := rows.Scan(&s.ID, &s.State, &s.Cycle.ID, &s.Cycle.Name, &t.DueAt, &s.Reviewee.ID, &s.Reviewee.Name)
		t.ID, t.Kind, t.FeedbackRequest = "give"+s.ID, "GIVE_FEEDBACK", s
		t.Title = fmt.Sprintf("Give feedback to %s", s.Reviewee.Name)
		t.Reason = fmt.Sprintf("You were asked to write about %s in “%s”.", s.Reviewee.Name, s.Cycle.Name)
		t.Otherwise = "Without it the feedback has one voice less."
		return err
	}, `SELECT r.id, r.state, c.id, c.name, c.write_until, u.id, u.name FROM feedback_requests r
		JOIN cycles c ON c.id = r.cycle_id JOIN users u ON u.id = r.reviewee_id
		WHERE r.reviewer_id = ? AND r.state IN ('APPROVED', 'DRAFT') AND c.state = 'OPEN'`, viewer)
}

func (h handwritten) lists(ctx context.Context, viewer string) ([]plainTodo, error) {
	return rowsOf(ctx, h.db, func(rows *sql.Rows, t *plainTodo) error {
		s := &plainSubject{}
		err := rows.Scan(&s.ID, &s.Cycle.ID, &s.Cycle.Name, &t.DueAt, &s.Reviewee.ID, &s.Reviewee.Name)
		t.ID, t.Kind, t.Participation = "approve"+s.ID, "APPROVE_REVIEWERS", s
		t.Title = fmt.Sprintf("Approve the reviewers of %s", s.Reviewee.Name)
		t.Reason = fmt.Sprintf("%s reports to you in “%s”.", s.Reviewee.Name, s.Cycle.Name)
		t.Otherwise = "Nobody is asked before you decide."
		return err
	}, `SELECT p.id, c.id, c.name, c.write_until, u.id, u.name FROM participations p
		JOIN cycles c ON c.id = p.cycle_id JOIN users u ON u.id = p.reviewee_id
		WHERE c.state = 'OPEN' AND u.manager_id = ? AND p.list_done_at IS NOT NULL AND EXISTS (
			SELECT 1 FROM feedback_requests r WHERE r.participation_id = p.id AND r.state = 'NOMINATED')`, viewer)
}

func (h handwritten) messages(ctx context.Context, viewer string) ([]plainMessage, error) {
	return rowsOf(ctx, h.db, func(rows *sql.Rows, m *plainMessage) error {
		var cycle, reviewee sql.NullString
		err := rows.Scan(&m.ID, &m.Kind, &m.CreatedAt, &m.ReadAt, &m.Participation, &cycle, &reviewee)
		m.Title = fmt.Sprintf("The list of %s in “%s” is complete.", reviewee.String, cycle.String)
		return err
	}, `SELECT m.id, m.kind, m.created_at, m.read_at, p.id, c.name, u.name FROM messages m
		LEFT JOIN participations p ON p.id = m.participation_id LEFT JOIN cycles c ON c.id = p.cycle_id
		LEFT JOIN users u ON u.id = p.reviewee_id WHERE m.user_id = ? ORDER BY m.id DESC LIMIT 5`, viewer)
}

func (h handwritten) cycles(ctx context.Context, viewer string) ([]plainCycle, error) {
	return rowsOf(ctx, h.db, func(rows *sql.Rows, c *plainCycle) error {
		return rows.Scan(&c.ID, &c.Name, &c.State)
	}, `SELECT c.id, c.name, c.state FROM cycles c JOIN cycle_owners o ON o.cycle_id = c.id
		WHERE o.user_id = ? AND c.state = 'OPEN' ORDER BY c.created_at DESC, c.id DESC LIMIT 20`, viewer)
}

func rowsOf[T any](
	ctx context.Context, db *sql.DB, scan func(*sql.Rows, *T) error, query string, args ...any,
) (all []T, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var one T
		if err := scan(rows, &one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
