package graph

import (
	"sightline/graph/model"
	"sightline/internal/feedback"
)

// releasedAll is the payload of what came of releasing all; nothing of it where it was refused.
func releasedAll(came *feedback.Released, errs []model.ReleaseAllFeedbackError) *model.ReleaseAllFeedbackPayload {
	payload := &model.ReleaseAllFeedbackPayload{Errors: errs}
	if came != nil {
		payload.Results, payload.Left = came.Results, &came.Left
	}
	return payload
}
