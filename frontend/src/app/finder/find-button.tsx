import { Trans } from '@lingui/react/macro';
import { Icon } from '../../ui/icon.tsx';
import classes from './find-button.module.css';
import { useFinder } from './finder-context.ts';

const apple = /mac|iphone|ipad/iu;

/** Looks like a field and opens the palette, for whoever does not know its key. */
export function FindButton() {
  const open = useFinder();
  if (open === null) return null;
  return (
    <button type="button" className={classes.find} onClick={() => open('PALETTE')}>
      <Icon name="search" />
      <Trans>Find or do</Trans>
      <kbd>{apple.test(window.navigator.userAgent) ? '⌘K' : <Trans>Ctrl K</Trans>}</kbd>
    </button>
  );
}
