import type { Client } from '@urql/core';
import { AuditLogQuery, auditVariables } from './audit-query.ts';
import type { AuditSearch } from './audit-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadAudit(client: Client, search: AuditSearch): Promise<void> {
  await client.query(AuditLogQuery, auditVariables(search)).toPromise();
}
