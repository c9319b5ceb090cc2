package policy

import (
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/internal/promise"
)

// Leaving is by what words that were handed in can leave what is read of a cycle before its release. Whoever reads them
// early without the names, and sees the list, would know by it whose they were (docs/adr/0045, 0050).
type Leaving int

const (
	// WordsStay says that none can, or that nobody reads them early without the names.
	WordsStay Leaving = iota
	// LeftByUnasked says that who wrote unasked can be asked all the same.
	LeftByUnasked
	// LeftByChosen says that reviewees can choose who stands on the list already, which they do not see.
	LeftByChosen
)

// WordsLeave tells by what words can leave a cycle if this is its promise.
func WordsLeave(c *ent.Cycle, said promise.Promise) Leaving {
	switch {
	case len(said.EarlyWithoutNames()) == 0:
		return WordsStay
	case c.ProactiveAllowed:
		return LeftByUnasked
	case !said.ListVisible && c.Nomination == cycle.NominationREVIEWEE_NOMINATES:
		return LeftByChosen
	default:
		return WordsStay
	}
}
