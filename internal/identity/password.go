package identity

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sightline/internal/apperr"
)

// How long a password is, in characters (T40).
const (
	shortestPassword = 15
	longestPassword  = 256
	// mostBytes is more than so many characters can be typed with: none is composed of more than 16 bytes.
	mostBytes = 16 * longestPassword
)

// mostPieces is up to how many well-known pieces a password may be strung together from and still be refused. With
// the list below that covers more than a hundred million passwords, the top 3,000 that are long enough among them.
const mostPieces = 3

// fewestLetters is how many different characters there must be.
const fewestLetters = 5

// knownPieces are the words that most-used passwords are made of and whole phrases everybody thinks of.
//
//go:embed passwords.txt
var knownPieces string

// rows are what fingers run along.
const rows = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop qwertzuiop asdfghjkl yxcvbnm zxcvbnm " +
	"qazwsxedcrfvtgbyhnujmikolp 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc4rfv5tgb6yhn7ujm"

// lookalikes are the signs that people put for letters.
const lookalikes = "0o1i3e4a5s7t8b@a$s!i|l"

// normalised is the one form in which a password is hashed: the same however the keyboard composed it. All of it
// counts; nothing is cut (T40).
func normalised(password Secret) string { return norm.NFKC.String(password.Reveal()) }

// hashable is the form in which a password is hashed, or nothing and false for what is longer than any password that
// can be set: nobody makes us work on that (T40).
func hashable(password Secret) (string, bool) {
	if len(password) > mostBytes {
		return "", false
	}
	text := normalised(password)
	if utf8.RuneCountInString(text) > longestPassword {
		return "", false
	}
	return text, true
}

// checkPassword refuses what is too short, too long, or what a guesser tries first: most-used passwords, rows of keys,
// repetitions, and those made of the company's and the person's own words. It asks for no kinds of characters. The
// failure stands at "password".
func checkPassword(password Secret, own ...string) error {
	text, fits := hashable(password)
	switch {
	case !fits:
		return apperr.Input("auth.password_long", "password")
	case utf8.RuneCountInString(text) < shortestPassword:
		return apperr.Input("auth.password_short", "password")
	case guessable(text, own):
		return apperr.Input("auth.password_common", "password")
	default:
		return nil
	}
}

func guessable(text string, own []string) bool {
	bare := onlyLetters(strings.ToLower(text))
	if different(text) < fewestLetters || (bare == "" && different(text) < 2*fewestLetters) {
		return true
	}
	pieces := pieceSet(own)
	for _, form := range []string{bare, onlyLetters(plainLetters(strings.ToLower(text)))} {
		if form != "" && strung(unrepeated(form), pieces) {
			return true
		}
	}
	return false
}

// pieceSet is the list and the words of company and person.
func pieceSet(own []string) map[string]bool {
	pieces := map[string]bool{"sightline": true}
	for line := range strings.Lines(knownPieces) {
		pieces[onlyLetters(line)] = true
	}
	for _, phrase := range own {
		for _, word := range regexp.MustCompile(`[^\pL\pN]+`).Split(strings.ToLower(phrase), -1) {
			pieces[word] = true
		}
	}
	delete(pieces, "")
	return pieces
}

// strung tells whether the text is at most mostPieces pieces in a row and nothing else.
func strung(text string, pieces map[string]bool) bool {
	letters := []rune(text)
	fewest := make([]int, len(letters)+1)
	for end := 1; end <= len(letters); end++ {
		fewest[end] = mostPieces + 1
		for start := range end {
			if fewest[start] < mostPieces && isPiece(letters[start:end], pieces) {
				fewest[end] = min(fewest[end], fewest[start]+1)
			}
		}
	}
	return fewest[len(letters)] <= mostPieces
}

// isPiece: a known word, a few digits, one character over and over, or a piece of a row of keys in either direction.
func isPiece(letters []rune, pieces map[string]bool) bool {
	text := string(letters)
	if pieces[text] {
		return true
	}
	digits := !slices.ContainsFunc(letters, func(r rune) bool { return !unicode.IsDigit(r) })
	if (digits && len(letters) <= 4) || different(text) == 1 {
		return true
	}
	if len(letters) < 3 {
		return false
	}
	backwards := slices.Clone(letters)
	slices.Reverse(backwards)
	return strings.Contains(rows, text) || strings.Contains(rows, string(backwards))
}

// unrepeated returns the part that a text is repetitions of, or the text.
func unrepeated(text string) string {
	letters := []rune(text)
	for size := 1; size <= len(letters)/2; size++ {
		unit := string(letters[:size])
		if len(letters)%size == 0 && strings.Repeat(unit, len(letters)/size) == text {
			return unit
		}
	}
	return text
}

func plainLetters(text string) string {
	return strings.Map(func(r rune) rune {
		signs := []rune(lookalikes)
		for i := 0; i < len(signs); i += 2 {
			if signs[i] == r {
				return signs[i+1]
			}
		}
		return r
	}, text)
}

func onlyLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

func different(text string) int {
	seen := map[rune]bool{}
	for _, r := range text {
		seen[r] = true
	}
	return len(seen)
}
