import { Trans } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from 'urql';
import type { CycleMailKind, Locale } from '../../gql/graphql.ts';
import { MailPreviewQuery } from './mail-query.ts';
import classes from './notice.module.css';

interface MailPreviewProps {
  cycleId: string;
  kind: CycleMailKind;
  locale: Locale;
  subject: string;
  text: string;
}

/** The mail as somebody would get it, a moment behind what is typed. */
export function MailPreview({ cycleId, kind, locale, subject, text }: MailPreviewProps) {
  const [words] = useDebouncedValue({ subject, text }, 300);
  const [{ data }] = useQuery({
    query: MailPreviewQuery,
    variables: { id: cycleId, kind, locale, ...words },
    requestPolicy: 'network-only',
  });
  const made = data?.node?.__typename === 'Cycle' ? data.node.mailPreview : null;
  return (
    <section className={classes.block}>
      <h2>
        <Trans>As it would be read</Trans>
      </h2>
      {made && (
        <article className={classes.mail} lang={locale.toLowerCase()}>
          <h3>{made.subject}</h3>
          <p className={classes.mailBody}>{made.text}</p>
        </article>
      )}
    </section>
  );
}
