import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/cycles/$cycleId/mails/$mail')({
  loader: async ({ context, params }) =>
    (await import('../../features/cycles/load-mail.ts')).loadMail(
      context.services.client,
      params.cycleId,
      params.mail,
    ),
  component: lazyRouteComponent(() => import('../../features/cycles/mail-page.tsx'), 'MailPage'),
});
