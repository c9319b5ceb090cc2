package people_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

// TestUsageCountsEveryAccountOnce: in whatever state it is, and guests never as active users (product 2.7).
func TestUsageCountsEveryAccountOnce(t *testing.T) {
	t.Parallel()
	begin := people.Usage{ActiveUsers: 13, ActiveFromOutside: 1, ActiveLately: 13, Closed: 1, Guests: 2}
	long := testkit.Now().Add(-30*24*time.Hour - time.Second)
	for name, tt := range map[string]struct {
		persona string
		change  func(*ent.UserUpdateOne)
		differs func(*people.Usage)
	}{
		"a guest whose account is in use": {"gus", state(user.StateACTIVE), func(*people.Usage) {}},
		"a guest whom nobody told yet":    {"gia", state(user.StatePROVISIONED), func(*people.Usage) {}},
		"a guest who is locked":           {"gia", state(user.StateLOCKED), func(*people.Usage) {}},
		"a guest who was deleted":         {"gia", state(user.StateDELETED), func(u *people.Usage) { u.Guests-- }},
		"a member who was not invited":    {"sue", state(user.StateCREATED), gone(func(u *people.Usage) { u.Waiting++ })},
		"a member who has yet to accept":  {"sue", state(user.StateINVITED), gone(func(u *people.Usage) { u.Waiting++ })},
		"a member who is closed":          {"sue", state(user.StateDEACTIVATED), gone(func(u *people.Usage) { u.Closed++ })},
		"a member who was deleted":        {"sue", state(user.StateDELETED), gone(func(*people.Usage) {})},
		"a member from outside, locked": {"con", state(user.StateLOCKED), gone(func(u *people.Usage) {
			u.ActiveFromOutside--
			u.Closed++
		})},
		"a member who was here long ago": {
			"sue", func(u *ent.UserUpdateOne) { u.SetLastSignInAt(long) },
			func(u *people.Usage) { u.ActiveLately-- },
		},
		"a member who was never here": {
			"sue", func(u *ent.UserUpdateOne) { u.ClearLastSignInAt() },
			func(u *people.Usage) { u.ActiveLately-- },
		},
		"a guest who was never here": {
			"gia", func(u *ent.UserUpdateOne) { u.ClearLastSignInAt() },
			func(*people.Usage) {},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				person := tx.User.UpdateOneID(testkit.ID("usr", tt.persona))
				tt.change(person)
				return person.Exec(ctx)
			})
			want := begin
			tt.differs(&want)
			got, err := w.Parts.People.Usage(w.As(t, "ada"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestUsageIsForWhoListsAccounts and is refused to everybody else.
func TestUsageIsForWhoListsAccounts(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range testkit.Personas() {
		_, err := w.Parts.People.Usage(w.As(t, persona))
		want := apperr.Forbidden
		switch persona {
		case "ada", "hana":
			if err != nil {
				t.Errorf("%s: %v", persona, err)
			}
			continue
		case "ex", "nobody":
			want = apperr.Unauthenticated
		}
		if got := apperr.CodeOf(err); got != want {
			t.Errorf("%s: %v, want %v", persona, err, want)
		}
	}
}

func state(s user.State) func(*ent.UserUpdateOne) {
	return func(u *ent.UserUpdateOne) { u.SetState(s) }
}

// gone: one active user less, who was here of late.
func gone(and func(*people.Usage)) func(*people.Usage) {
	return func(u *people.Usage) {
		u.ActiveUsers--
		u.ActiveLately--
		and(u)
	}
}
