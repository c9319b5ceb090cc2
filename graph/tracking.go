package graph

import "sightline/internal/tracking"

// sorting is how a list of participations was asked for: by name where nothing was said.
func sorting(by *tracking.ParticipationOrder, descending *bool) tracking.Sorting {
	asked := tracking.Sorting{By: tracking.ByName}
	if by != nil {
		asked.By = *by
	}
	asked.Descending = descending != nil && *descending
	return asked
}

func leaderOf(g *tracking.ParticipationGroup) string {
	if g.By != tracking.GroupByLineManager {
		return ""
	}
	return g.Key
}
