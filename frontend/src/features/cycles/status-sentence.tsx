import { Plural, Trans } from '@lingui/react/macro';
import type { StatusSentence_CycleFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { DateWords } from './cycle-words.tsx';

const StatusSentenceCycle = graphql(`
  fragment StatusSentence_cycle on Cycle {
    id
    state
    preset
    phase
    startsAt
    nominateUntil
    approveUntil
    writeUntil
    releaseAt
    progress {
      reviewees
      listsDone
      toDecide
      asked
      handedIn
      undisclosed
      released
    }
  }
`);

type Standing = StatusSentence_CycleFragment;

/** How many of the lists are done. */
export function ListsDone({ done, all }: { done: number; all: number }) {
  if (all !== 1) {
    return <Plural value={done} one={`# of ${all} lists is done.`} other={`# of ${all} lists are done.`} />;
  }
  return done === 1 ? <Trans>The one list is done.</Trans> : <Trans>The one list is not done yet.</Trans>;
}

function PhaseSentence({ cycle, now }: { cycle: Standing; now: Date }) {
  const { phase, progress } = cycle;
  if (progress === null) return null;
  const { reviewees, listsDone, toDecide, asked, handedIn, undisclosed, released } = progress;
  const missing = asked - handedIn;
  if (phase === 'NOMINATE') {
    return (
      <>
        <Trans>
          Choosing reviewers until <DateWords at={cycle.nominateUntil} now={now} />.
        </Trans>{' '}
        <ListsDone done={listsDone} all={reviewees} />
      </>
    );
  }
  if (phase === 'APPROVE') {
    return (
      <>
        <Trans>
          Names are decided until <DateWords at={cycle.approveUntil} now={now} />.
        </Trans>{' '}
        <Plural value={toDecide} one="One still waits." other="# still wait." />
      </>
    );
  }
  if (phase === 'WRITE' && undisclosed > 0) {
    return (
      <Trans>
        Writing goes on until <DateWords at={cycle.writeUntil} now={now} />.
      </Trans>
    );
  }
  if (phase === 'WRITE') {
    return (
      <Trans>
        Writing goes on until <DateWords at={cycle.writeUntil} now={now} />; {missing} of {asked} answers are
        still missing.
      </Trans>
    );
  }
  return (
    <Trans>
      Writing is over; {released} of {reviewees} people have their feedback.
    </Trans>
  );
}

function People({ count }: { count: number }) {
  return (
    <Plural
      value={count}
      _0="Nobody is reviewed yet."
      one="One person is reviewed."
      other="# people are reviewed."
    />
  );
}

function Over({ cycle: { state, preset, progress } }: { cycle: Standing }) {
  const released = progress?.released ?? 0;
  const reviewees = progress?.reviewees ?? 0;
  return (
    <>
      {state === 'ARCHIVED' ? (
        <Trans>
          Archived: out of the list, and kept. {released} of {reviewees} people have their feedback.
        </Trans>
      ) : (
        <Trans>
          Closed. {released} of {reviewees} people have their feedback; what was not handed in has expired.
        </Trans>
      )}
      {preset === 'ANONYMOUS' && (
        <>
          {' '}
          <Trans>
            It cannot be opened again: at the close the tie between answers and who wrote them is destroyed,
            so there is nothing to go on from.
          </Trans>
        </>
      )}
    </>
  );
}

/** Where a cycle stands, in one or two sentences. */
export function StatusSentence({
  cycle,
  now,
}: {
  cycle: FragmentType<typeof StatusSentenceCycle>;
  now: Date;
}) {
  const read = readFragment(StatusSentenceCycle, cycle);
  const { state, progress } = read;
  const people = progress && <People count={progress.reviewees} />;
  if (state === 'DRAFT') return <Trans>Draft. Only those who run it see it.</Trans>;
  if (state === 'SCHEDULED') {
    return (
      <>
        <Trans>
          Published. It begins on <DateWords at={read.startsAt} now={now} />.
        </Trans>{' '}
        {people}
      </>
    );
  }
  if (state === 'OPEN') {
    return (
      <>
        <Trans>Open.</Trans> {people} <PhaseSentence cycle={read} now={now} />
      </>
    );
  }
  return <Over cycle={read} />;
}
