package policy

func auditRules() map[Action]rule {
	return map[Action]rule{
		ReadAuditLog:   standing(readsAuditLog),
		ExportAuditLog: proven(standing(readsAuditLog)),
	}
}

// readsAuditLog: the administrators, each their part (auditScope).
func readsAuditLog(v *Viewer) bool { return len(auditParts(v)) > 0 }
