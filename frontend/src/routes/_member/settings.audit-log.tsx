import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readAuditSearch } from '../../features/audit/audit-search.ts';

export const Route = createFileRoute('/_member/settings/audit-log')({
  validateSearch: readAuditSearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('READ_AUDIT_LOG')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/audit/load-audit.ts')).loadAudit(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/audit/audit-page.tsx'), 'AuditPage'),
});
