import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CycleRehearsalQuery } from '../../gql/graphql.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHead, SaveBar } from '../../ui/page.tsx';
import classes from './launch.module.css';
import { RehearsalFindings } from './rehearsal-findings.tsx';
import { RehearsalMails } from './rehearsal-mails.tsx';
import { RehearsalTodos } from './rehearsal-todos.tsx';
import { useLaunch } from './use-launch.ts';

/** A cycle as the page asks for it. */
export type RehearsedCycle = Extract<NonNullable<CycleRehearsalQuery['node']>, { __typename: 'Cycle' }>;

type Rehearsal = NonNullable<RehearsedCycle['rehearsal']>;

interface RehearsalViewProps {
  cycle: RehearsedCycle;
  shown: Rehearsal;
  onAgain: () => void;
}

function Head({ cycle, rehearsal }: { cycle: RehearsedCycle; rehearsal: Rehearsal }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const name = cycle.name ?? '';
  const day = cycle.startsAt === null ? null : longDate(locale, new Date(cycle.startsAt), now);
  return (
    <PageHead
      crumb={
        <>
          <Link to="/company">
            <Trans>Cycles</Trans>
          </Link>{' '}
          /{' '}
          <Link to="/company/cycles/$cycleId/edit" params={{ cycleId: cycle.id }}>
            {name}
          </Link>
        </>
      }
      title={t`If you launch now`}
      state={
        <>
          <Plural
            value={rehearsal.revieweeCount}
            _0="Nobody is reviewed."
            one="One person is reviewed."
            other="# people are reviewed."
          />{' '}
          {rehearsal.opensAtOnce ? (
            <Trans>The cycle opens at once.</Trans>
          ) : (
            day !== null && <Trans>The cycle opens by itself on {day}.</Trans>
          )}
        </>
      }
    />
  );
}

function LaunchBar({ cycle, shown, onAgain }: RehearsalViewProps) {
  const { launch, busy, failure, outOfDate } = useLaunch(cycle.id, cycle.version ?? 0, shown.key);
  const blocked = shown.findings.some((finding) => finding.severity === 'BLOCKS');
  return (
    <>
      {outOfDate && (
        <Note tone="warn">
          <Trans>Something changed since you opened this page. Look at it again before you launch.</Trans>
        </Note>
      )}
      <FieldError>{failure}</FieldError>
      <SaveBar hint={blocked && <Trans>Something stops the launch.</Trans>}>
        <Button variant={outOfDate ? 'filled' : 'default'} onClick={onAgain}>
          <Trans>Rehearse again</Trans>
        </Button>
        {!outOfDate && !blocked && (
          <Button variant="filled" loading={busy} onClick={() => void launch()}>
            <Plural value={shown.revieweeCount} one="Launch for one person" other="Launch for # people" />
          </Button>
        )}
      </SaveBar>
    </>
  );
}

/** What the launch would bring, and the launch, which does that or nothing. */
export function RehearsalView(props: RehearsalViewProps) {
  const { cycle, shown } = props;
  return (
    <>
      <Head cycle={cycle} rehearsal={shown} />
      <div className={classes.launch}>
        <p className="quiet">
          <Trans>
            This is computed on everybody as they are today; nothing has happened yet. After the launch
            questions and readers stay as they are, and there is no way back to a draft.
          </Trans>
        </p>
        <RehearsalFindings cycleId={cycle.id} findings={shown.findings} />
        <RehearsalTodos todos={shown.todos} />
        <RehearsalMails mails={shown.mails} />
        <LaunchBar {...props} />
      </div>
    </>
  );
}
