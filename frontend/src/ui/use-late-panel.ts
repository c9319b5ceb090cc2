import { type ComponentType, type Ref, useCallback, useEffect, useId, useState } from 'react';

/** What a panel needs to hang at the button that opens it. */
export interface PanelPlace {
  /** The button's id; what is put on the panel itself is `panelId(id)`. */
  id: string;
  button: HTMLElement;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** The attributes of the button: for the ear, and for fetching the panel before it is asked for. */
export interface PanelButton {
  ref: Ref<HTMLButtonElement>;
  id: string;
  'aria-haspopup': 'dialog';
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onPointerEnter: () => void;
  onFocus: () => void;
  onClick: () => void;
}

/** A button and the panel it opens; both null while the panel's code is not there. */
export interface LatePanel<Props extends PanelPlace> {
  button: PanelButton;
  Panel: ComponentType<Props> | null;
  place: PanelPlace | null;
}

/** The id of the panel that the button with this id opens: the one Mantine's pop-over makes of it. */
export function panelId(buttonId: string): string {
  return `${buttonId}-dropdown`;
}

function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 1_000);
    return () => clearTimeout(timer);
  }
  const request = window.requestIdleCallback(run);
  return () => window.cancelIdleCallback(request);
}

/** Mantine fades in, and notes where the focus goes back to, at a change only: so a new panel is drawn closed once. */
function useOnceDrawn(there: boolean): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!there) return;
    const frame = requestAnimationFrame(() => setDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, [there]);
  return drawn;
}

/**
 * A panel whose code is not part of the page. It is fetched when the browser has nothing else to do, or as soon as the
 * button is pointed at, focused or pressed. Pressed without a network, nothing opens, and the next press tries again.
 * `load` must be the same function in every drawing; `ahead` is false as long as even idle fetching would be in the way.
 */
export function useLatePanel<Props extends PanelPlace>(
  load: () => Promise<ComponentType<Props>>,
  ahead = true,
): LatePanel<Props> {
  const id = useId();
  const [opened, setOpened] = useState(false);
  const [element, setElement] = useState<HTMLButtonElement | null>(null);
  const [Panel, setPanel] = useState<ComponentType<Props> | null>(null);
  const drawn = useOnceDrawn(Panel !== null);
  const fetchPanel = useCallback(() => {
    load().then(
      (loaded) => setPanel(() => loaded),
      () => undefined,
    );
  }, [load]);
  useEffect(() => (ahead ? whenIdle(fetchPanel) : undefined), [ahead, fetchPanel]);
  const shown = opened && Panel !== null;
  const press = () => {
    fetchPanel();
    setOpened(!shown);
  };
  return {
    button: {
      ref: setElement,
      id,
      'aria-haspopup': 'dialog',
      'aria-expanded': shown,
      'aria-controls': shown ? panelId(id) : undefined,
      onPointerEnter: fetchPanel,
      onFocus: fetchPanel,
      onClick: press,
    },
    Panel,
    place: element && { id, button: element, opened: opened && drawn, onChange: setOpened },
  };
}
