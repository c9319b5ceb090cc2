import { Trans } from '@lingui/react/macro';
import type { AutosaveState } from '../lib/autosaver.ts';
import { clockTime } from '../lib/format.ts';
import { useLocale } from '../lib/use-locale.ts';
import { StateWord } from './state-word.tsx';

interface AutosaveLineProps {
  state: AutosaveState<unknown>;
  /** Says "only you can see it" behind the time; for drafts that are nobody else's yet. */
  onlyYou?: boolean;
}

function Saved({ at, onlyYou }: { at: number; onlyYou: boolean }) {
  const time = clockTime(useLocale(), new Date(at));
  return (
    <StateWord icon="done">
      {onlyYou ? <Trans>Saved {time}, only you can see it</Trans> : <Trans>Saved {time}</Trans>}
    </StateWord>
  );
}

function Words({ state, onlyYou }: { state: AutosaveState<unknown>; onlyYou: boolean }) {
  switch (state.kind) {
    case 'saved':
      return <Saved at={state.at} onlyYou={onlyYou} />;
    case 'saving':
      return (
        <StateWord icon="waiting">
          <Trans>Saving…</Trans>
        </StateWord>
      );
    case 'kept':
      return (
        <StateWord icon="attention" tone="warn">
          {state.inBrowser ? (
            <Trans>Not saved yet. Kept in this browser.</Trans>
          ) : (
            <Trans>Not saved yet, and this browser cannot keep it. Leave the page open.</Trans>
          )}
        </StateWord>
      );
    case 'refused':
      return (
        <StateWord icon="attention" tone="warn">
          <Trans>Not saved. Look at the marked fields.</Trans>
        </StateWord>
      );
    case 'conflict':
      return (
        <StateWord icon="stopped" tone="danger">
          <Trans>Changed elsewhere. Compare the two.</Trans>
        </StateWord>
      );
    default:
      return null;
  }
}

/** The one line near a form's foot that says how safe the text is. */
export function AutosaveLine({ state, onlyYou = false }: AutosaveLineProps) {
  return (
    <span role="status">
      <Words state={state} onlyYou={onlyYou} />
    </span>
  );
}
