package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/anonymity"
	"sightline/internal/promise"
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
	if !onTheList(v, r) {
		return s
	}
	addRelations(s, v, r.Edges.Reviewee, r.Edges.Cycle)
	addReaders(s, v, r.Edges.Reviewee, r.Edges.Cycle, stageOfRequest(r))
	return s
}

// onTheList tells whether a request is on the list of reviewers as the viewer sees it: reviewees see whom they
// nominated, and the others where the promise of the cycle says so. What was written unasked stands on it for those who
// read it with the name, from when they do: to everybody else that somebody is there would be the name (V4).
func onTheList(v *Viewer, r *ent.FeedbackRequest) bool {
	if r.Proactive {
		read := Set{}
		addReaders(read, v, r.Edges.Reviewee, r.Edges.Cycle, stageOfRequest(r))
		return read.Any(namedAudiences())
	}
	return v.ID() != r.RevieweeID || KnownToReviewee(r)
}

// KnownToReviewee tells whether the reviewee sees a request that somebody was chosen or asked by on their list, and may
// be told of it.
func KnownToReviewee(r *ent.FeedbackRequest) bool {
	return r.Edges.Cycle.ListVisible || r.NominatedByID == r.RevieweeID
}

func namedAudiences() []Audience {
	return []Audience{SubjectNamed, LineManagerNamed, IndirectNamed, HRNamed}
}

// ofAnswer: the author; the others as the promise of the cycle says, from the moment it says. How people stand to the
// reviewee is no right here. In an Anonymous cycle nobody but the author ever reads an answer, for others read what is
// released in rows of its own; and once it has closed the author does not either (A5).
func ofAnswer(v *Viewer, a *ent.Answer) Set {
	s := basic(v)
	request := a.Edges.Request
	if request == nil || request.Edges.Cycle == nil || request.Edges.Reviewee == nil {
		return s
	}
	c := request.Edges.Cycle
	own := v.SignedIn() && v.ID() == request.ReviewerID && Asked(request)
	if c.Preset == promise.Anonymous {
		s.add(Author, own && c.State == cycle.StateOPEN)
		return s
	}
	s.add(Author, own)
	addReaders(s, v, request.Edges.Reviewee, c, stageOfRequest(request))
	if a.WithheldAt != nil {
		for _, audience := range withheldFrom() {
			delete(s, audience)
		}
	}
	return s
}

// withheldFrom are those who never read an answer that is withheld, nor why: the reviewee and whoever is above the line
// manager. Its writer, the line manager and HR read both, as far as they read answers.
func withheldFrom() []Audience {
	return []Audience{
		SubjectCounts, SubjectReads, SubjectRelation, SubjectNamed,
		IndirectCounts, IndirectRead, IndirectRelation, IndirectNamed,
	}
}

// ofPublished: what was published about a reviewee at the release, in rows that lead to nobody: for those to whom the
// promise opens it, and for no script (T14).
func ofPublished(v *Viewer, p *ent.Participation) Set {
	s := basic(v)
	if p == nil || p.Edges.Cycle == nil || p.Edges.Reviewee == nil || p.ReleasedAt == nil || !v.InPerson() {
		return s
	}
	addReaders(s, v, p.Edges.Reviewee, p.Edges.Cycle, released)
	return s
}

// ofCut: numbers of a group exist only for those who may learn how writers stand to the reviewee.
func ofCut(v *Viewer, cut *ent.ResultCut) Set {
	s := ofPublished(v, cut.Edges.Participation)
	if cut.Group == anonymity.All || s.Any(relationAudiences()) {
		return s
	}
	return basic(v)
}

func relationAudiences() []Audience {
	return []Audience{SubjectRelation, LineManagerRelation, IndirectRelation, HRRelation}
}

// PromiseOf returns the promise of a cycle, from its columns.
func PromiseOf(c *ent.Cycle) promise.Promise {
	return promise.Promise{
		Preset:      c.Preset,
		Reviewee:    promise.Line{Content: c.RevieweeContent, Author: c.RevieweeAuthor, From: c.RevieweeFrom},
		LineManager: promise.Line{Content: c.LineManagerContent, Author: c.LineManagerAuthor, From: c.LineManagerFrom},
		Indirect:    promise.Line{Content: c.IndirectContent, Author: c.IndirectAuthor, From: c.IndirectFrom},
		HRAdmin:     promise.Line{Content: c.HrContent, Author: c.HrAuthor, From: c.HrFrom},
		ListVisible: c.ListVisible,
		Threshold:   c.Threshold,
	}
}

// heldLine is a line of a promise that holds for a viewer, with the audiences that it makes them one of.
type heldLine struct {
	promise.Line
	counts, reads, relation, names Audience
}

// opens is the stage from which the line opens anything.
func (l heldLine) opens() stage {
	if l.From == promise.Submitted {
		return submitted
	}
	return released
}

// linesOf returns the lines that hold for a viewer of answers about the reviewee. The subject is only the subject
// (V0), and reads nothing before the release, whatever the promise says.
func linesOf(v *Viewer, reviewee *ent.User, c *ent.Cycle) []heldLine {
	if !v.Colleague() {
		return nil
	}
	said := PromiseOf(c)
	if v.ID() == reviewee.ID {
		own := said.Reviewee
		own.From = promise.Released
		return []heldLine{{own, SubjectCounts, SubjectReads, SubjectRelation, SubjectNamed}}
	}
	var all []heldLine
	if v.Manages(reviewee) {
		all = append(all, heldLine{
			said.LineManager, LineManagerCounts, LineManagerReads, LineManagerRelation, LineManagerNamed,
		})
	} else if v.Leads(reviewee) {
		all = append(all, heldLine{said.Indirect, IndirectCounts, IndirectRead, IndirectRelation, IndirectNamed})
	}
	if v.HRReads(c) {
		all = append(all, heldLine{said.HRAdmin, HRCounts, HRReads, HRRelation, HRNamed})
	}
	return all
}

// addReaders adds who may read answers about the reviewee at a stage: numbers over them, the answers, how the writers
// stand to the reviewee, their names. Numbers are made at the release.
func addReaders(s Set, v *Viewer, reviewee *ent.User, c *ent.Cycle, at stage) {
	for _, line := range linesOf(v, reviewee, c) {
		open := at >= line.opens()
		words := line.Content == promise.Shuffled || line.Content == promise.Full
		s.add(line.counts, open && line.Content != promise.Nothing)
		s.add(line.reads, open && words)
		s.add(line.relation, open && line.Content != promise.Nothing && line.Author == promise.Relation)
		s.add(line.names, open && line.Content == promise.Full && line.Author == promise.ByName)
	}
}
