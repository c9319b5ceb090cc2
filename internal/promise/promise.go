// Package promise is the 360 policy of a cycle as data: what each audience reads of the answers, whether with the
// writers' names, and from when; whether the reviewee sees who was asked; and how many must answer before anything
// without names is shown. It knows the presets, which cells belong to which, and what is narrower than what. Whom a
// line means, and what is served by it, is internal/policy's.
package promise

import "slices"

// Preset is the word that a form uses for a promise. The three are never mixed: each word allows only cells that keep
// it (see Allowed).
type Preset string

// The presets, from the widest to the narrowest.
const (
	Named        Preset = "NAMED"
	Confidential Preset = "CONFIDENTIAL"
	Anonymous    Preset = "ANONYMOUS"
)

// Values lists the presets, for the column.
func (Preset) Values() []string {
	return []string{string(Named), string(Confidential), string(Anonymous)}
}

// Content is how much of the answers an audience reads.
type Content string

// The contents, from the least to the most. Aggregate is numbers alone, and those only over enough writers; shuffled is
// every answer, each question in an order of its own, so that nothing tells which answers are of one writer; full is
// every answer together with the others of its writer.
const (
	Nothing   Content = "NONE"
	Aggregate Content = "AGGREGATE"
	Shuffled  Content = "SHUFFLED"
	Full      Content = "FULL"
)

// Values lists the contents, for the column.
func (Content) Values() []string {
	return []string{string(Nothing), string(Aggregate), string(Shuffled), string(Full)}
}

// Author is what an audience learns of who wrote it.
type Author string

// What is learnt, from the least to the most. Relation is how writers stand to the reviewee, in groups that are large
// enough (visibility A1).
const (
	Hidden   Author = "HIDDEN"
	Relation Author = "RELATION_ONLY"
	ByName   Author = "NAMED"
)

// Values lists what is learnt, for the column.
func (Author) Values() []string { return []string{string(Hidden), string(Relation), string(ByName)} }

// From is the moment from which an audience reads.
type From string

// The moments, the later first.
const (
	Released  From = "RELEASED"
	Submitted From = "SUBMITTED"
)

// Values lists the moments, for the column.
func (From) Values() []string { return []string{string(Released), string(Submitted)} }

// Line is what one audience reads.
type Line struct {
	Content Content `json:"content"`
	Author  Author  `json:"author"`
	From    From    `json:"from"`
}

// nothing is the line of an audience that reads nothing.
func nothing() Line { return Line{Nothing, Hidden, Released} }

// Audience is whom a line is for, as they stand to the reviewee.
type Audience string

// The audiences, nearest first.
const (
	Reviewee    Audience = "REVIEWEE"
	LineManager Audience = "LINE_MANAGER"
	Indirect    Audience = "INDIRECT_LINE_MANAGERS"
	HRAdmin     Audience = "HR_ADMIN"
)

// Audiences lists them in order.
func Audiences() []Audience { return []Audience{Reviewee, LineManager, Indirect, HRAdmin} }

// Floor is the least number of writers of which anything may be shown without names, and what a cycle begins with. It
// can only be raised (visibility, anonymity); Ceiling keeps a promise from being one that nothing can meet.
const (
	Floor   = 3
	Ceiling = 20
)

// Promise is the whole policy of a cycle.
type Promise struct {
	Preset      Preset `json:"preset"`
	Reviewee    Line   `json:"reviewee"`
	LineManager Line   `json:"lineManager"`
	Indirect    Line   `json:"indirect"`
	HRAdmin     Line   `json:"hrAdmin"`
	// ListVisible tells whether the reviewee sees who was asked.
	ListVisible bool `json:"listVisible"`
	// Threshold is how many distinct people must stand behind whatever is shown without names in numbers, and in an
	// Anonymous cycle behind everything.
	Threshold int `json:"threshold"`
}

// Of returns the promise with which a preset begins. Named: everybody who reads learns the names. Confidential: the
// line manager and HR read names, the reviewee and higher line managers never. Anonymous: nobody reads names, and
// nobody reads anything before the release.
func Of(preset Preset) Promise {
	p := Promise{Preset: preset, ListVisible: true, Threshold: Floor}
	named := func(from From) Line { return Line{Full, ByName, from} }
	unnamed := func(author Author) Line { return Line{Shuffled, author, Released} }
	switch preset {
	case Named:
		p.Reviewee, p.Indirect = named(Released), named(Released)
		p.LineManager, p.HRAdmin = named(Submitted), named(Submitted)
	case Confidential:
		p.Reviewee, p.Indirect = unnamed(Hidden), unnamed(Hidden)
		p.LineManager, p.HRAdmin = named(Submitted), named(Submitted)
	default:
		p.Preset = Anonymous
		p.Reviewee, p.LineManager, p.HRAdmin = unnamed(Relation), unnamed(Relation), unnamed(Relation)
		p.Indirect = nothing()
	}
	return p
}

// Line returns the line of an audience; nobody else reads anything.
func (p Promise) Line(audience Audience) Line {
	switch audience {
	case Reviewee:
		return p.Reviewee
	case LineManager:
		return p.LineManager
	case Indirect:
		return p.Indirect
	case HRAdmin:
		return p.HRAdmin
	default:
		return nothing()
	}
}

// With returns the promise with another line for an audience.
func (p Promise) With(audience Audience, line Line) Promise {
	switch audience {
	case Reviewee:
		p.Reviewee = line
	case LineManager:
		p.LineManager = line
	case Indirect:
		p.Indirect = line
	case HRAdmin:
		p.HRAdmin = line
	}
	return p
}

// Allowed lists the lines that a preset's word allows for an audience, from the least to the most. With names whole
// answers are read; without, either numbers or shuffled answers, and numbers are made at the release. The reviewee
// reads nothing before the release, whatever else is said.
func Allowed(preset Preset, audience Audience) []Line {
	lines := []Line{nothing()}
	early := audience != Reviewee
	switch preset {
	case Named:
		lines = append(lines, Line{Full, ByName, Released})
		if early {
			lines = append(lines, Line{Full, ByName, Submitted})
		}
	case Confidential:
		lines = append(lines, Line{Aggregate, Hidden, Released}, Line{Shuffled, Hidden, Released})
		if early {
			lines = append(lines, Line{Shuffled, Hidden, Submitted}, Line{Full, ByName, Released}, Line{Full, ByName, Submitted})
		}
	case Anonymous:
		for _, content := range []Content{Aggregate, Shuffled} {
			lines = append(lines, Line{content, Hidden, Released}, Line{content, Relation, Released})
		}
	}
	return lines
}

// Keeps tells whether the line of an audience keeps the word of the preset.
func (p Promise) Keeps(audience Audience) bool {
	return slices.Contains(Allowed(p.Preset, audience), p.Line(audience))
}

// EarlyWithoutNames lists the audiences that read words without the names before the release. Numbers are made at it.
func (p Promise) EarlyWithoutNames() []Audience {
	return slices.DeleteFunc(Audiences(), func(a Audience) bool {
		line := p.Line(a)
		return line.From != Submitted || line.Author == ByName || line.Content == Nothing || line.Content == Aggregate
	})
}

// Reads tells whether anybody but the writer reads anything at all.
func (p Promise) Reads() bool {
	return slices.ContainsFunc(Audiences(), func(a Audience) bool { return p.Line(a).Content != Nothing })
}
