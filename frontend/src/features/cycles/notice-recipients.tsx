import { Plural, Trans } from '@lingui/react/macro';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import classes from './notice.module.css';

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
        one="One of them has not accepted the invitation. That mail waits until then."
        other="# of them have not accepted the invitation. Their mails wait until then."
      />
    </Note>
  );
}

/** To whom it would go now, by name. */
export function NoticeRecipients({ preview }: { preview: FragmentType<typeof NoticeRecipientsPreview> }) {
  const { recipientCount, heldCount, recipients } = readFragment(NoticeRecipientsPreview, preview);
  const unnamed = recipientCount - recipients.length;
  return (
    <section className={classes.block}>
      <h2>
        <Plural
          value={recipientCount}
          _0="Nobody would get it now"
          one="One person would get it"
          other="# people would get it"
        />
      </h2>
      {recipientCount === 0 && (
        <p className="quiet">
          <Trans>Nobody has anything to do in this phase at the moment.</Trans>
        </p>
      )}
      <Held count={heldCount} />
      <ul className={classes.recipients}>
        {recipients.map(({ id, name, kind }) => (
          <li key={id}>
            <Person name={name ?? ''} kind={kind === 'GUEST' ? 'GUEST' : 'PERSON'} />
          </li>
        ))}
      </ul>
      {unnamed > 0 && (
        <p className="small quiet">
          <Plural value={unnamed} one="and one more" other="and # more" />
        </p>
      )}
    </section>
  );
}
