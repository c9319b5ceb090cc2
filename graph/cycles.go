package graph

import "sightline/internal/policy"

// actionsOnCycles are what can be done with a cycle as a whole, in the order in which viewerCan and ownersMay tell it.
func actionsOnCycles() []policy.Action {
	return []policy.Action{
		policy.EditCycle, policy.SetCycleOwners, policy.SetCyclePolicy, policy.PublishCycle, policy.NotifyCycle,
		policy.PlanNotice, policy.CloseCycle, policy.DeleteCycle, policy.CopyCycle, policy.SaveTemplate, policy.ExportCycle,
		policy.ReopenCycle, policy.ArchiveCycle, policy.UnarchiveCycle, policy.ReleaseAll,
	}
}
