package graph

import "sightline/ent"

// unaskedOf tells of an answer whether nobody asked for it; nothing where its request is not known.
func unaskedOf(a *ent.Answer) *bool {
	if a.Edges.Request == nil {
		return nil
	}
	return &a.Edges.Request.Proactive
}
