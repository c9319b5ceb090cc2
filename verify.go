package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"sightline/internal/store"
)

// errJoined says that a promise of anonymity is broken, for the exit code.
var errJoined = errors.New("what was promised to be gone is still there")

// verifyAnonymity tells what could still be joined to its writer by whoever holds the data folder, and fails when
// something of that was promised to be gone.
func verifyAnonymity(ctx context.Context, folder string, out io.Writer) error {
	found, err := store.VerifyAnonymity(ctx, folder)
	if err != nil {
		return err
	}
	report := "Anonymous cycles in " + folder + ":\n"
	if len(found.Cycles) == 0 {
		report += "  none\n"
	}
	for _, c := range found.Cycles {
		report += fmt.Sprintf("  %s (%s): %d texts released; %s\n", c.Name, c.State, c.Texts, standing(c))
	}
	for _, file := range found.Remains {
		report += "Answers that were deleted can still be read in " + file + "\n"
	}
	if found.Kept() {
		report += "Nothing that was promised to be gone is left. Copies kept elsewhere are not looked at.\n"
	}
	if _, err := io.WriteString(out, report); err != nil {
		return err
	}
	if !found.Kept() {
		return errJoined
	}
	return nil
}

func standing(c store.AnonymousCycle) string {
	switch {
	case !c.Over():
		return fmt.Sprintf("open, so %d answers still lead to who wrote them", c.Joined)
	case c.Kept():
		return "nobody can tell who wrote what"
	default:
		return fmt.Sprintf("NOT destroyed: %d answers and %d moments lead to who wrote", c.Joined, c.Moments)
	}
}
