package anonymity

// Outlook is what could be shown without names if everybody on a list wrote (A9). It follows from the list and the
// threshold alone: it says nothing of who has written.
type Outlook struct {
	// Asked is how many people stand on the list.
	Asked int
	// Threshold is how many have to answer before anything is shown.
	Threshold int
}

// Shown tells whether anything can be shown if all of them write.
func (o Outlook) Shown() bool { return Shows(o.Asked, o.Threshold) }

// Spare is how many of them may stay silent with something still shown; 0 also where nothing can be.
func (o Outlook) Spare() int { return max(0, o.Asked-o.Threshold) }
