package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
)

// stage is how far an answer is on its way to its readers.
type stage int

const (
	drafted stage = iota
	submitted
	released
)

// stageOfRequest returns how far the answers of a request are. Drafts, expired and refused ones never open.
func stageOfRequest(r *ent.FeedbackRequest) stage {
	switch r.State {
	case feedbackrequest.StateSUBMITTED:
		return submitted
	case feedbackrequest.StateRELEASED:
		return released
	default:
		return drafted
	}
}

// AskedStates are the states in which a reviewer knows of the request: before the approval nobody has told them, and a
// rejection is never told.
func AskedStates() []feedbackrequest.State {
	return []feedbackrequest.State{
		feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED,
		feedbackrequest.StateRELEASED, feedbackrequest.StateDECLINED, feedbackrequest.StateEXPIRED,
	}
}

// Asked tells whether the reviewer of the request has been told of it.
func Asked(r *ent.FeedbackRequest) bool { return slices.Contains(AskedStates(), r.State) }

// ofRequest: the reviewer once asked, the reviewee, the reporting line above, those who run the cycle.
func ofRequest(v *Viewer, r *ent.FeedbackRequest) Set {
	s := basic(v)
	if r.Edges.Cycle == nil || r.Edges.Reviewee == nil {
		return s
	}
	s.add(Author, v.SignedIn() && v.ID() == r.ReviewerID && Asked(r))
	addRelations(s, v, r.Edges.Reviewee, r.Edges.Cycle)
	addReaders(s, v, r.Edges.Reviewee, r.Edges.Cycle, stageOfRequest(r))
	return s
}

// ofAnswer: the author always; the others as the cycle's policy says, from the moment it says. How people stand to
// the reviewee is no right here.
func ofAnswer(v *Viewer, a *ent.Answer) Set {
	s := basic(v)
	request := a.Edges.Request
	if request == nil || request.Edges.Cycle == nil || request.Edges.Reviewee == nil {
		return s
	}
	s.add(Author, v.SignedIn() && v.ID() == request.ReviewerID && Asked(request))
	addReaders(s, v, request.Edges.Reviewee, request.Edges.Cycle, stageOfRequest(request))
	return s
}

// line is one audience of a cycle's policy: what it reads, whether with names, and from when (docs/rules.md).
type line struct {
	full, named bool
	opens       stage
}

func lineOf(content, author, from string) line {
	opens := released
	if from == cycle.RevieweeFromSUBMITTED.String() {
		opens = submitted
	}
	return line{
		full: content == cycle.RevieweeContentFULL.String(), named: author == cycle.RevieweeAuthorNAMED.String(),
		opens: opens,
	}
}

func (l line) open(at stage) bool { return l.full && at >= l.opens }

func subjectLine(c *ent.Cycle) line {
	return lineOf(c.RevieweeContent.String(), c.RevieweeAuthor.String(), c.RevieweeFrom.String())
}

func lineManagerLine(c *ent.Cycle) line {
	return lineOf(c.LineManagerContent.String(), c.LineManagerAuthor.String(), c.LineManagerFrom.String())
}

func indirectLine(c *ent.Cycle) line {
	return lineOf(c.IndirectContent.String(), c.IndirectAuthor.String(), c.IndirectFrom.String())
}

func hrLine(c *ent.Cycle) line {
	return lineOf(c.HrContent.String(), c.HrAuthor.String(), c.HrFrom.String())
}

// heldLine is a line that holds for a viewer, with the two audiences that it makes them one of.
type heldLine struct {
	line
	reads, names Audience
}

// linesOf returns the lines that hold for a viewer of answers about the reviewee. The subject is only the subject
// (V0), and reads nothing before the release, whatever the policy says.
func linesOf(v *Viewer, reviewee *ent.User, c *ent.Cycle) []heldLine {
	if !v.Colleague() {
		return nil
	}
	if v.ID() == reviewee.ID {
		own := subjectLine(c)
		own.opens = released
		return []heldLine{{own, SubjectReads, SubjectNamed}}
	}
	var all []heldLine
	if v.Manages(reviewee) {
		all = append(all, heldLine{lineManagerLine(c), LineManagerReads, LineManagerNamed})
	} else if v.Leads(reviewee) {
		all = append(all, heldLine{indirectLine(c), IndirectRead, IndirectNamed})
	}
	if v.HRReads(c) {
		all = append(all, heldLine{hrLine(c), HRReads, HRNamed})
	}
	return all
}

// addReaders adds who may read answers about the reviewee at a stage.
func addReaders(s Set, v *Viewer, reviewee *ent.User, c *ent.Cycle, at stage) {
	for _, one := range linesOf(v, reviewee, c) {
		s.add(one.reads, one.open(at))
		s.add(one.names, one.open(at) && one.named)
	}
}
