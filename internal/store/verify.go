package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"sightline/ent/cycle"
	"sightline/internal/promise"
)

// AnonymousCycle is what stands in the data folder about the writers of one Anonymous cycle.
type AnonymousCycle struct {
	Name  string
	State cycle.State
	// Joined is how many answers still lead to who wrote them, Moments how many requests tell when they were handed in,
	// Texts how many texts are released.
	Joined, Moments, Texts int
	// Destroyed says that the join is said to be destroyed.
	Destroyed bool
}

// Over tells whether what was promised for the close has to hold.
func (c AnonymousCycle) Over() bool {
	return c.State == cycle.StateCLOSED || c.State == cycle.StateARCHIVED
}

// Kept tells whether it does: nothing is left by which anybody could tell who wrote what.
func (c AnonymousCycle) Kept() bool { return c.Destroyed && c.Joined == 0 && c.Moments == 0 }

// Anonymity is what VerifyAnonymity found.
type Anonymity struct {
	Cycles []AnonymousCycle
	// Remains are the files of the data folder in which something of deleted answers still stands: pages of the
	// database, its log, or copies that were made before.
	Remains []string
}

// Kept tells whether every promise holds that has to hold by now.
func (a Anonymity) Kept() bool {
	broken := func(c AnonymousCycle) bool { return c.Over() && !c.Kept() }
	return !slices.ContainsFunc(a.Cycles, broken) && len(a.Remains) == 0
}

// VerifyAnonymity looks into a data folder, past every rule, as somebody would who holds the machine (A5): which
// answers of Anonymous cycles can still be joined to their writers, by rows or by bytes that rows left behind. It
// changes nothing and may run beside the server.
func VerifyAnonymity(ctx context.Context, folder string) (found Anonymity, err error) {
	db, err := sql.Open("sqlite", readerDSN(filepath.Join(folder, FileName)))
	if err != nil {
		return Anonymity{}, fmt.Errorf("open the database: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if found.Cycles, err = anonymousCycles(ctx, db); err != nil {
		return Anonymity{}, err
	}
	known, err := answerIDs(ctx, db)
	if err != nil {
		return Anonymity{}, err
	}
	found.Remains, err = remains(folder, known)
	return found, err
}

func anonymousCycles(ctx context.Context, db *sql.DB) (cycles []AnonymousCycle, err error) {
	rows, err := db.QueryContext(ctx, `SELECT name, state, join_destroyed_at IS NOT NULL,
		(SELECT count(*) FROM answers a JOIN feedback_requests r ON r.id = a.request_id WHERE r.cycle_id = c.id),
		(SELECT count(*) FROM feedback_requests r WHERE r.cycle_id = c.id AND r.submitted_at IS NOT NULL),
		(SELECT count(*) FROM released_texts t JOIN participations p ON p.id = t.participation_id WHERE p.cycle_id = c.id)
		FROM cycles c WHERE preset = ? ORDER BY created_at, id`, promise.Anonymous)
	if err != nil {
		return nil, fmt.Errorf("read the Anonymous cycles: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var c AnonymousCycle
		if err := rows.Scan(&c.Name, &c.State, &c.Destroyed, &c.Joined, &c.Moments, &c.Texts); err != nil {
			return nil, fmt.Errorf("read an Anonymous cycle: %w", err)
		}
		cycles = append(cycles, c)
	}
	return cycles, rows.Err()
}

func answerIDs(ctx context.Context, db *sql.DB) (known map[string]bool, err error) {
	rows, err := db.QueryContext(ctx, "SELECT id FROM answers")
	if err != nil {
		return nil, fmt.Errorf("read the answers there are: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	known = map[string]bool{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("read an answer's id: %w", err)
		}
		known[id] = true
	}
	return known, rows.Err()
}

// anAnswer is an id of an answer, wherever it stands.
var anAnswer = regexp.MustCompile("ans_[0-9a-hjkmnp-tv-z]{26}")

// remains are the files under the folder that name an answer which is no row any more.
func remains(folder string, known map[string]bool) ([]string, error) {
	var found []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		names, err := namesDeleted(path, known)
		if names {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look through the data folder: %w", err)
	}
	return found, nil
}

// namesDeleted reads a file piece by piece, each with the end of the one before it: no id is cut.
func namesDeleted(path string, known map[string]bool) (found bool, err error) {
	file, err := os.Open(path) //nolint:gosec // a file of the folder that was asked about
	if err != nil {
		return false, fmt.Errorf("open %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	const overlap = 64
	buffer := make([]byte, 1<<20)
	kept := 0
	for {
		n, err := file.Read(buffer[kept:])
		for _, id := range anAnswer.FindAll(buffer[:kept+n], -1) {
			if !known[string(bytes.Clone(id))] {
				return true, nil
			}
		}
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, fmt.Errorf("read %s: %w", path, err)
		}
		end := kept + n
		kept = min(overlap, end)
		copy(buffer, buffer[end-kept:end])
	}
}
