package feedback

import (
	"sightline/ent"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// fill writes the questions about the reviewee, with the name where that is the viewer's to read.
func (r *Results) fill(v *policy.Viewer, reviewee *ent.User) {
	name := ""
	if policy.KnowsName(v, reviewee) {
		name = reviewee.Name
	}
	for _, result := range r.Questions {
		result.Text = text.Fill(v.Locale(), result.Question.Text, name)
	}
}
