import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { clockTime, longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './notice.module.css';

const NoticeSentNotice = graphql(`
  fragment NoticeSent_notice on CycleNotice {
    id
    createdAt
    recipients
    sentBy {
      id
      name
    }
  }
`);

/** When the announcement of this phase went out, by whom, to how many; the newest first. */
export function NoticeSent({ notices }: { notices: readonly FragmentType<typeof NoticeSentNotice>[] }) {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  if (notices.length === 0) return null;
  return (
    <div role="status">
      <ul className={classes.sent}>
        {readFragment(NoticeSentNotice, notices)
          .toReversed()
          .map(({ id, createdAt, recipients, sentBy }) => {
            const at = createdAt === null ? now : new Date(createdAt);
            const day = longDate(locale, at, now);
            const time = clockTime(locale, at);
            const who = sentBy?.name ?? '';
            return (
              <li key={id}>
                <StateWord icon="done" tone="ok">
                  {recipients === null ? (
                    <Trans>
                      Sent by {who} on {day} at {time}
                    </Trans>
                  ) : (
                    <Plural
                      value={recipients}
                      one={`One mail sent by ${who} on ${day} at ${time}`}
                      other={`# mails sent by ${who} on ${day} at ${time}`}
                    />
                  )}
                </StateWord>
              </li>
            );
          })}
      </ul>
    </div>
  );
}
