package sample

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"sightline/internal/ids"
)

// PasswordFile is the file in the data folder with the password that the sample people share, readable by its owner
// alone. That it is there says that this instance holds the sample company.
const PasswordFile = "sample-password"

// choosePassword prefers what was asked for, then what the folder keeps, then a new one of 80 random bits. It is
// written the way that signing in reads passwords (T40).
func choosePassword(wanted, kept string) string {
	switch {
	case wanted != "":
		return norm.NFKC.String(wanted)
	case kept != "":
		return kept
	default:
		letters := ids.Secret()
		return strings.Join([]string{letters[:4], letters[4:8], letters[8:12], letters[12:16]}, "-")
	}
}

// readPassword returns what the folder keeps; empty when it keeps none.
func readPassword(folder string) (string, error) {
	raw, err := fs.ReadFile(os.DirFS(folder), PasswordFile)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read the sample password: %w", err)
	}
	return strings.TrimSuffix(string(raw), "\n"), nil
}

// keepPassword writes the file whole or not at all.
func keepPassword(folder, password string) error {
	file, err := os.CreateTemp(folder, ".sample-*")
	if err != nil {
		return fmt.Errorf("make a file for the sample password: %w", err)
	}
	_, err = file.WriteString(password + "\n")
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return errors.Join(fmt.Errorf("write the sample password: %w", err), os.Remove(file.Name()))
	}
	if err := os.Rename(file.Name(), filepath.Join(folder, PasswordFile)); err != nil {
		return fmt.Errorf("put the sample password in place: %w", err)
	}
	return nil
}
