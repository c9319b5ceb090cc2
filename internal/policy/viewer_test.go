package policy_test

import (
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// TestHowFarHRReads: from now on is from the start of cycles that begin then; a draft without a start is none of them.
func TestHowFarHRReads(t *testing.T) {
	t.Parallel()
	granted := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	earlier, later := granted.Add(-time.Second), granted.Add(time.Hour)
	person := ent.User{ID: "usr_hana", Kind: user.KindMEMBER, State: user.StateACTIVE, HrAdmin: true}
	limited := person
	limited.HrReadsFrom = &granted
	for name, c := range map[string]struct {
		start      *time.Time
		all, after bool
	}{
		"began before": {&earlier, true, false},
		"begins then":  {&granted, true, true},
		"begins later": {&later, true, true},
		"no start":     {nil, true, false},
	} {
		cycle := &ent.Cycle{StartsAt: c.start}
		if all, after := policy.Of(&person).HRReads(cycle), policy.Of(&limited).HRReads(cycle); all != c.all || after != c.after {
			t.Errorf("%s: reads %v, limited %v", name, all, after)
		}
	}
}
