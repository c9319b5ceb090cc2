import { Trans, useLingui } from '@lingui/react/macro';
import { Sightline } from '../../ui/sightline.tsx';
import type { Reader, SightlineReaders } from '../../ui/sightline-row.ts';
import classes from '../../ui/door.module.css';

function useExample(): SightlineReaders {
  const { t } = useLingui();
  const person = (key: string, label: string, rule: string, when?: string): Reader => ({
    key,
    label,
    kind: 'PERSON',
    you: false,
    named: true,
    rule,
    ...(when ? { when } : {}),
  });
  const submitted = t`after you submit`;
  return {
    author: null,
    now: [{ ...person('you', 'Rae Okafor', t`It is your text.`), you: true }],
    next: [
      person('max', 'Max Lindqvist', t`He is Sue’s line manager.`, submitted),
      { ...person('hr', t`HR`, t`HR reads what the cycle lets HR read.`, submitted), kind: 'GROUP' },
    ],
    later: [{ ...person('sue', 'Sue Aalto', t`It is about her.`, t`after the release`), named: false }],
    status: 'CHECKED',
  };
}

/** One invented text with its sightline, to show on the way in what the product is about. */
export function ExampleSightline() {
  const readers = useExample();
  return (
    <>
      <div className={classes.example}>
        <Sightline
          readers={readers}
          sentence={
            <Trans>
              <b>Only you.</b> After you submit: Max and HR, with your name. Then Sue, never with your name.
            </Trans>
          }
        >
          <p className="people-text">
            <Trans>
              She tells us early when a date will slip, and she always brings a second plan with her.
            </Trans>
          </p>
        </Sightline>
      </div>
      <p className={`small quiet ${classes.caption}`}>
        <Trans>Beside everything you write here stands who can read it, and who will.</Trans>
      </p>
    </>
  );
}
