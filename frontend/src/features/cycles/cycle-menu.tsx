import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { CycleMenu_CycleFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { CopyOriginCycle } from './copy-fields.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import {
  ArchiveDialog,
  Destroyed,
  LifeDialogsCycle,
  ReopenDialog,
  UnarchiveDialog,
} from './life-dialogs.tsx';
import { NewCycleDialog } from './new-cycle-dialog.tsx';
import { SaveTemplate } from './save-template.tsx';

const CycleMenuCycle = graphql(`
  fragment CycleMenu_cycle on Cycle {
    id
    name
    viewerCan
    ...CopyOrigin_cycle
    ...LifeDialogs_cycle
  }
`);

const order = [
  'REOPEN_CYCLE',
  'UNARCHIVE_CYCLE',
  'COPY_CYCLE',
  'SAVE_TEMPLATE',
  'ARCHIVE_CYCLE',
  'DELETE_CYCLE',
] as const;

type Choice = (typeof order)[number];

const words: Record<Choice, MessageDescriptor> = {
  COPY_CYCLE: msg`Copy…`,
  SAVE_TEMPLATE: msg`Save as template…`,
  REOPEN_CYCLE: msg`Open again…`,
  ARCHIVE_CYCLE: msg`Archive…`,
  UNARCHIVE_CYCLE: msg`Bring back…`,
  DELETE_CYCLE: msg`Delete…`,
};

interface LifeDialogProps {
  choice: Choice | null;
  cycle: CycleMenu_CycleFragment;
  askAgain: () => void;
  onClose: () => void;
}

function LifeDialog({ choice, cycle: found, askAgain, onClose }: LifeDialogProps) {
  const cycle = readFragment(LifeDialogsCycle, found);
  const props = { cycle, askAgain, onClose };
  switch (choice) {
    case 'REOPEN_CYCLE':
      return <ReopenDialog {...props} />;
    case 'ARCHIVE_CYCLE':
      return <ArchiveDialog {...props} />;
    case 'UNARCHIVE_CYCLE':
      return <UnarchiveDialog {...props} />;
    case 'DELETE_CYCLE':
      return (
        <DeleteDialog
          cycleId={cycle.id}
          name={cycle.name ?? ''}
          version={() => cycle.version ?? 0}
          onClose={onClose}
        >
          {cycle.state !== 'DRAFT' && <Destroyed progress={cycle.progress} />}
        </DeleteDialog>
      );
    default:
      return null;
  }
}

interface CycleMenuProps {
  cycle: FragmentType<typeof CycleMenuCycle>;
  /** Asks for the page anew. */
  askAgain: () => void;
}

/** What else can be done with a cycle as a whole; nothing where nothing can. */
export function CycleMenu({ cycle: found, askAgain }: CycleMenuProps) {
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
            <Menu.Item
              key={one}
              onClick={() => setChoice(one)}
              data-danger={one === 'DELETE_CYCLE' || undefined}
            >
              {i18n._(words[one])}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <LifeDialog choice={choice} cycle={cycle} askAgain={askAgain} onClose={close} />
      {choice === 'SAVE_TEMPLATE' && (
        <SaveTemplate cycleId={cycle.id} name={cycle.name ?? ''} onClose={close} />
      )}
      {choice === 'COPY_CYCLE' && (
        <NewCycleDialog copyOf={readFragment(CopyOriginCycle, cycle)} onClose={close} />
      )}
    </>
  );
}
