package todo

import (
	"context"
	"fmt"
	"slices"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/project"
	"sightline/ent/projectmember"
	"sightline/ent/sharelink"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/ent/workreview"
	"sightline/internal/policy"
)

// workTypes are the types of the work side whose changes wake people.
func workTypes() []string {
	return []string{"Project", "ProjectMember", "WorkReview", "WorkGrant", "ShareLink"}
}

// countsOn tells whether a change is nobody's to see at once: a project that only gets its next version, for its team
// was set, which the rows of the team tell; and settings, but for the switch that closes what is shared with guests.
func countsOn(m entgo.Mutation) bool {
	if settings, ok := m.(*ent.SettingMutation); ok {
		_, shares := settings.SharesWithGuests()
		return !shares
	}
	changed := slices.DeleteFunc(m.Fields(), func(field string) bool {
		return field == project.FieldUpdatedAt || field == project.FieldVersion
	})
	return m.Type() == "Project" && m.Op().Is(entgo.OpUpdateOne) && len(changed)+len(m.ClearedFields()) == 0
}

// ofWork returns whom rows of the work side concern, as far as they see them. People from outside are woken by what is
// theirs and not by what is shared with others, or their browser would tell them the moment of it (V4).
func ofWork(ctx context.Context, client *ent.Client, kind string, ids []string) ([]string, error) {
	in, which := workPlaces(kind, ids)
	projects, err := client.Project.Query().Where(in).WithMembers().
		WithWorkReviews(func(q *ent.WorkReviewQuery) {
			q.Where(which).WithGrants(func(q *ent.WorkGrantQuery) { q.WithUser() })
		}).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the projects: %w", err)
	}
	people, err := client.User.Query().
		Where(user.WorkRoleIn(user.WorkRoleADMIN, user.WorkRoleMANAGER), user.StateEQ(user.StateACTIVE)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the work managers: %w", err)
	}
	for _, found := range projects {
		people = append(people, found.OwnerID)
		for _, member := range found.Edges.Members {
			if kind != "WorkGrant" && kind != "ShareLink" {
				people = append(people, member.UserID)
			}
		}
		for _, review := range found.Edges.WorkReviews {
			people = append(people, review.OwnerID)
			people = append(people, holders(kind, ids, review.Edges.Grants)...)
		}
	}
	slices.Sort(people)
	return slices.Compact(people), nil
}

// workPlaces are the projects in which the rows stand, and the work reviews in them that the rows are about.
func workPlaces(kind string, ids []string) (predicate.Project, predicate.WorkReview) {
	var which predicate.WorkReview
	switch kind {
	case "Project":
		return project.IDIn(ids...), workreview.ProjectIDIn(ids...)
	case "ProjectMember":
		in := project.HasMembersWith(projectmember.IDIn(ids...))
		return in, workreview.HasProjectWith(in)
	case "WorkGrant":
		which = workreview.HasGrantsWith(workgrant.IDIn(ids...))
	case "ShareLink":
		which = workreview.HasLinksWith(sharelink.IDIn(ids...))
	default:
		which = workreview.IDIn(ids...)
	}
	return project.HasWorkReviewsWith(which), which
}

// holders are those with a grant who see what changed.
func holders(kind string, ids []string, grants []*ent.WorkGrant) []string {
	var people []string
	for _, granted := range grants {
		sees := false
		switch kind {
		case "Project", "WorkReview":
			sees = true
		case "ProjectMember":
			sees = policy.Of(granted.Edges.User).Colleague() // who is in the team is for colleagues to know
		case "WorkGrant":
			sees = slices.Contains(ids, granted.ID)
		}
		if sees {
			people = append(people, granted.UserID)
		}
	}
	return people
}

// holdersOfAll are all with whom something is shared: the switch for guests opens and closes it.
func holdersOfAll(ctx context.Context, client *ent.Client) ([]string, error) {
	people, err := client.WorkGrant.Query().Unique(true).Select(workgrant.FieldUserID).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("find with whom something is shared: %w", err)
	}
	return people, nil
}
