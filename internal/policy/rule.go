package policy

// Rule tells which audiences read a field of the API, as in "User.email". What leaves by another way than the API asks
// it, so that a cell of a file is served to whom the field is (V8, T62).
type Rule func(coordinate string) []Audience

// Serves tells whether a field of an object is served to the viewer.
func (r Rule) Serves(viewer *Viewer, object any, coordinate string) bool {
	return Audiences(viewer, object).Any(r(coordinate))
}
