import { Plural, Trans } from '@lingui/react/macro';
import { list } from '../../lib/format.ts';
import { giveAways } from '../../lib/give-aways.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { unmask } from '../sightline/readers.ts';
import { readVisibility, type SightlineData } from '../sightline/sightline-visibility.ts';
import classes from './form.module.css';

/** The name of who writes, where somebody is to read their words without it; null where nobody is. */
function nameToHide(visibility: SightlineData | null): string | null {
  if (!visibility) return null;
  const { now, next, later } = unmask(readVisibility(visibility));
  const readers = [...now, ...next, ...later];
  const unsigned = readers.some(
    ({ relation, named, numbersOnly }) => relation !== 'AUTHOR' && !named && !numbersOnly,
  );
  return unsigned ? (readers.find(({ you }) => you)?.label ?? '') : null;
}

/** What in a text may tell its readers who wrote it: on the writer's own screen, and sent nowhere (visibility, A7). */
export function GiveAways({ text, visibility }: { text: string; visibility: SightlineData | null }) {
  const locale = useLocale();
  const name = nameToHide(visibility);
  const found = name === null ? [] : giveAways(text, name);
  const words = list(
    locale,
    found.map((one) => (locale === 'de' ? `„${one}“` : `“${one}”`)),
  );
  return (
    <span role="status" className={classes.giveAways}>
      {found.length > 0 && (
        <>
          <Plural
            value={found.length}
            one={`${words} may tell who wrote this.`}
            other={`${words} may tell who wrote this.`}
          />{' '}
          <Trans>Only you see this hint.</Trans>
        </>
      )}
    </span>
  );
}
