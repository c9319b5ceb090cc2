import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import classes from './passport.module.css';

const KnownPartUser = graphql(`
  fragment KnownPart_user on User {
    id
    kind
    name
    email
    locale
    lastSignInAt
  }
`);

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the server keeps about the account, and who sees it. */
export function KnownPart({ user, now }: { user: FragmentType<typeof KnownPartUser>; now: Date }) {
  const { t } = useLingui();
  const language = useLocale();
  const { companyName } = useViewer();
  const { kind, name, email, locale, lastSignInAt } = readFragment(KnownPartUser, user);
  const guest = kind === 'GUEST';
  return (
    <section className={classes.part}>
      <h2>
        <Trans>What is known of you</Trans>
      </h2>
      <dl className={classes.facts}>
        <Fact name={t`Name`}>{name}</Fact>
        <Fact name={t`E-mail`}>{email}</Fact>
        <Fact name={t`You are here as`}>{guest ? t`Guest` : t`Member from outside`}</Fact>
        <Fact name={t`Mails come in`}>{locale === 'DE' ? t`German` : t`English`}</Fact>
        {lastSignInAt && <Fact name={t`Last log-in`}>{longDate(language, new Date(lastSignInAt), now)}</Fact>}
      </dl>
      <p className={classes.words}>
        <Trans>
          Colleagues at {companyName} see your name and address when they choose reviewers. Administrators see
          as well whether your account is in use and when you last logged in.
        </Trans>{' '}
        <Link to={guest ? '/guest/security' : '/security'}>
          <Trans>Where you are logged in</Trans>
        </Link>
      </p>
    </section>
  );
}
