package promise

import "slices"

// Cell is one cell of a promise, for saying which of them would widen.
type Cell string

// The cells that are not those of an audience's line.
const (
	CellPreset    Cell = "preset"
	CellList      Cell = "listVisible"
	CellThreshold Cell = "threshold"
)

// CellOf is the cell of an audience's line.
func CellOf(audience Audience) Cell { return Cell(audience) }

// Widened lists the cells in which next lets anybody read more, or earlier, or with more of the names, than p: nothing
// may be in it once somebody has written under p (V3). A word is only ever exchanged for a narrower one that people who
// wrote can still be given: from Named to Confidential. Anonymous is promised before anybody writes, or never: what was
// read with names cannot become anonymous.
func (p Promise) Widened(next Promise) []Cell {
	var cells []Cell
	if next.Preset != p.Preset && (p.Preset != Named || next.Preset != Confidential) {
		cells = append(cells, CellPreset)
	}
	for _, audience := range Audiences() {
		if !next.Line(audience).within(p.Line(audience)) {
			cells = append(cells, CellOf(audience))
		}
	}
	if next.ListVisible && !p.ListVisible {
		cells = append(cells, CellList)
	}
	if next.Threshold < p.Threshold {
		cells = append(cells, CellThreshold)
	}
	return cells
}

// within tells whether somebody with line l reads nothing that somebody with line m does not read as early.
func (l Line) within(m Line) bool {
	if l.Content == Nothing {
		return true
	}
	return rank(Content("").Values(), string(l.Content)) <= rank(Content("").Values(), string(m.Content)) &&
		rank(Author("").Values(), string(l.Author)) <= rank(Author("").Values(), string(m.Author)) &&
		rank(From("").Values(), string(l.From)) <= rank(From("").Values(), string(m.From))
}

func rank(values []string, value string) int { return slices.Index(values, value) }

// Changed lists the cells in which the two differ.
func (p Promise) Changed(next Promise) []Cell {
	var cells []Cell
	if p.Preset != next.Preset {
		cells = append(cells, CellPreset)
	}
	for _, audience := range Audiences() {
		if p.Line(audience) != next.Line(audience) {
			cells = append(cells, CellOf(audience))
		}
	}
	if p.ListVisible != next.ListVisible {
		cells = append(cells, CellList)
	}
	if p.Threshold != next.Threshold {
		cells = append(cells, CellThreshold)
	}
	return cells
}
