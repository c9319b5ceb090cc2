import { Trans, useLingui } from '@lingui/react/macro';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import classes from './toast.module.css';

/** Something that happened away from the eye, with the way back where the workflow has one. */
export interface ToastContent {
  text: string;
  undo?: () => void;
}

const shownFor = 10_000;

const Show = createContext<(toast: ToastContent) => void>(() => undefined);

/** Gives the function that shows a toast; a new one takes the place of the old. */
export function useToast(): (toast: ToastContent) => void {
  return useContext(Show);
}

function ToastBox({ toast, onGone }: { toast: ToastContent; onGone: () => void }) {
  const { t } = useLingui();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onGone, shownFor);
    return () => clearTimeout(timer);
  }, [held, onGone]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) };
  return (
    <section
      className={classes.toast}
      aria-label={t`What just happened`}
      {...hold}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          onClick={() => {
            toast.undo?.();
            onGone();
          }}
        >
          <Trans>Undo</Trans>
        </button>
      )}
      <button type="button" onClick={onGone}>
        <Trans>Close</Trans>
      </button>
    </section>
  );
}

/** Holds the one toast of the app, bottom middle, for ten seconds; it waits while it is looked at. */
export function ToastPlace({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<ToastContent | null>(null);
  const [gone] = useState(() => () => setToast(null));
  return (
    <Show value={setToast}>
      {children}
      <div aria-live="polite">{toast && <ToastBox key={toast.text} toast={toast} onGone={gone} />}</div>
    </Show>
  );
}
