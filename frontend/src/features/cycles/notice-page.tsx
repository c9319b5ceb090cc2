import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { CycleNoticePageQuery, CyclePhase } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHead } from '../../ui/page.tsx';
import { noticeTitles, phaseOf } from './cycle-words.tsx';
import classes from './notice.module.css';
import { NoticeMails } from './notice-mails.tsx';
import { NoticePlan } from './notice-plan.tsx';
import { planOf } from './notice-plans.ts';
import { NoticeQuery } from './notice-query.ts';
import { NoticeRecipients } from './notice-recipients.tsx';
import { NoticeSent } from './notice-sent.tsx';
import { SendNotice } from './send-notice.tsx';

const route = getRouteApi('/_member/company/cycles/$cycleId/notify/$phase');

type Cycle = Extract<NonNullable<CycleNoticePageQuery['node']>, { __typename: 'Cycle' }>;

function NoticeHead({ cycle, phase, sent }: { cycle: Cycle; phase: CyclePhase; sent: number }) {
  const { i18n } = useLingui();
  return (
    <PageHead
      crumb={
        <>
          <Link to="/company">
            <Trans>Cycles</Trans>
          </Link>{' '}
          /{' '}
          <Link to="/company/cycles/$cycleId" params={{ cycleId: cycle.id }}>
            {cycle.name}
          </Link>
        </>
      }
      title={i18n._(noticeTitles[phase])}
      state={
        <Plural
          value={sent}
          _0="A message and a mail. Not sent yet: look at it, then decide."
          one="A message and a mail. It went out once."
          other="A message and a mail. It went out # times."
        />
      }
    />
  );
}

function Notice({ cycle, phase, askAgain }: { cycle: Cycle; phase: CyclePhase; askAgain: () => void }) {
  const sent = (cycle.notices ?? []).filter((notice) => notice.phase === phase);
  const preview = cycle.noticePreview;
  const plan = planOf(cycle, phase);
  const over = cycle.state === 'CLOSED' || cycle.state === 'ARCHIVED';
  return (
    <>
      <NoticeHead cycle={cycle} phase={phase} sent={sent.length} />
      <div className={classes.notice}>
        <NoticeSent notices={sent} />
        <NoticePlan
          cycleId={cycle.id}
          phase={phase}
          plan={over && plan?.problem === null ? undefined : plan}
          may={cycle.viewerCan?.includes('PLAN_NOTICE') ?? false}
        />
        {preview && <NoticeRecipients preview={preview} />}
        {preview?.withheld && (
          <Note>
            <Trans>
              Feedback about you, or that you read without names, is left out: whom it reaches would tell you
              who has handed in. Somebody else who runs this cycle can announce it.
            </Trans>
          </Note>
        )}
        {preview && <NoticeMails preview={preview} />}
        {preview && (
          <SendNotice
            cycleId={cycle.id}
            phase={phase}
            mails={preview.recipientCount}
            people={new Set(preview.recipients.map((recipient) => recipient.id)).size}
            again={sent.length > 0}
            may={cycle.viewerCan?.includes('NOTIFY_CYCLE') ?? false}
            over={over}
            onSent={askAgain}
          />
        )}
      </div>
    </>
  );
}

/** Shows to whom the announcement of a phase goes and what it says, and sends it when somebody decides to. */
export function NoticePage() {
  const { cycleId, phase: word } = route.useParams();
  const phase = phaseOf(word);
  const [{ data, error }, again] = useLiveQuery({
    query: NoticeQuery,
    variables: { id: cycleId, phase: phase ?? 'NOMINATE' },
    pause: phase === null,
  });
  if (phase === null) return <Failure code="NOT_FOUND" />;
  const node = data?.node;
  if (error && !node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!node) return null;
  if (node.__typename !== 'Cycle' || node.noticePreview === null) return <Failure code="NOT_FOUND" />;
  return <Notice cycle={node} phase={phase} askAgain={() => again({ requestPolicy: 'network-only' })} />;
}
