import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { CopyOriginCycle } from './copy-fields.tsx';
import { NewCycleDialog } from './new-cycle-dialog.tsx';
import { SaveTemplate } from './save-template.tsx';

const CycleMenuCycle = graphql(`
  fragment CycleMenu_cycle on Cycle {
    id
    name
    viewerCan
    ...CopyOrigin_cycle
  }
`);

const order = ['COPY_CYCLE', 'SAVE_TEMPLATE'] as const;

type Choice = (typeof order)[number];

const words: Record<Choice, MessageDescriptor> = {
  COPY_CYCLE: msg`Copy…`,
  SAVE_TEMPLATE: msg`Save as template…`,
};

/** What else can be done with a cycle as a whole; nothing where nothing can. */
export function CycleMenu({ cycle: found }: { cycle: FragmentType<typeof CycleMenuCycle> }) {
  const { i18n, t } = useLingui();
  const cycle = readFragment(CycleMenuCycle, found);
  const [choice, setChoice] = useState<Choice | null>(null);
  const choices = order.filter((one) => cycle.viewerCan?.includes(one));
  if (choices.length === 0) return null;
  const close = () => setChoice(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button aria-label={t`What else you can do with ${cycle.name ?? ''}`}>
            <Trans>More</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((one) => (
            <Menu.Item key={one} onClick={() => setChoice(one)}>
              {i18n._(words[one])}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {choice === 'SAVE_TEMPLATE' && (
        <SaveTemplate cycleId={cycle.id} name={cycle.name ?? ''} onClose={close} />
      )}
      {choice === 'COPY_CYCLE' && (
        <NewCycleDialog copyOf={readFragment(CopyOriginCycle, cycle)} onClose={close} />
      )}
    </>
  );
}
