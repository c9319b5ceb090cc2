package roster

import (
	"errors"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/line"
	"sightline/internal/policy"
)

// maxRounds bounds how often the line is looked at again. Real tables need two; what is left after these is refused.
const maxRounds = 50

// judgeLine judges the reporting line that the table asks for as a whole, for line managers may stand further down in
// the file, and circles may close through several lines. A line that is refused leaves its person where they are, which
// may stand in the way of others: it is looked at again until nothing more is refused.
func (p *planner) judgeLine() {
	for _, e := range p.entries {
		if e.problem == "" && e.values[LineManager] != "" {
			p.judgeManager(e)
		}
	}
	for round := 0; ; round++ {
		p.refuseLost()
		levels := p.levels()
		if !p.refuseCircles(levels, round == maxRounds) {
			for email, e := range p.lines {
				e.level = levels[email]
			}
			return
		}
	}
}

// judgeManager finds the line manager whom a line names, among the people and in the file.
func (p *planner) judgeManager(e *entry) {
	written := e.values[LineManager]
	address, ok := clean.Address(written)
	manager, inFile := p.byEmail[address], p.lines[address]
	switch {
	case !ok:
		e.refuse("import.manager_email", written)
		return
	case address == e.email:
		e.refuse("import.manager_self")
		return
	case manager == nil && inFile == nil:
		e.refuse("import.manager_unknown", address)
		return
	case e.kind == outside:
		e.refuse("import.outside_line")
		return
	case manager == nil && inFile.problem != "":
		e.refuse("import.manager_refused", address)
		return
	case manager == nil:
		manager = personOf(inFile)
	}
	// Circles are judged for all lines together.
	apart := *manager
	apart.LinePath = ""
	if key := policy.LineObstacle(personOf(e), &apart); key != "" {
		e.refuse(key)
		return
	}
	from := ""
	if e.person != nil {
		from = p.addressOf(e.person.ManagerID)
	}
	e.change(LineManager, from, address)
	if _, changed := e.changes[string(LineManager)]; changed {
		p.refuseForbidden(e, manager)
	}
}

// personOf is whom a line is about, or somebody as they will be once they are made.
func personOf(e *entry) *ent.User {
	if e.person != nil {
		return e.person
	}
	made := newcomer(e.email, e.kind)
	made.LinePath = "/"
	return made
}

// refuseForbidden: the line manager of somebody new is set by whoever sets that of anybody.
func (p *planner) refuseForbidden(e *entry, manager *ent.User) {
	change := policy.LineChange{Person: personOf(e)}
	if e.person != nil {
		change.Manager = manager
	}
	var refusal *apperr.Error
	switch err := policy.Refusal(p.viewer, policy.SetLineManager, change); {
	case err == nil:
	case errors.As(err, &refusal) && refusal.Code == apperr.BadUserInput:
		e.refuse(refusal.Key)
	default:
		e.refuse("import.may_not_line")
	}
}

func (p *planner) addressOf(id *string) string {
	if id == nil || p.byID[*id] == nil {
		return ""
	}
	return p.byID[*id].Email
}

// refuseLost refuses lines whose line manager would have been made by a line that is refused, and so on downwards.
func (p *planner) refuseLost() {
	reports, lost := map[string][]*entry{}, []string{}
	for _, e := range p.entries {
		to := e.changes[string(LineManager)][1]
		reports[to] = append(reports[to], e)
		if e.problem != "" && p.lines[e.email] == e && p.byEmail[e.email] == nil {
			lost = append(lost, e.email)
		}
	}
	for len(lost) > 0 {
		gone := lost[0]
		lost = lost[1:]
		for _, e := range reports[gone] {
			if e.problem != "" {
				continue
			}
			e.refuse("import.manager_refused", gone)
			if e.person == nil {
				lost = append(lost, e.email)
			}
		}
	}
}

// refuseCircles refuses every line that is part of a circle, or stands deeper than a reporting line goes. Whoever only
// hangs on a circle is judged again when it is open; all tells to wait no longer.
func (p *planner) refuseCircles(levels map[string]int, all bool) bool {
	refused := false
	for _, e := range p.entries {
		change, changed := e.changes[string(LineManager)]
		level := levels[e.email]
		switch {
		case !changed || e.problem != "":
			continue
		case level == inCircle || (level == onCircle && all):
			e.refuse("import.circle", change[1])
		case level >= line.MaxLevels:
			e.refuse("import.deep")
		default:
			continue
		}
		refused = true
	}
	return refused
}

// above is the address of the line manager whom somebody has once the lines that are not refused are carried out.
func (p *planner) above(email string) string {
	if e := p.lines[email]; e != nil && e.problem == "" {
		if change, changed := e.changes[string(LineManager)]; changed {
			return change[1]
		}
	}
	if person := p.byEmail[email]; person != nil {
		return p.addressOf(person.ManagerID)
	}
	return ""
}

// Levels that are none: a part of a circle, and below one.
const (
	inCircle = -1
	onCircle = -2
)

// levels counts the line managers above everybody in the file. Each way up is walked once.
func (p *planner) levels() map[string]int {
	levels := map[string]int{}
	for email := range p.lines {
		var way []string
		walked := map[string]int{}
		at := email
		for at != "" {
			if _, known := levels[at]; known {
				break
			}
			if from, again := walked[at]; again {
				for _, part := range way[from:] {
					levels[part] = inCircle
				}
				way = way[:from]
				break
			}
			walked[at] = len(way)
			way = append(way, at)
			at = p.above(at)
		}
		for n := len(way) - 1; n >= 0; n-- {
			levels[way[n]] = levelUnder(levels, p.above(way[n]))
		}
	}
	return levels
}

func levelUnder(levels map[string]int, manager string) int {
	switch above := levels[manager]; {
	case manager == "":
		return 0
	case above < 0:
		return onCircle
	default:
		return above + 1
	}
}
