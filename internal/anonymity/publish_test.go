package anonymity_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sightline/internal/anonymity"
)

func questions() []anonymity.Question {
	return []anonymity.Question{
		{ID: "text"}, {ID: "graph", Graph: true}, {ID: "scale", Points: 5}, {ID: "one", Options: 4, Single: true}, {ID: "many", Options: 4},
	}
}

func groupsOfWriters() []anonymity.Group {
	return []anonymity.Group{anonymity.LineManagers, anonymity.Reports, anonymity.Peers, anonymity.Outside}
}

// drawn draws what up to twelve writers say; each may leave any question out.
func drawn(t *rapid.T) (voices []anonymity.Voice, k int) {
	writers := rapid.IntRange(0, 12).Draw(t, "writers")
	for writer := range writers {
		group := rapid.SampledFrom(groupsOfWriters()).Draw(t, "group")
		for _, q := range questions() {
			voice := anonymity.Voice{Writer: writer, Group: group, Question: q.ID}
			if rapid.IntRange(0, 3).Draw(t, "says") == 0 {
				voices = append(voices, voice)
				continue
			}
			switch {
			case q.Points > 0:
				point := rapid.IntRange(1, q.Points).Draw(t, "point")
				voice.Scale = &point
			case q.Graph:
				voice.Dot = &anonymity.Dot{X: rapid.IntRange(0, 100).Draw(t, "x"), Y: rapid.IntRange(0, 100).Draw(t, "y")}
			case q.Single:
				voice.Choices = []int{rapid.IntRange(0, q.Options-1).Draw(t, "option")}
			case q.Options > 0:
				for option := range q.Options {
					if rapid.Bool().Draw(t, "chosen") {
						voice.Choices = append(voice.Choices, option)
					}
				}
			default:
				voice.Text = fmt.Sprintf("words of %d", writer)
			}
			voices = append(voices, voice)
		}
	}
	return voices, rapid.IntRange(3, 5).Draw(t, "k")
}

// said are the voices that answer a question, by the same words as the documentation.
func said(voices []anonymity.Voice, question string) []anonymity.Voice {
	return slices.DeleteFunc(slices.Clone(voices), func(v anonymity.Voice) bool {
		return v.Question != question || (v.Scale == nil && v.Dot == nil && len(v.Choices) == 0 && v.Text == "")
	})
}

// TestNothingIsShownOfFewer: whatever is published of a question stands for k people who answered it (A1), in each
// range of points and each option too, and for k people or nobody left out (A8).
func TestNothingIsShownOfFewer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		voices, k := drawn(t)
		out := anonymity.Publish(questions(), voices, k)
		for _, cut := range out.Cuts {
			answered := said(voices, cut.Question)
			if cut.Group != anonymity.All && cut.Group != anonymity.Others {
				answered = slices.DeleteFunc(answered, func(v anonymity.Voice) bool { return v.Group != cut.Group })
			}
			if len(answered) < k {
				t.Fatalf("%s of %s is shown, and %d people stand behind it", cut.Question, cut.Group, len(answered))
			}
			for _, share := range cut.Shares {
				in := len(within(answered, share))
				if rest := len(answered) - in; in < k || (rest > 0 && rest < k) {
					t.Fatalf("%s: %d of %d people chose %+v", cut.Question, in, len(answered), share)
				}
			}
		}
		for _, text := range out.Texts {
			same := 0
			for _, other := range out.Texts {
				if other.Question == text.Question && other.Group == text.Group {
					same++
				}
			}
			if same < k {
				t.Fatalf("%d texts stand under %s", same, text.Group)
			}
		}
	})
}

func within(voices []anonymity.Voice, share anonymity.Share) []anonymity.Voice {
	return slices.DeleteFunc(slices.Clone(voices), func(v anonymity.Voice) bool {
		if v.Scale != nil {
			return *v.Scale < share.From || *v.Scale > share.To
		}
		return !slices.Contains(v.Choices, share.From)
	})
}

// behind are the writers of a cut, by what is published alone: everybody, a group, or what is left of everybody.
func behind(voices []anonymity.Voice, cuts []anonymity.Cut, cut anonymity.Cut) map[int]bool {
	shown := map[anonymity.Group]bool{}
	for _, other := range cuts {
		if other.Question == cut.Question {
			shown[other.Group] = true
		}
	}
	writers := map[int]bool{}
	for _, v := range said(voices, cut.Question) {
		own := v.Group
		if !shown[own] {
			own = anonymity.Others
		}
		if cut.Group == anonymity.All || cut.Group == own {
			writers[v.Writer] = true
		}
	}
	return writers
}

// TestNoTwoCutsDifferByFewer: whoever subtracts published numbers of a question from one another, any of them from any
// other, is left with k people or nobody (A3).
func TestNoTwoCutsDifferByFewer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		voices, k := drawn(t)
		out := anonymity.Publish(questions(), voices, k)
		for _, q := range questions() {
			cuts := slices.DeleteFunc(slices.Clone(out.Cuts), func(c anonymity.Cut) bool { return c.Question != q.ID })
			for mask := range 1 << len(cuts) {
				union := map[int]bool{}
				for n, cut := range cuts {
					if cut.Group != anonymity.All && mask&(1<<n) != 0 {
						for writer := range behind(voices, out.Cuts, cut) {
							union[writer] = true
						}
					}
				}
				for _, cut := range cuts {
					whole := behind(voices, out.Cuts, cut)
					left := 0
					for writer := range whole {
						if !union[writer] {
							left++
						}
					}
					if left > 0 && left < k {
						t.Fatalf("%s: taking others from %s leaves %d people", q.ID, cut.Group, left)
					}
				}
			}
		}
	})
}

// TestEverybodysWordsAreShown: once k people answered a question in prose, the words of all of them are.
func TestEverybodysWordsAreShown(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		voices, k := drawn(t)
		out := anonymity.Publish(questions(), voices, k)
		want := said(voices, "text")
		if len(want) < k {
			want = nil
		}
		if len(out.Texts) != len(want) {
			t.Fatalf("%d texts are shown of %d", len(out.Texts), len(want))
		}
	})
}

// TestSharesMakeTen: the shares of a scale make ten of ten, and leave no gap between their ranges.
func TestSharesMakeTen(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		voices, k := drawn(t)
		for _, cut := range anonymity.Publish(questions(), voices, k).Cuts {
			if cut.Question != "scale" || len(cut.Shares) == 0 {
				continue
			}
			sum, next := 0, 1
			for _, share := range cut.Shares {
				if share.From != next {
					t.Fatalf("a gap before %+v", share)
				}
				sum, next = sum+share.Tenths, share.To+1
			}
			if sum != 10 || next != 6 || len(cut.Shares) < 2 {
				t.Fatalf("the shares are %+v", cut.Shares)
			}
		}
	})
}
