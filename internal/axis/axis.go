// Package axis holds what one axis of a two-dimensional graph is called. It stands apart because the stored question,
// the domains and the API all speak of the same thing; what a dot on the axes means to anybody is theirs to say.
package axis

// Count is how many axes a graph has: across, then up.
const Count = 2

// Most is the far end of an axis; the near end is 0.
const Most = 100

// Axis is one of them: its name and the words at its ends.
type Axis struct {
	Name string `json:"name"`
	Low  string `json:"low"`
	High string `json:"high"`
}
