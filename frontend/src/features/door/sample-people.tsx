import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { getJson } from '../../lib/rest.ts';
import { Face } from '../../ui/face.tsx';
import classes from '../../ui/door.module.css';

interface Sample {
  password: string;
  people: { email: string; name: string; role: string }[];
}

function useSample(): Sample | null {
  const [sample, setSample] = useState<Sample | null>(null);
  useEffect(() => {
    void getJson<Sample>('/auth/sample').then((outcome) => setSample(outcome.ok ? outcome.value : null));
  }, []);
  return sample;
}

/** One-click sign-ins of the sample company; nothing at all on a server that does not run it. */
export function SamplePeople({ onPick }: { onPick: (email: string, password: string) => Promise<void> }) {
  const sample = useSample();
  if (sample === null) return null;
  const { password, people } = sample;
  return (
    <section className={classes.sample}>
      <h2>
        <Trans>Try it as one of the sample people</Trans>
      </h2>
      <p className="small quiet">
        <Trans>
          All share the password <b>{password}</b>.
        </Trans>
      </p>
      <ul className={classes.people}>
        {people.map(({ email, name, role }) => (
          <li key={email}>
            <button type="button" className={classes.person} onClick={() => void onPick(email, password)}>
              <Face name={name} />
              <span>
                {name}
                <small>{role}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
