import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { breakpoints } from './breakpoints.ts';
import { Explanation, type NobodyElse } from './explanation.tsx';
import { PopoverAt } from './popover-at.tsx';
import type { SightlineReaders } from './sightline-row.ts';
import { type PanelPlace, panelId } from './use-late-panel.ts';

interface SightletPanelProps extends PanelPlace {
  readers: SightlineReaders;
  nobodyElse: NobodyElse | undefined;
}

/** What a compact sightline explains: in a pop-over, on phones in a drawer. */
export function SightletPanel({ readers, nobodyElse, ...place }: SightletPanelProps) {
  const { t } = useLingui();
  const phone = useMediaQuery(`(max-width: ${breakpoints.phone})`);
  const explanation = <Explanation readers={readers} nobodyElse={nobodyElse} flat untitled={phone} />;
  if (phone) {
    return (
      <Drawer
        id={panelId(place.id)}
        opened={place.opened}
        onClose={() => place.onChange(false)}
        position="bottom"
        title={t`Who can read this, and why`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {explanation}
      </Drawer>
    );
  }
  return (
    <PopoverAt {...place} position="bottom-start" width={480}>
      {explanation}
    </PopoverAt>
  );
}
