import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { MailKind, RehearsalMails_MailsFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import classes from './launch.module.css';
import { RehearsalPeople } from './rehearsal-people.tsx';
import { AtTheLatest } from './rehearsal-todos.tsx';

const RehearsalMailsFragment = graphql(`
  fragment RehearsalMails_mails on RehearsedMails {
    kind
    at
    byItself
    count
    heldCount
    recipientCount
    recipients {
      id
      ...RehearsalPeople_user
    }
    texts {
      receiver {
        id
        name
      }
      locale
      subject
      body
    }
  }
`);

type Mails = RehearsalMails_MailsFragment;

const names: Partial<Record<MailKind, MessageDescriptor>> = {
  CYCLE_STARTED: msg`The cycle has begun`,
  LIST_READY: msg`A list of reviewers waits for approval`,
  FEEDBACK_ASKED: msg`Somebody is asked for feedback`,
  RELEASE_DUE: msg`Feedback can be released`,
  FEEDBACK_RELEASED: msg`Feedback was released`,
};

function Who({ mails }: { mails: Mails }) {
  const { count, recipientCount, heldCount } = mails;
  if (count === 0) return <Trans>To whoever is chosen: known once they are approved</Trans>;
  return (
    <>
      {count === recipientCount ? (
        <Plural value={count} one="To one person" other="To # people, one each" />
      ) : (
        <Plural value={recipientCount} one={`${count} to one person`} other={`${count} to # people`} />
      )}
      {heldCount > 0 && (
        <>
          {', '}
          <Plural
            value={heldCount}
            one="one waits until an invitation is accepted"
            other="# wait until invitations are accepted"
          />
        </>
      )}
    </>
  );
}

function Texts({ mails }: { mails: Mails }) {
  const { i18n, t } = useLingui();
  if (mails.texts.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>
        <Trans>Read the mail</Trans>
      </summary>
      <div className={classes.mails}>
        {mails.texts.map(({ receiver, locale, subject, body }) => (
          <article key={`${receiver.id} ${locale}`} lang={locale.toLowerCase()} className={classes.mail}>
            <p className="small quiet" lang={i18n.locale}>
              {locale === 'DE'
                ? t`German, as ${receiver.name ?? ''} would read it`
                : t`English, as ${receiver.name ?? ''} would read it`}
            </p>
            <h3>{subject}</h3>
            <p className={classes.mailBody}>{body}</p>
          </article>
        ))}
      </div>
    </details>
  );
}

/** The mails that would go out, phase by phase, each to be opened. */
export function RehearsalMails({ mails }: { mails: readonly FragmentType<typeof RehearsalMailsFragment>[] }) {
  const { i18n } = useLingui();
  const rows = readFragment(RehearsalMailsFragment, mails);
  return (
    <section className={classes.block}>
      <h2>
        <Trans>Mails</Trans>
      </h2>
      <p className="small quiet">
        <Trans>The launch itself mails nobody.</Trans>
      </p>
      <ul className={classes.rows}>
        {rows.map((one) => (
          <li key={one.kind} className={classes.row}>
            <b>{i18n._(names[one.kind] ?? msg`Mail`)}</b>
            <span className="small quiet">
              {one.byItself ? (
                <Trans>goes by itself when it comes to that</Trans>
              ) : (
                <>
                  <Trans>when you send it</Trans>, <AtTheLatest at={one.at} />
                </>
              )}
            </span>
            <RehearsalPeople
              summary={<Who mails={one} />}
              people={one.recipients}
              count={one.recipientCount}
            />
            <Texts mails={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
