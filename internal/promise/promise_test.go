package promise_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sightline/internal/promise"
)

func presets() []promise.Preset {
	return []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous}
}

// drawn draws a promise that keeps the word of its preset.
func drawn(t *rapid.T, label string) promise.Promise {
	p := promise.Promise{
		Preset:      rapid.SampledFrom(presets()).Draw(t, label+" preset"),
		ListVisible: rapid.Bool().Draw(t, label+" list"),
		Threshold:   rapid.IntRange(promise.Floor, promise.Ceiling).Draw(t, label+" threshold"),
	}
	for _, audience := range promise.Audiences() {
		lines := promise.Allowed(p.Preset, audience)
		p = p.With(audience, rapid.SampledFrom(lines).Draw(t, label+" "+string(audience)))
	}
	return p
}

// TestPresetsKeepTheirWord: each begins with cells that its word allows.
func TestPresetsKeepTheirWord(t *testing.T) {
	t.Parallel()
	for _, preset := range presets() {
		p := promise.Of(preset)
		for _, audience := range promise.Audiences() {
			if !p.Keeps(audience) {
				t.Errorf("%s begins with %+v for %s, which it does not allow", preset, p.Line(audience), audience)
			}
		}
	}
}

// TestWordsAreNotMixed: no cell of Anonymous lets anybody read a name, or anything before the release; no cell of
// Confidential lets the reviewee read a name; in Named nobody reads without the name.
func TestWordsAreNotMixed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t, "p")
		for _, audience := range promise.Audiences() {
			line := p.Line(audience)
			if line.Content == promise.Nothing {
				continue
			}
			named, early := line.Author == promise.ByName, line.From == promise.Submitted
			switch {
			case p.Preset == promise.Anonymous && (named || early || line.Content == promise.Full),
				p.Preset == promise.Confidential && audience == promise.Reviewee && named,
				p.Preset == promise.Named && !named,
				audience == promise.Reviewee && early:
				t.Fatalf("%s allows %+v for %s", p.Preset, line, audience)
			}
		}
	})
}

// reads tells whether a line lets its audience read at least this much, with at least this much of the name, at least as
// early: what "wider" means, said without the order that the code uses.
func reads(line promise.Line, content promise.Content, author promise.Author, from promise.From) bool {
	contents := map[promise.Content][]promise.Content{
		promise.Aggregate: {promise.Aggregate, promise.Shuffled, promise.Full},
		promise.Shuffled:  {promise.Shuffled, promise.Full}, promise.Full: {promise.Full},
	}
	authors := map[promise.Author][]promise.Author{
		promise.Hidden:   {promise.Hidden, promise.Relation, promise.ByName},
		promise.Relation: {promise.Relation, promise.ByName}, promise.ByName: {promise.ByName},
	}
	onTime := from == promise.Released || line.From == promise.Submitted
	return slices.Contains(contents[content], line.Content) && slices.Contains(authors[author], line.Author) && onTime
}

// TestWidenedIsWhatSomebodyGains: a change widens exactly if there is an audience that reads something afterwards that
// it did not read before.
func TestWidenedIsWhatSomebodyGains(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawn(t, "before"), drawn(t, "after")
		widened := before.Widened(after)
		for _, audience := range promise.Audiences() {
			gains := false
			for _, content := range []promise.Content{promise.Aggregate, promise.Shuffled, promise.Full} {
				for _, author := range []promise.Author{promise.Hidden, promise.Relation, promise.ByName} {
					for _, from := range []promise.From{promise.Released, promise.Submitted} {
						gains = gains || (reads(after.Line(audience), content, author, from) &&
							!reads(before.Line(audience), content, author, from))
					}
				}
			}
			if gains != slices.Contains(widened, promise.CellOf(audience)) {
				t.Fatalf("%s: from %+v to %+v gains %v, and is said to widen: %v", audience, before.Line(audience),
					after.Line(audience), gains, widened)
			}
		}
	})
}

// TestNarrowingAddsUp: what was narrowed twice is narrower than the first.
func TestNarrowingAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawn(t, "a"), drawn(t, "b"), drawn(t, "c")
		if len(a.Widened(b)) == 0 && len(b.Widened(c)) == 0 && len(a.Widened(c)) > 0 && a.Preset == c.Preset {
			t.Fatalf("%+v, then %+v, then %+v: widened %v", a, b, c, a.Widened(c))
		}
		if len(a.Widened(a)) > 0 || len(a.Changed(a)) > 0 {
			t.Fatalf("%+v differs from itself", a)
		}
	})
}
