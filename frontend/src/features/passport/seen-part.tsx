import { Trans } from '@lingui/react/macro';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Person } from '../../ui/person.tsx';
import classes from './passport.module.css';

const SeenPartPassport = graphql(`
  fragment SeenPart_passport on Passport {
    people {
      id
      name
    }
    cycles {
      id
      name
      writeUntil
    }
  }
`);

interface SeenPartProps {
  passport: FragmentType<typeof SeenPartPassport>;
  now: Date;
}

/** Whom and what an outsider can see, and that there is nothing else. */
export function SeenPart({ passport, now }: SeenPartProps) {
  const locale = useLocale();
  const { companyName } = useViewer();
  const { people, cycles } = readFragment(SeenPartPassport, passport);
  return (
    <section className={classes.part}>
      <h2>
        <Trans>What you can see</Trans>
      </h2>
      {people.length > 0 && (
        <>
          <p className={classes.words}>
            <Trans>The names of the people whom you write about, and nothing else of them:</Trans>
          </p>
          <ul className={classes.people}>
            {people.map(({ id, name }) => (
              <li key={id}>
                <Person name={name ?? ''} />
              </li>
            ))}
          </ul>
          <p className={classes.words}>
            <Trans>
              The cycles in which you are asked, each with its introduction, its questions and until when it
              is written:
            </Trans>
          </p>
          <ul className={classes.cycles}>
            {cycles.map(({ id, name, writeUntil }) => (
              <li key={id}>
                <b>{name}</b>
                {writeUntil && (
                  <span>
                    <Trans>until {longDate(locale, new Date(writeUntil), now)}</Trans>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.words}>
        {people.length > 0 ? (
          <Trans>
            Nothing else of {companyName}: no directory, no search, no messages, and nothing that others
            wrote.
          </Trans>
        ) : (
          <Trans>Your own account and the name of {companyName}. Nobody is shown to you yet.</Trans>
        )}
      </p>
    </section>
  );
}
