import { Plural } from '@lingui/react/macro';
import type { OutlookNote_ParticipationFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Note } from '../../ui/note.tsx';

const OutlookParticipation = graphql(`
  fragment OutlookNote_participation on Participation {
    id
    outlook {
      asked
      threshold
      shown
      spare
    }
  }
`);

type Outlook = NonNullable<OutlookNote_ParticipationFragment['outlook']>;

function Words({ asked, threshold, shown, spare }: Outlook) {
  return (
    <>
      <Plural
        value={threshold}
        one="Nothing is shown before # person has written."
        other="Nothing is shown before # people have written."
      />{' '}
      {!shown && (
        <Plural
          value={asked}
          _0="Nobody is on this list."
          one="With the one on this list nothing can ever be shown: add more."
          other="With the # on this list nothing can ever be shown: add more."
        />
      )}
      {shown && spare === 0 && (
        <Plural
          value={asked}
          one="The one on this list has to write, or nothing is shown. Add more to be safe."
          other="All # on this list have to write: if one does not, nothing is shown. Add more to be safe."
        />
      )}
      {spare > 0 && (
        <Plural
          value={spare}
          one={`One of the ${asked} on this list may stay silent.`}
          other={`Up to # of the ${asked} on this list may stay silent.`}
        />
      )}
    </>
  );
}

/** In an Anonymous cycle: whether anything can be shown of this list, told before anybody writes. */
export function OutlookNote({ participation }: { participation: FragmentType<typeof OutlookParticipation> }) {
  const { outlook } = readFragment(OutlookParticipation, participation);
  if (!outlook) return null;
  return (
    <Note {...(outlook.spare === 0 ? { tone: 'warn' as const } : {})}>
      <Words {...outlook} />
    </Note>
  );
}
