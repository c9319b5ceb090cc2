import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { errorCode, requestId } from '../../lib/errors.ts';
import { longDate } from '../../lib/format.ts';
import { givenName } from '../../lib/given-name.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { NotReadable } from '../form/not-readable.tsx';
import { CompareWith } from './compare-with.tsx';
import { earlierRounds, useComparison } from './comparison.ts';
import { Competencies } from './competencies.tsx';
import { Readings } from './readings.tsx';
import report from './report.module.css';
import { ReportFoot, ReportReaders } from './report-foot.tsx';
import classes from './results.module.css';
import { OpenResults, readResults, type ResultFacts, ResultsQuery } from './results-query.ts';
import { ResultsView } from './results-view.tsx';

const route = getRouteApi('/_member/reviews/$id/results');

interface PartProps {
  facts: ResultFacts;
  /** The viewer is the one who is written about. */
  own: boolean;
  now: Date;
}

function useDay(at: string | null | undefined, now: Date): string | null {
  const locale = useLocale();
  return at ? longDate(locale, new Date(at), now) : null;
}

function HeadState({ facts, now }: PartProps) {
  const released = useDay(facts.stand.releasedAt, now);
  const { answered, atLeast } = facts;
  if (!facts.readable) return null;
  return (
    <>
      {released ? <Trans>Released on {released}.</Trans> : <Trans>Not released yet.</Trans>}{' '}
      {answered !== null && <Plural value={answered} one="# person wrote." other="# people wrote." />}
      {answered === null && atLeast !== null && (
        <Trans>At least {atLeast} people stand behind everything that is shown.</Trans>
      )}
    </>
  );
}

function Head(props: PartProps) {
  const { t } = useLingui();
  const { facts, own } = props;
  const reviews: string = '/reviews';
  const { name, cycle, readable } = facts;
  return (
    <PageHead
      title={own ? t`What others wrote about your work` : t`What others wrote about ${name}`}
      crumb={
        <>
          <Link to={reviews}>
            <Trans>Reviews</Trans>
          </Link>{' '}
          / {cycle?.name}
        </>
      }
      state={<HeadState {...props} />}
      actions={
        readable && (
          <Button onClick={() => window.print()}>
            <Trans>Print or save as PDF</Trans>
          </Button>
        )
      }
    />
  );
}

/** How the cycle ended, where it did before anything was released. */
function endOf({ cycle, stand }: ResultFacts): 'unnamed' | 'otherwise' | undefined {
  if (stand.releasedAt !== null || (cycle?.state !== 'CLOSED' && cycle?.state !== 'ARCHIVED'))
    return undefined;
  if (cycle.preset !== 'ANONYMOUS') return 'otherwise';
  return cycle.joinDestroyedAt === null ? undefined : 'unnamed';
}

function Nothing({ facts, own, now }: PartProps) {
  const planned = useDay(facts.cycle?.releaseAt, now);
  const approver = facts.approvers.length === 1 ? givenName(facts.approvers[0]) : null;
  return <NotReadable own={own} approver={approver} planned={planned} over={endOf(facts)} />;
}

/** Whether anybody could still tell who wrote what. */
function Tie({ gone }: { gone: boolean }) {
  return (
    <p className={`small quiet ${classes.tie}`}>
      {gone ? (
        <Trans>
          The cycle has closed, and what tied these words to their writers is destroyed. Whoever runs this
          server can check that with “sightline verify-anonymity”.
        </Trans>
      ) : (
        <Trans>
          Nobody is told who wrote what. When the cycle closes, what ties these words to their writers is
          destroyed.
        </Trans>
      )}
    </p>
  );
}

/** That answers are withheld, and no more: neither which nor why. */
function Withheld({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className={classes.note}>
      <Plural value={count} one="One answer is withheld." other="# answers are withheld." />
    </p>
  );
}

/** Tells the server once that the results were opened; only those whose opening counts are recorded. */
function useOpening(facts: ResultFacts) {
  const client = useClient();
  const { id, readable } = facts;
  useEffect(() => {
    if (readable) void client.mutation(OpenResults, { input: { participationId: id } }).toPromise();
  }, [client, id, readable]);
}

/** The numbers, then question by question, with an earlier round beside them where one is chosen. */
function Report({ facts }: { facts: ResultFacts }) {
  const viewer = useViewer();
  const { compare } = route.useSearch();
  const navigate = route.useNavigate();
  const earlier = useComparison(facts, compare);
  const side = { you: viewer.id === facts.revieweeId, given: givenName(facts.name) };
  const choose = (id: string | undefined) =>
    void navigate({ search: id === undefined ? {} : { compare: id }, replace: true, resetScroll: false });
  return (
    <>
      <div className={report.readers}>
        <ReportReaders id={facts.id} />
      </div>
      <CompareWith rounds={earlierRounds(facts)} chosen={compare} onChoose={choose} />
      <Competencies
        competencies={facts.competencies}
        questions={facts.questions}
        earlier={earlier}
        side={side}
      />
      <ResultsView
        questions={facts.questions}
        published={facts.answered === null}
        earlier={earlier}
        side={side}
      />
    </>
  );
}

function Content(props: PartProps) {
  const { facts } = props;
  useOpening(facts);
  return (
    <article className={report.report}>
      <Head {...props} />
      {facts.readable && <Withheld count={facts.stand.withheldAnswers ?? 0} />}
      {facts.readable ? <Report facts={facts} /> : <Nothing {...props} />}
      {facts.readable && facts.cycle?.preset === 'ANONYMOUS' && (
        <Tie gone={facts.cycle.joinDestroyedAt !== null} />
      )}
      {facts.readable && (
        <div className={classes.readings}>
          <Readings readings={facts.stand.readings} />
        </div>
      )}
      {facts.readable && <ReportFoot id={facts.id} />}
    </article>
  );
}

/** Read calmly what others said: by question, counts as bars, texts one under another with who reads each. */
export function ResultsPage() {
  const { id } = route.useParams();
  const viewer = useViewer();
  const [now] = useState(() => new Date());
  const [{ data, error }] = useLiveQuery({ query: ResultsQuery, variables: { id } });
  if (error && !data?.node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'Participation') return <Failure code="NOT_FOUND" />;
  const facts = readResults(data.node);
  return <Content key={id} facts={facts} own={facts.revieweeId === viewer.id} now={now} />;
}
