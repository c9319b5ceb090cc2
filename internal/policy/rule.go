package policy

// Rule tells which audiences read a field of the API, as in "User.email". What leaves by another way than the API asks
// it, so that a cell of a file is served to whom the field is (V8, T62).
type Rule func(coordinate string) []Audience

// Of tells of an object which of its fields are served to the viewer. Who the viewer is to it is found out once.
func (r Rule) Of(viewer *Viewer, object any) func(coordinate string) bool {
	seen := Audiences(viewer, object)
	return func(coordinate string) bool { return seen.Any(r(coordinate)) }
}
