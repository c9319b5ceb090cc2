package people_test

import (
	"testing"

	"sightline/ent/doorcode"
	"sightline/ent/projectmember"
	"sightline/ent/workgrant"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

// TestNothingIsSharedWithWhoIsDeleted: grants, places in teams and codes go with the account; a link that named the
// address knows it no more.
func TestNothingIsSharedWithWhoIsDeleted(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	system, client := w.System(t), w.Store.Client()
	left := func(persona, email string) [3]int {
		id := testkit.ID("usr", persona)
		return [3]int{
			client.WorkGrant.Query().Where(workgrant.UserID(id)).CountX(system),
			client.ProjectMember.Query().Where(projectmember.UserID(id)).CountX(system),
			client.DoorCode.Query().Where(doorcode.Address(email)).CountX(system),
		}
	}
	before := [3]int{}
	for _, persona := range []string{"gia", "otto", "con"} {
		person := w.Viewer(t, persona).User
		for i, count := range left(persona, person.Email) {
			before[i] += count
		}
		if _, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), people.DeleteAccountInput{
			UserID: person.ID, ExpectedVersion: person.Version, ConfirmName: person.Name,
		}); err != nil {
			t.Fatal(err)
		}
		if after := left(persona, person.Email); after != [3]int{} {
			t.Errorf("%s: %v grants, teams and codes are left", persona, after)
		}
	}
	if before[0] == 0 || before[1] == 0 || before[2] == 0 {
		t.Errorf("there were %v", before)
	}
}
