import { VisuallyHidden } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Explanation, type NobodyElse } from './explanation.tsx';
import { Face } from './face.tsx';
import classes from './sightline.module.css';
import { Line } from './sightline-line.tsx';
import { brokenAtAuthor, type SightlineReaders } from './sightline-row.ts';

/** What every form of the sightline takes: the readers to draw and the one sentence that says the same. */
export interface SightlineProps {
  readers: SightlineReaders;
  /** One whole message; its lead in <b>. */
  sentence: ReactNode;
  /** Who cannot read it although one might wonder: the last line of the explanation. */
  nobodyElse?: NobodyElse;
  /** Id for `aria-describedby` of the field inside; made up when absent. */
  sentenceId?: string;
  /** The question is a moment old: the height is kept, nothing is drawn yet. */
  waiting?: boolean;
}

function TopOfLine({ readers, broken }: { readers: SightlineReaders; broken: boolean }) {
  if (broken) {
    return (
      <>
        <span className={classes.author}>
          <Face name="" kind="HIDDEN" />
        </span>
        <span className={classes.gap} aria-hidden="true" />
      </>
    );
  }
  if (!readers.author || readers.author.you) return null;
  return (
    <span className={classes.author}>
      <Face name={readers.author.name} kind={readers.author.kind} />
    </span>
  );
}

function useOpenByKey(open: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyS') return;
      event.preventDefault();
      open();
    };
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [open]);
  return frame;
}

/**
 * The full sightline around a text or its field: the author above the margin, the line down the margin of the words,
 * round the corner into the readers, and one sentence that says the same.
 */
export function Sightline(props: SightlineProps & { children: ReactNode }) {
  const { readers, sentence, nobodyElse, sentenceId, waiting = false, children } = props;
  const [open, setOpen] = useState(false);
  const ownId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const frame = useOpenByKey(() => {
    setOpen(true);
    button.current?.focus();
  });
  const broken = readers.status !== 'NOT_CHECKED' && brokenAtAuthor(readers);
  const withTop = broken || (readers.author !== null && !readers.author.you);
  return (
    <div
      ref={frame}
      className={classes.sight}
      data-status={readers.status}
      data-broken={broken || undefined}
      data-top={withTop || undefined}
      data-waiting={waiting || undefined}
    >
      <TopOfLine readers={readers} broken={broken} />
      <div className={classes.text}>{children}</div>
      <button
        ref={button}
        type="button"
        className={classes.readers}
        aria-expanded={open}
        aria-controls={open ? `${ownId}-why` : undefined}
        onClick={() => setOpen(!open)}
      >
        <Line readers={readers} />
        <span className={classes.words}>
          <span id={sentenceId}>{sentence}</span>{' '}
          <span className={classes.why}>
            <Trans>Why?</Trans>
          </span>
        </span>
      </button>
      <VisuallyHidden role="status">{readers.status === 'CHANGED' ? sentence : null}</VisuallyHidden>
      {open && (
        <div id={`${ownId}-why`} className={classes.inPlace}>
          <Explanation readers={readers} nobodyElse={nobodyElse} />
        </div>
      )}
    </div>
  );
}
