import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { CyclePreset } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { daysUntil, longDate } from '../../lib/format.ts';
import { givenName } from '../../lib/given-name.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Note } from '../../ui/note.tsx';
import { HiddenField, PageHead } from '../../ui/page.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { howFar } from './how-far.ts';
import { ReleaseAll } from './release-all.tsx';
import classes from './results.module.css';
import { readResults, Release, type ResultFacts, ResultsQuery } from './results-query.ts';
import { ResultsView } from './results-view.tsx';

function Head({ facts, onRelease }: { facts: ResultFacts; onRelease: (() => void) | null }) {
  const { t } = useLingui();
  const reviews: string = '/reviews';
  const { name, cycle, stand } = facts;
  const may = stand.viewerCan?.includes('RELEASE_FEEDBACK') ?? false;
  const waiting = may ? t`Release feedback to ${name}` : t`Feedback to ${name} is not released`;
  const title = stand.releasedAt === null ? waiting : t`Feedback to ${name} is released`;
  return (
    <PageHead
      title={title}
      crumb={
        <>
          <Link to={reviews}>
            <Trans>Reviews</Trans>
          </Link>{' '}
          / {cycle?.name}
        </>
      }
      actions={
        onRelease && (
          <Button variant="filled" onClick={onRelease}>
            <Trans>Release…</Trans>
          </Button>
        )
      }
    />
  );
}

function WritingPhase({ until, now }: { until: string | null | undefined; now: Date }) {
  const locale = useLocale();
  if (!until) return null;
  const over = daysUntil(new Date(until), now) < 0;
  const day = longDate(locale, new Date(until), now);
  return over ? (
    <StateWord icon="done" tone="ok">
      <Trans>The time to write ended on {day}.</Trans>
    </StateWord>
  ) : (
    <StateWord icon="waiting">
      <Trans>People can write until {day}.</Trans>
    </StateWord>
  );
}

function Facts({ facts, now }: { facts: ResultFacts; now: Date }) {
  const locale = useLocale();
  const { handedIn, asked, unasked } = howFar(facts.stand.requests ?? []);
  const { releasedAt } = facts.stand;
  const day = releasedAt === null ? null : longDate(locale, new Date(releasedAt), now);
  return (
    <div className={classes.facts}>
      {day && (
        <StateWord icon="done" tone="ok">
          {facts.cycle?.preset === 'ANONYMOUS' ? (
            <Trans>Released on {day}. Nothing more is accepted.</Trans>
          ) : (
            <Trans>Released on {day}. What is handed in later is added by itself.</Trans>
          )}
        </StateWord>
      )}
      {!day && <WritingPhase until={facts.cycle?.writeUntil} now={now} />}
      {facts.stand.statesBlurred ? (
        <p className="quiet small">
          <Trans>How far each reviewer is is not shown to you: it would tell who wrote what.</Trans>
        </p>
      ) : (
        <StateWord icon={handedIn === asked && asked > 0 ? 'complete' : 'begun'}>
          <Plural
            value={asked}
            _0="Nobody is asked yet."
            one={`${handedIn} of # has handed in.`}
            other={`${handedIn} of # have handed in.`}
          />
          {unasked > 0 && (
            <>
              {' '}
              <Plural value={unasked} one="# person wrote unasked." other="# people wrote unasked." />
            </>
          )}
        </StateWord>
      )}
    </div>
  );
}

function PreviewWords({ preset, given }: { preset: CyclePreset | null; given: string }) {
  if (preset === 'ANONYMOUS') return <Trans>What was released, without names.</Trans>;
  return preset === 'CONFIDENTIAL' ? (
    <Trans>The same words in the same order. {given} never sees the names that you see here.</Trans>
  ) : (
    <Trans>The same words in the same order, with the names.</Trans>
  );
}

function Preview({ facts, may }: { facts: ResultFacts; may: boolean }) {
  const { t } = useLingui();
  const given = givenName(facts.name);
  if (!facts.readable) {
    return (
      <HiddenField
        name={t`Answers`}
        until={may && <Trans>You can release them without reading them.</Trans>}
      />
    );
  }
  const released = facts.stand.releasedAt !== null;
  return (
    <section className={classes.preview}>
      <h2>{released ? <Trans>What {given} reads</Trans> : <Trans>What {given} will read</Trans>}</h2>
      <p>
        <PreviewWords preset={facts.cycle?.preset ?? null} given={given} />
      </p>
      <ResultsView
        questions={facts.questions}
        published={facts.answered === null}
        side={{ you: false, given }}
      />
    </section>
  );
}

