import { Plural, Trans } from '@lingui/react/macro';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import classes from './notice.module.css';
import { peopleOf, type Recipient } from './recipients.ts';

const NoticeRecipientsPreview = graphql(`
  fragment NoticeRecipients_preview on NoticePreview {
    recipientCount
    heldCount
    recipients {
      id
      name
      kind
    }
  }
`);

function Held({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Note>
      <Plural
        value={count}
        one="One of these mails waits until the invitation is accepted."
        other="# of these mails wait until the invitations are accepted."
      />
    </Note>
  );
}

function HowMany({ mails, people }: { mails: number; people: number }) {
  if (mails > people)
    return <Plural value={mails} one="One mail would go out" other="# mails would go out" />;
  return (
    <Plural
      value={people}
      _0="Nobody would get it now"
      one="One person would get it"
      other="# people would get it"
    />
  );
}

function Row({ recipient }: { recipient: Recipient }) {
  const { name, guest, mails } = recipient;
  return (
    <li>
      <Person
        name={name}
        kind={guest ? 'GUEST' : 'PERSON'}
        detail={
          mails > 1 && (
            <Plural value={mails} one="# mail, one for each form" other="# mails, one for each form" />
          )
        }
      />
    </li>
  );
}

/** To whom it would go now, by name. */
export function NoticeRecipients({ preview }: { preview: FragmentType<typeof NoticeRecipientsPreview> }) {
  const { recipientCount, heldCount, recipients } = readFragment(NoticeRecipientsPreview, preview);
  const people = peopleOf(recipients);
  const unnamed = recipientCount - recipients.length;
  return (
    <section className={classes.block}>
      <h2>
        <HowMany mails={recipientCount} people={people.length} />
      </h2>
      {recipientCount === 0 && (
        <p className="quiet">
          <Trans>Nobody has anything to do in this phase at the moment.</Trans>
        </p>
      )}
      <Held count={heldCount} />
      <ul className={classes.recipients}>
        {people.map((recipient) => (
          <Row key={recipient.id} recipient={recipient} />
        ))}
      </ul>
      {unnamed > 0 && (
        <p className="small quiet">
          <Plural value={unnamed} one="and one more mail" other="and # more mails" />
        </p>
      )}
    </section>
  );
}
