package cycle

import (
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// checkAgainst refuses what depends on the cycle as it stands.
func checkAgainst(found *ent.Cycle, input *UpdateCycleInput) error {
	var problems apperr.List
	checkNumbers(found, input, &problems)
	checkUnasked(found, input, &problems)
	if found.State == cycle.StateDRAFT {
		return problems.Err()
	}
	frozen := map[string]bool{
		"preset":             input.Preset != nil && *input.Preset != found.Preset,
		"proactiveAllowed":   or(input.ProactiveAllowed, found.ProactiveAllowed) != found.ProactiveAllowed,
		"upward":             input.Upward != nil && *input.Upward != found.Upward,
		"selfAssessment":     input.SelfAssessment != nil && *input.SelfAssessment != found.SelfAssessment,
		"nomination":         input.Nomination != nil && *input.Nomination != found.Nomination,
		"minReviewers":       or(input.MinReviewers, found.MinReviewers) != found.MinReviewers,
		"maxReviewers":       or(input.MaxReviewers, found.MaxReviewers) != found.MaxReviewers,
		"suggestedReviewers": or(input.SuggestedReviewers, found.SuggestedReviewers) != found.SuggestedReviewers,
	}
	for _, field := range frozenFields() {
		if frozen[field] {
			problems.Add("cycle.frozen", field)
		}
	}
	if input.Timeline != nil {
		checkTimeline(found, input.Timeline, &problems)
		checkDeadlines(input.Timeline.appliedTo(found), &problems)
	}
	return problems.Err()
}

// checkUnasked: members write unasked neither in an Anonymous cycle nor where words are read without the names before
// the release (docs/adr/0045-feedback-that-nobody-asked-for.md); nor do reviewees come to nominate there without seeing
// the list.
func checkUnasked(found *ent.Cycle, input *UpdateCycleInput, problems *apperr.List) {
	after := *found
	after.ProactiveAllowed = or(input.ProactiveAllowed, found.ProactiveAllowed)
	after.Nomination = or(input.Nomination, found.Nomination)
	said := policy.PromiseOf(found)
	if input.Preset != nil {
		said = promise.Of(*input.Preset)
	}
	if after.ProactiveAllowed && said.Preset == promise.Anonymous {
		problems.Add("cycle.proactive_anonymous", "proactiveAllowed")
	}
	addEarly(&after, said, problems)
}

// addEarly adds why words may not be read without the names before the release, at the setting that lets them leave.
func addEarly(c *ent.Cycle, said promise.Promise, problems *apperr.List) {
	switch leaving := policy.WordsLeave(c, said); leaving {
	case policy.LeftByUnasked:
		problems.Add(earlySentence(leaving), "proactiveAllowed")
	case policy.LeftByChosen:
		problems.Add(earlySentence(leaving), "nomination")
	case policy.WordsStay:
	}
}

// earlySentence is the key of the sentence that says it.
func earlySentence(leaving policy.Leaving) string {
	if leaving == policy.LeftByUnasked {
		return "cycle.proactive_early"
	}
	return "policy.early_hidden"
}

// frozenFields are the settings that stand once a cycle is published, in the order of the form.
func frozenFields() []string {
	return []string{
		"preset", "nomination", "upward", "selfAssessment", "proactiveAllowed", "minReviewers", "maxReviewers",
		"suggestedReviewers",
	}
}

// checkNumbers: the most is not below the least, and what is suggested lies between them.
func checkNumbers(found *ent.Cycle, input *UpdateCycleInput, problems *apperr.List) {
	least, most := or(input.MinReviewers, found.MinReviewers), or(input.MaxReviewers, found.MaxReviewers)
	suggested := or(input.SuggestedReviewers, found.SuggestedReviewers)
	if least > most {
		problems.Add("cycle.min_max", "maxReviewers")
		return
	}
	if suggested != 0 && (suggested < least || suggested > most) {
		problems.Add("cycle.suggested", "suggestedReviewers")
	}
}

// or is what was given, or else what there is.
func or[T any](given *T, there T) T {
	if given != nil {
		return *given
	}
	return there
}

// checkTimeline: a published cycle keeps its dates, and one that began keeps its start: how far the reading of an HR
// administrator reaches goes by it, and people wrote under it (V3).
func checkTimeline(found *ent.Cycle, timeline *TimelineInput, problems *apperr.List) {
	if timeline.WriteUntil == nil {
		problems.Add("cycle.no_write_until", "timeline", "writeUntil")
	}
	switch {
	case timeline.StartsAt == nil:
		problems.Add("cycle.no_start", "timeline", "startsAt")
	case found.State != cycle.StateSCHEDULED && found.StartsAt != nil && !timeline.StartsAt.Equal(*found.StartsAt):
		problems.Add("cycle.began", "timeline", "startsAt")
	}
}

// checkDeadlines: only a date can bind. A draft may say first what binds and then from when.
func checkDeadlines(c *ent.Cycle, problems *apperr.List) {
	for _, deadline := range []struct {
		field string
		binds bool
		at    *time.Time
	}{
		{"nominateDeadline", c.NominateDeadline, c.NominateUntil},
		{"approveDeadline", c.ApproveDeadline, c.ApproveUntil},
		{"writeDeadline", c.WriteDeadline, c.WriteUntil},
	} {
		if deadline.binds && deadline.at == nil {
			problems.Add("cycle.deadline", "timeline", deadline.field)
		}
	}
}

func problemsOf(found *ent.Cycle, questions, reviewees int, now time.Time) apperr.List {
	var problems apperr.List
	if questions == 0 {
		problems.Add("cycle.no_question", "sections")
	}
	if reviewees == 0 {
		problems.Add("cycle.no_reviewee", "reviewees")
	}
	if found.StartsAt == nil {
		problems.Add("cycle.no_start", "timeline", "startsAt")
	}
	if found.WriteUntil == nil {
		problems.Add("cycle.no_write_until", "timeline", "writeUntil")
	}
	if found.EndsAt == nil && found.Preset == promise.Anonymous {
		problems.Add("cycle.no_end", "timeline", "endsAt")
	}
	if found.Preset == promise.Anonymous && found.MaxReviewers < found.Threshold {
		never := apperr.Input("cycle.most_under_threshold", "maxReviewers")
		never.Args = []any{found.MaxReviewers, found.Threshold}
		problems = append(problems, never)
	}
	if closes := policy.ClosesAt(found); closes != nil && closes.Before(now) {
		problems.Add("cycle.past", "timeline", "endsAt")
	}
	// A template, a copy or a draft of an earlier time brings along what its own editing would have refused.
	if found.ProactiveAllowed && found.Preset == promise.Anonymous {
		problems.Add("cycle.proactive_anonymous", "proactiveAllowed")
	}
	addEarly(found, policy.PromiseOf(found), &problems)
	checkDeadlines(found, &problems)
	return problems
}