function ReleaseDialog({ facts, onClose }: { facts: ResultFacts; onClose: () => void }) {
  const { t } = useLingui();
  const release = useCommand(Release, (data) => data.releaseFeedback.errors);
  const given = givenName(facts.name);
  const { handedIn, asked, unasked } = howFar(facts.stand.requests ?? []);
  const open = asked - handedIn;
  const written = handedIn + unasked;
  const withheld = facts.stand.withheldAnswers ?? 0;
  const go = async () => {
    const { failures } = await release({
      input: { participationId: facts.id, expectedVersion: facts.stand.version ?? 0 },
    });
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={t`Release to ${given}?`}
      confirm={t`Release to ${given}`}
      keep={t`Not yet`}
      onConfirm={go}
      onClose={onClose}
    >
      {facts.cycle?.preset === 'ANONYMOUS' ? (
        <p>
          <Trans>
            What was handed in is published without names, if enough people answered, and {given} gets a mail
            without content. After that nothing more is accepted. This cannot be taken back.
          </Trans>
        </p>
      ) : (
        <p>
          <Plural
            value={written}
            one={`${given} reads # answered form at once and gets a mail without content.`}
            other={`${given} reads # answered forms at once and gets a mail without content.`}
          />{' '}
          {open > 0 && (
            <Plural
              value={open}
              one="# person has not handed in; what comes later is added by itself."
              other="# people have not handed in; what comes later is added by itself."
            />
          )}{' '}
          {withheld > 0 && (
            <Plural
              value={withheld}
              one={`One answer stays withheld for good; ${given} learns only that one is.`}
              other={`# answers stay withheld for good; ${given} learns only their number.`}
            />
          )}{' '}
          <Trans>This cannot be taken back.</Trans>
        </p>
      )}
      {facts.cycle?.preset === 'CONFIDENTIAL' && written === 1 && (
        <Note>
          <Trans>Only one person has written so far: {given} can guess who. Wait for more if you can.</Trans>
        </Note>
      )}
    </ConfirmDialog>
  );
}

function Content({ facts }: { facts: ResultFacts }) {
  const [now] = useState(() => new Date());
  const [asking, setAsking] = useState(false);
  const given = givenName(facts.name);
  const may = facts.stand.viewerCan?.includes('RELEASE_FEEDBACK') ?? false;
  const { handedIn, unasked } = howFar(facts.stand.requests ?? []);
  const anonymous = facts.cycle?.preset === 'ANONYMOUS';
  const until = facts.cycle?.writeUntil;
  const writing = anonymous && until !== null && until !== undefined && daysUntil(new Date(until), now) >= 0;
  const nothing = !anonymous && handedIn + unasked === 0;
  return (
    <>
      <Head facts={facts} onRelease={may && !nothing && !writing ? () => setAsking(true) : null} />
      <Facts facts={facts} now={now} />
      {may && anonymous && (
        <div className={classes.note}>
          <Note>
            <Trans>
              This cycle is anonymous: nobody reads anything before the release, so there is no preview and no
              count. You can release once the time to write is over; it works if enough people have answered,
              and after it nothing more is accepted.
            </Trans>
          </Note>
        </div>
      )}
      {may && nothing && (
        <div className={classes.note}>
          <Note>
            <Trans>
              Nothing has been handed in yet. When something has, you can release it to {given} here.
            </Trans>
          </Note>
        </div>
      )}
      <Preview facts={facts} may={may} />
      {facts.cycle && <ReleaseAll cycle={facts.cycle} may={may} />}
      {asking && <ReleaseDialog facts={facts} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Whether it is time, how much is there, what the reviewee will read, and the release. */
export function ReleasePage() {
  const { id = '' } = useParams({ strict: false });
  const [{ data, error }] = useLiveQuery({ query: ResultsQuery, variables: { id } });
  if (error && !data?.node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'Participation') return <Failure code="NOT_FOUND" />;
  return <Content facts={readResults(data.node)} />;
}
