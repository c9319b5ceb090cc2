package policy

import (
	"maps"
	"slices"

	"sightline/ent/predicate"
	"sightline/ent/project"
	"sightline/ent/sharelink"
	"sightline/ent/workgrant"
	"sightline/ent/workreview"
)

// projectScope is seesProject in SQL.
func projectScope(v *Viewer) predicate.Project {
	switch {
	case !v.SignedIn():
		return when[predicate.Project](false)
	case v.allWork():
		return when[predicate.Project](true)
	}
	partOf := project.And(project.ArchivedAtIsNil(), project.IDIn(concat(teams(v), v.Facts.SharedProjects)...))
	if v.Colleague() {
		return project.Or(project.OwnerID(v.ID()), partOf)
	}
	return partOf
}

// workScope is seesWork in SQL.
func workScope(v *Viewer) predicate.WorkReview {
	if v.SignedIn() && v.allWork() {
		return when[predicate.WorkReview](true)
	}
	granted := workreview.IDIn(shared(v)...)
	open := workreview.HasProjectWith(project.ArchivedAtIsNil())
	if !v.Colleague() {
		return workreview.And(when[predicate.WorkReview](v.SignedIn()), open, granted,
			workreview.StateNEQ(workreview.StateINACTIVE))
	}
	return workreview.Or(
		workreview.HasProjectWith(project.OwnerID(v.ID())),
		workreview.And(open, workreview.Or(
			workreview.OwnerID(v.ID()), granted, workreview.ProjectIDIn(teams(v)...))),
	)
}

// grantScope: one's own, and those of the work reviews that the viewer keeps.
func grantScope(v *Viewer) predicate.WorkGrant {
	own := workgrant.And(workgrant.UserID(v.ID()), workgrant.HasReviewWith(workScope(v)))
	if !v.Colleague() {
		return workgrant.And(when[predicate.WorkGrant](v.SignedIn()), own)
	}
	return workgrant.Or(own, workgrant.HasReviewWith(keptScope(v)))
}

// linkScope: the links of the work reviews that the viewer keeps.
func linkScope(v *Viewer) predicate.ShareLink {
	return sharelink.And(when[predicate.ShareLink](v.Colleague()), sharelink.HasReviewWith(keptScope(v)))
}

// keptScope is keepsWork in SQL.
func keptScope(v *Viewer) predicate.WorkReview {
	if v.allWork() {
		return when[predicate.WorkReview](true)
	}
	return workreview.Or(
		workreview.HasProjectWith(project.OwnerID(v.ID())),
		workreview.And(workreview.OwnerID(v.ID()), workreview.HasProjectWith(project.ArchivedAtIsNil())),
	)
}

func teams(v *Viewer) []string {
	if !v.Colleague() {
		return nil
	}
	return v.Facts.TeamProjects
}

func shared(v *Viewer) []string {
	if !v.mayShare() {
		return nil
	}
	return slices.Sorted(maps.Keys(v.Facts.Shares))
}
