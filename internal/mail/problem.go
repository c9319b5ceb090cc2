package mail

import (
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"strconv"
	"strings"

	gomail "github.com/wneessen/go-mail"

	"sightline/ent"
	"sightline/internal/text"
)

const (
	problemUnreachable = "mail.problem.unreachable"
	problemSlow        = "mail.problem.slow"
	problemLogin       = "mail.problem.login"
	problemSender      = "mail.problem.sender"
	problemAddress     = "mail.problem.address"
	problemRefused     = "mail.problem.refused"
)

// Problem returns in plain words why the last try of a mail failed or why it was cancelled; empty when all is well.
// The row holds the key of the sentence and the server's code, never the server's own words, which may repeat an
// address (T65).
func Problem(locale string, m *ent.Mail) string {
	key, code, coded := strings.Cut(m.Problem, " ")
	switch {
	case key == "":
		return ""
	case coded:
		return fmt.Sprintf("%s (%s)", text.Say(locale, key), code)
	default:
		return text.Say(locale, key)
	}
}

// errAddress says that the receiver's address is none.
var errAddress = errors.New("the address cannot be written to")

// problemOf returns what to keep about a failed try.
func problemOf(err error) string {
	key, code := problemUnreachable, 0
	var refusal *gomail.SendError
	var answer *textproto.Error
	var timeout net.Error
	switch {
	case errors.Is(err, errAddress):
		key = problemAddress
	case errors.As(err, &refusal):
		key, code = problemOfRefusal(refusal), refusal.ErrorCode()
	case errors.As(err, &answer):
		key, code = problemOfAnswer(answer.Code), answer.Code
	case errors.As(err, &timeout) && timeout.Timeout():
		key = problemSlow
	}
	if code == 0 {
		return key
	}
	return key + " " + strconv.Itoa(code)
}

// problemOfRefusal: without a code the server fell silent in the middle.
func problemOfRefusal(refusal *gomail.SendError) string {
	switch {
	case refusal.ErrorCode() == 0:
		return problemSlow
	case refusal.Reason == gomail.ErrSMTPMailFrom:
		return problemSender
	case refusal.Reason == gomail.ErrSMTPRcptTo:
		return problemAddress
	default:
		return problemRefused
	}
}

func problemOfAnswer(code int) string {
	switch code {
	case 530, 534, 535, 538:
		return problemLogin
	default:
		return problemRefused
	}
}
