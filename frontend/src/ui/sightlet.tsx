import { Drawer, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { breakpoints } from './breakpoints.ts';
import { Explanation } from './explanation.tsx';
import classes from './sightline.module.css';
import type { SightlineProps } from './sightline.tsx';
import { Line } from './sightline-line.tsx';
import { brokenAtAuthor } from './sightline-row.ts';

/** The compact sightline of rows, to-dos and comments: a stub of line, small faces and half a sentence. */
export function Sightlet({ readers, sentence, nobodyElse, sentenceId, waiting = false }: SightlineProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const phone = useMediaQuery(`(max-width: ${breakpoints.phone})`);
  const broken = readers.status !== 'NOT_CHECKED' && brokenAtAuthor(readers);
  const explanation = <Explanation readers={readers} nobodyElse={nobodyElse} flat untitled={phone} />;
  const button = (
    <button
      type="button"
      className={classes.sightlet}
      data-status={readers.status}
      data-broken={broken || undefined}
      data-waiting={waiting || undefined}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      <Line readers={readers} small />
      <span id={sentenceId}>{sentence}</span>
    </button>
  );
  if (phone) {
    return (
      <>
        {button}
        <Drawer
          opened={open}
          onClose={() => setOpen(false)}
          position="bottom"
          title={t`Who can read this, and why`}
          closeButtonProps={{ 'aria-label': t`Close` }}
        >
          {explanation}
        </Drawer>
      </>
    );
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={480} trapFocus returnFocus>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown>{explanation}</Popover.Dropdown>
    </Popover>
  );
}
