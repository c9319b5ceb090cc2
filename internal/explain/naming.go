package explain

import (
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// naming turns verdicts into readers as the viewer may know them: a name where the rules let the viewer read it, else
// the relation.
type naming struct {
	viewer *policy.Viewer
	q      question
	rules  Rules
	// authorKnown tells whether the viewer may know who wrote it.
	authorKnown bool
}

func (e *Explainer) naming(viewer *policy.Viewer, q question) naming {
	known := viewer.ID() == q.authorID || q.knows == "" || policy.Audiences(viewer, q.knownBy).Any(e.rules(q.knows))
	return naming{viewer: viewer, q: q, rules: e.rules, authorKnown: known}
}

func order() []Relation { return []Relation{Author, Subject, LineManager, Indirect, HR, Runners} }

// readers makes one entry for each relation, nearest first; people with and without the name stand apart.
func (n naming) readers(groups map[Relation][]verdict) []*Reader {
	readers := []*Reader{}
	for _, relation := range order() {
		for _, kind := range []verdict{{named: true}, {}, {numbers: true}} {
			members := slices.DeleteFunc(slices.Clone(groups[relation]), func(v verdict) bool {
				return v.named != kind.named || v.numbers != kind.numbers
			})
			if len(members) > 0 {
				readers = append(readers, n.reader(relation, members))
			}
		}
	}
	return readers
}

func (n naming) reader(relation Relation, members []verdict) *Reader {
	first := members[0].person
	r := &Reader{
		Key: strings.ToLower(string(relation)), Kind: Group, Relation: relation, Count: len(members),
		Named: members[0].named, NumbersOnly: members[0].numbers, Rule: n.say("rule." + strings.ToLower(string(relation))),
	}
	r.You = slices.ContainsFunc(members, func(v verdict) bool { return v.person.ID() == n.viewer.ID() })
	switch {
	case relation == Author && !n.authorKnown:
		r.Kind, r.Label = Hidden, n.say("reader.hidden")
	case len(members) == 1 && relation != HR && relation != Runners && n.mayName(first.User):
		r.Kind, r.Label = kindOf(first.User), first.User.Name
	default:
		r.Label = n.groupLabel(relation)
	}
	return r
}

func kindOf(person *ent.User) Kind {
	if person.Kind == user.KindGUEST {
		return Guest
	}
	return Person
}

func (n naming) mayName(person *ent.User) bool {
	return policy.Audiences(n.viewer, person).Any(n.rules("User.name"))
}

func (n naming) groupLabel(relation Relation) string {
	key := "reader." + strings.ToLower(string(relation))
	if n.q.reviewee != nil && n.mayName(n.q.reviewee) && text.Known(key+"_of") {
		given, _, _ := strings.Cut(n.q.reviewee.Name, " ")
		return text.Say(n.viewer.Locale(), key+"_of", given)
	}
	return n.say(key)
}

// addPublic adds the group that is not asked one by one.
func (n naming) addPublic(v *Visibility) {
	if n.q.publicTo == "" {
		return
	}
	r := &Reader{
		Key: strings.ToLower(string(n.q.publicTo)), Kind: Group, Relation: n.q.publicTo, Named: true,
		Label: n.say("reader." + strings.ToLower(string(n.q.publicTo))),
		Rule:  n.say("rule." + strings.ToLower(string(n.q.publicTo))),
	}
	if n.q.publicNow {
		v.Now = append(v.Now, r)
		return
	}
	v.Next = append(v.Next, r)
}

func (n naming) author(people []*policy.Viewer) *Reader {
	for _, person := range people {
		if person.ID() == n.q.authorID {
			return n.reader(Author, []verdict{{person: person, relation: Author, level: now, named: true}})
		}
	}
	return nil
}

// withheldBy is who withheld it, by how they stand to the subject now.
func (n naming) withheldBy(people []*policy.Viewer) *Reader {
	for _, person := range people {
		if person.ID() == n.q.withheldBy {
			relation := relationTo(n.q, person)
			return n.reader(relation, []verdict{{person: person, relation: relation, level: now, named: true}})
		}
	}
	return nil
}

func (n naming) subject() *Reader {
	if n.q.reviewee == nil {
		return nil
	}
	return n.reader(Subject, []verdict{{person: policy.Of(n.q.reviewee), relation: Subject, level: now, named: true}})
}

func (n naming) say(key string) string { return text.Say(n.viewer.Locale(), key) }
