import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import type { FeedbackRequestState } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import classes from './passport.module.css';
import { TakeBackDialog } from './take-back-dialog.tsx';
import { WrittenWords } from './written-words.tsx';

/** One request as its writer has it here: how far it is, what was written, who can read it. */
export const WrittenEntryRequest = graphql(`
  fragment WrittenEntry_request on FeedbackRequest {
    id
    version
    state
    submittedAt
    dueAt
    declineReason
    viewerCan
    reviewee {
      id
      name
    }
    cycle {
      id
      name
    }
    answers {
      id
      question {
        id
      }
      text
      scale
      choices
      x
      y
      notApplicable
    }
    wording {
      question {
        id
      }
      text
    }
    visibility {
      ...Sightline_visibility
    }
    reasonVisibility: visibility(text: DECLINE_REASON) {
      ...Sightline_visibility
    }
  }
`);

function Standing({ state, day }: { state: FeedbackRequestState | null; day: string | null }) {
  switch (state) {
    case 'APPROVED':
      return (
        <StateWord icon="open">
          <Trans>Not begun.</Trans>
        </StateWord>
      );
    case 'DRAFT':
      return (
        <StateWord icon="begun">
          <Trans>Begun, not handed in.</Trans>
        </StateWord>
      );
    case 'SUBMITTED':
      return (
        <StateWord icon="done" tone="ok">
          <Trans>Handed in on {day}.</Trans>
        </StateWord>
      );
    case 'RELEASED':
      return (
        <StateWord icon="complete" tone="ok">
          <Trans>Handed in on {day}, and released. Nobody can change it any more.</Trans>
        </StateWord>
      );
    case 'DECLINED':
      return (
        <StateWord icon="stopped">
          <Trans>You declined.</Trans>
        </StateWord>
      );
    default:
      return (
        <StateWord icon="stopped">
          <Trans>Not handed in before the cycle ended.</Trans>
        </StateWord>
      );
  }
}

interface WrittenEntryProps {
  request: FragmentType<typeof WrittenEntryRequest>;
  cycle: ComponentProps<typeof WrittenWords>['cycle'];
  now: Date;
}

/** One thing the viewer was asked for, with its readers now and later, and the way back before its release. */
export function WrittenEntry({ request, cycle, now }: WrittenEntryProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { guest } = useViewer();
  const [asking, setAsking] = useState(false);
  const facts = readFragment(WrittenEntryRequest, request);
  const { id, state, submittedAt, declineReason, viewerCan, reviewee, answers } = facts;
  const name = reviewee?.name ?? '';
  const day = submittedAt === null ? null : longDate(locale, new Date(submittedAt), now);
  const path: string = guest ? `/guest/feedback/${id}` : `/feedback/${id}`;
  return (
    <li className={classes.entry}>
      <h3>
        <Trans>Feedback about {name}</Trans>
      </h3>
      <p className="small quiet">{facts.cycle?.name}</p>
      <p className={classes.standing}>
        <Standing state={state} day={day} />
      </p>
      <SightletOf data={facts.visibility} />
      <WrittenWords answers={answers ?? []} wording={facts.wording ?? []} cycle={cycle} />
      {declineReason && (
        <div className={classes.reason}>
          <p className="small quiet">
            <Trans>Why you declined</Trans>
          </p>
          <p className="people-text">{declineReason}</p>
          <SightletOf data={facts.reasonVisibility} />
        </div>
      )}
      <div className={classes.acts}>
        <Button component={Link} to={path} aria-label={t`Open the feedback about ${name}`}>
          <Trans>Open</Trans>
        </Button>
        {viewerCan?.includes('REOPEN_FEEDBACK') && (
          <Button onClick={() => setAsking(true)} aria-label={t`Take back the feedback about ${name}…`}>
            <Trans>Take back…</Trans>
          </Button>
        )}
      </div>
      {asking && <TakeBackDialog request={facts} now={now} onClose={() => setAsking(false)} />}
    </li>
  );
}
