package graph_test

import (
	"fmt"

	"sightline/ent"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// workAttempts are the mutations of projects and work reviews.
func workAttempts() []attempt {
	const version = "expectedVersion: 1"
	rights := "comments: true, decides: true, downloads: false"
	with := func(persona string) string { return fmt.Sprintf("userIds: [%q]", testkit.ID("usr", persona)) }
	return []attempt{
		{
			mutation: "createProject", action: policy.CreateProject,
			input: func(testkit.Row) string { return `name: "New", idempotencyKey: "k"` },
		},
		{
			mutation: "updateProject", action: policy.EditProject, on: "Project",
			input: field("projectId", version+`, name: "Other"`),
		},
		{
			mutation: "setProjectTeam", action: policy.SetProjectTeam, on: "Project",
			input: field("projectId", version+", "+with("otto")),
		},
		{
			mutation: "createWorkReview", action: policy.CreateWorkReview, on: "Project",
			input: field("projectId", `title: "New", idempotencyKey: "k"`),
		},
		{
			mutation: "updateWorkReview", action: policy.EditWorkReview, on: "WorkReview",
			input: field("workReviewId", version+`, title: "Other"`),
		},
		{
			mutation: "shareWorkReview", action: policy.ShareWorkReview, on: "WorkReview",
			input: field("workReviewId", with("otto")),
		},
		{
			mutation: "changeWorkGrant", action: policy.ChangeWorkGrant, on: "WorkGrant",
			input: field("grantId", version+", "+rights),
		},
		{mutation: "revokeWorkGrant", action: policy.RevokeWorkGrant, on: "WorkGrant", input: field("grantId", "")},
		{
			mutation: "shareByLink", action: policy.ShareByLink, on: "WorkReview",
			input: field("workReviewId", `addresses: ["new@partner.example"], idempotencyKey: "k"`),
		},
		{mutation: "revokeShareLink", action: policy.RevokeShareLink, on: "ShareLink", input: field("linkId", "")},
		{
			mutation: "setWorkReviewState", action: policy.SetWorkReviewState, on: "WorkReview",
			input: field("workReviewId", version+", state: LOCKED"),
		},
		{
			mutation: "archiveProject", action: policy.ArchiveProject, on: "Project",
			input: field("projectId", version),
		},
	}
}

// workObject is a project or a work review in the form in which the policy judges an act on it.
func (a attempt) workObject(object any) any {
	switch object := object.(type) {
	case *ent.Project:
		if a.action == policy.SetProjectTeam {
			return policy.Team{Project: object}
		}
		if a.action == policy.CreateWorkReview {
			return policy.NewWork{Project: object, ID: testkit.ID("wrv", "new")}
		}
	case *ent.WorkReview:
		if a.action == policy.ShareWorkReview {
			return policy.NewShare{Review: object}
		}
		if a.action == policy.ShareByLink {
			return policy.NewLink{Review: object}
		}
	case *ent.ShareLink:
		return policy.LinkAndGrants{Link: object}
	}
	return object
}

// ownedWork tells whether a row is one of the work side, where it matters whose it is.
func ownedWork(row testkit.Row) bool {
	switch row.Object.(type) {
	case *ent.Project, *ent.WorkReview, *ent.WorkGrant, *ent.ShareLink:
		return true
	}
	return false
}
