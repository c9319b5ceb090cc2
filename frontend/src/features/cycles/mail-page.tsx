import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CycleMailKind, CycleMailPageQuery, Locale } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { MailForm } from './mail-form.tsx';
import { kindOf, mailTitles } from './mail-kinds.ts';
import { MailQuery, MailWordsCycle } from './mail-query.ts';
import classes from './notice.module.css';

const route = getRouteApi('/_member/company/cycles/$cycleId/mails/$mail');

type Cycle = Extract<NonNullable<CycleMailPageQuery['node']>, { __typename: 'Cycle' }>;

function Words({ cycle, kind }: { cycle: Cycle; kind: CycleMailKind }) {
  const { t, i18n } = useLingui();
  const { version, mails } = readFragment(MailWordsCycle, cycle);
  const [picked, setPicked] = useState<Locale | null>(null);
  const locale = picked ?? (i18n.locale === 'de' ? 'DE' : 'EN');
  const mail = mails?.find((one) => one.kind === kind && one.locale === locale);
  if (!mail) return <Failure code="NOT_FOUND" />;
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/company">
              <Trans>Cycles</Trans>
            </Link>{' '}
            /{' '}
            <Link to="/company/cycles/$cycleId" params={{ cycleId: cycle.id }}>
              {cycle.name}
            </Link>{' '}
            / <Trans>Mails</Trans>
          </>
        }
        title={i18n._(mailTitles[kind])}
        state={
          mail.chosen ? (
            <Trans>With words that were chosen for this cycle.</Trans>
          ) : (
            <Trans>With the default words. You can choose your own for this cycle.</Trans>
          )
        }
      />
      <SegmentedControl
        aria-label={t`Language of the mail`}
        value={locale}
        data={[
          { value: 'EN', label: t`English` },
          { value: 'DE', label: t`German` },
        ]}
        onChange={(chosen) => setPicked(chosen === 'DE' ? 'DE' : 'EN')}
      />
      <div className={classes.wide}>
        <MailForm
          key={locale}
          place={{ cycleId: cycle.id, expectedVersion: version ?? 0, kind, locale }}
          mail={mail}
          may={cycle.viewerCan?.includes('EDIT_CYCLE') ?? false}
        />
      </div>
    </>
  );
}

/** The words of one mail of a cycle, in both languages, with a preview. */
export function MailPage() {
  const { cycleId, mail: word } = route.useParams();
  const kind = kindOf(word);
  const [{ data, error }] = useLiveQuery({
    query: MailQuery,
    variables: { id: cycleId },
    pause: kind === null,
  });
  if (kind === null) return <Failure code="NOT_FOUND" />;
  const node = data?.node;
  if (error && !node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!node) return null;
  if (node.__typename !== 'Cycle') return <Failure code="NOT_FOUND" />;
  return <Words key={kind} cycle={node} kind={kind} />;
}
