package explain_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent/cycle"
	"sightline/internal/explain"
	"sightline/internal/testkit"
)

// byRelation tells from when each relation reads, and whether with the name.
func byRelation(v *explain.Visibility) map[string]bool {
	all := map[string]bool{}
	for level, readers := range map[string][]*explain.Reader{"now": v.Now, "next": v.Next, "later": v.Later} {
		for _, r := range readers {
			all[level+" "+string(r.Relation)] = r.Named
		}
	}
	return all
}

// TestTheExampleIsTheForm: the preview of a cycle names the same readers, with and without the name and from the same
// step, as a real form of the cycle names to whoever writes it; a draft does so before anybody is asked.
func TestTheExampleIsTheForm(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	compared := 0
	for _, plan := range testkit.Plans() {
		if plan.State != cycle.StateOPEN || plan.Released || plan.Empty() {
			continue
		}
		writer := plan.ReviewerIn("sue", "DRAFT")
		if writer == "max" {
			continue // who leads the reviewee reads as the author already
		}
		real := told(t, w, writer, testkit.ID("req", plan.Label+"/sue/"+writer))
		id := testkit.ID("cyc", plan.Label)
		examples, err := w.Parts.Explain.Examples(w.As(t, "tess"), []string{id})
		if err != nil || len(examples) != 0 {
			t.Errorf("somebody who does not know of it: %v, %v", examples, err)
		}
		examples, err = w.Parts.Explain.Examples(w.As(t, "asa"), []string{id})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(byRelation(real), byRelation(examples[id])); diff != "" {
			t.Errorf("%s (-form +preview):\n%s", plan.Label, diff)
		}
		compared++
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
	for _, label := range []string{"named-draft", "confidential-draft"} {
		id := testkit.ID("cyc", label)
		examples, err := w.Parts.Explain.Examples(w.As(t, "ada"), []string{id})
		if err != nil || examples[id].State != explain.Draft || len(byRelation(examples[id])) < 4 {
			t.Errorf("%s: %v, %v", label, examples[id], err)
		}
	}
}
