import { Popover } from '@mantine/core';
import { type ReactNode, type Ref, useImperativeHandle } from 'react';
import type { PanelPlace } from './use-late-panel.ts';

/** Stands for a button that was drawn long before the pop-over, so that the button need not be drawn again. */
function Anchor({ at, ref }: { at: HTMLElement; ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => at, [at]);
  return null;
}

interface PopoverAtProps extends PanelPlace {
  position: 'bottom-start' | 'top-start';
  /** In pixels. */
  width: number;
  children: ReactNode;
}

/** A pop-over at a button elsewhere: it takes the focus, keeps it, and gives it back to the button. */
export function PopoverAt({ id, button, opened, onChange, position, width, children }: PopoverAtProps) {
  return (
    <Popover
      id={id}
      opened={opened}
      onChange={onChange}
      position={position}
      width={width}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Anchor at={button} />
      </Popover.Target>
      <Popover.Dropdown>{children}</Popover.Dropdown>
    </Popover>
  );
}
