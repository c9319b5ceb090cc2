package letter_test

import (
	"fmt"
	"strings"
	"testing"

	"sightline/internal/letter"
)

// TestWhatIsSentByDefaultPassesTheCheck: so that it can be taken as a beginning, in both languages, with a date and
// without.
func TestWhatIsSentByDefaultPassesTheCheck(t *testing.T) {
	t.Parallel()
	for _, mail := range letter.All() {
		for _, locale := range []string{"EN", "DE"} {
			for _, dated := range []bool{false, true} {
				words := letter.Default(locale, mail, dated)
				name := fmt.Sprint(mail, " ", locale, " ", dated)
				if bad := letter.Unknown(mail, words.Subject, true); bad != "" {
					t.Errorf("%s: %s in the subject %q", name, bad, words.Subject)
				}
				if bad := letter.Unknown(mail, words.Text, false); bad != "" || !letter.HasLink(words.Text) {
					t.Errorf("%s: %s in the text, or no link:\n%s", name, bad, words.Text)
				}
				if strings.Contains(words.Subject+words.Text, "%!") || strings.Contains(words.Text, "mail.") {
					t.Errorf("%s: a sentence lacks or has too many values:\n%s\n%s", name, words.Subject, words.Text)
				}
			}
		}
	}
}

func TestWhatIsFilledIn(t *testing.T) {
	t.Parallel()
	values := letter.Values{Receiver: "Rae", Person: "{link} Sue", Cycle: "Autumn", Company: "Aldersund", Date: "3 May"}
	words := letter.Words{
		Mail: letter.Write, Subject: "{Person}: {cycle}",
		Text: "Hi { NAME },\nabout {person}.\n\n\nBis {Datum} bei {Firma}\n {Link} \nBye {zyklus}",
	}
	subject, blocks := letter.Fill(words, values)
	got := fmt.Sprintf("%s|%+v", subject, blocks)
	want := "{link} Sue: Autumn|[{Words:Hi Rae,\nabout {link} Sue. Link:false} {Words:Bis 3 May bei Aldersund Link:false} " +
		"{Words: Link:true} {Words:Bye Autumn Link:false}]"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	values.Date = ""
	if _, blocks := letter.Fill(words, values); len(blocks) != 3 {
		t.Errorf("without a date the line with it stays: %+v", blocks)
	}
}

func TestUnknownPlaceholdersAreNamed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		mail    letter.Mail
		words   string
		subject bool
		want    string
	}{
		{letter.Write, "Dear {name}, {person} in {cycle} until {date} at {company}\n{link}", false, ""},
		{letter.Write, "Dear {boss}", false, "{boss}"},
		{letter.Write, "{Person} {PERSON} {Datum}", false, ""},
		{letter.Choose, "about {person}", false, "{person}"},
		{letter.Released, "until {date}", false, "{date}"},
		{letter.Write, "see {link}", true, "{link}"},
		{letter.Write, "{{name}}", false, "{"},
		{letter.Write, "a } b", false, "}"},
		{letter.Write, "{}", false, "{}"},
		{letter.Write, "{na\nme}", false, "{"},
	} {
		if got := letter.Unknown(c.mail, c.words, c.subject); got != c.want {
			t.Errorf("%q in %s: %q instead of %q", c.words, c.mail, got, c.want)
		}
	}
}

func TestTheLinkHasALineOfItsOwn(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]bool{
		"Go\n\n{link}": true, "{link}\nGo\n{ LINK }": true, "Go to {link}.": false, "{link}\nGo to {link}.": false,
		"Go": false, "": false, "{link} {link}": false,
	} {
		if got := letter.HasLink(words); got != want {
			t.Errorf("%q: %t", words, got)
		}
	}
}
