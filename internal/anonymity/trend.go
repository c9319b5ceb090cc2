package anonymity

import "slices"

// Trend tells whether numbers of two rounds may be laid beside each other with a threshold of k people (A8): where
// those who came and those who went are each nobody, or k people. Else what changed could be put down to the few.
func Trend(before, now []string, k int) bool {
	enough := func(people int) bool { return people == 0 || people >= k }
	return enough(missing(before, now)) && enough(missing(now, before))
}

// missing is how many different people of one list are not on another.
func missing(some, others []string) int {
	some = slices.Clone(some)
	slices.Sort(some)
	return len(slices.DeleteFunc(slices.Compact(some), func(one string) bool { return slices.Contains(others, one) }))
}
