import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Tabs } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { Part } from './part.tsx';
import classes from './preview.module.css';
import { PreviewPane, type PreviewRole } from './preview-pane.tsx';
import { FormPreview, type PreviewedCycle } from './preview-query.ts';

const roles: Record<PreviewRole, MessageDescriptor> = {
  reviewer: msg`Reviewer`,
  guest: msg`Guest`,
  reviewee: msg`Reviewee`,
  manager: msg`Line manager`,
};

const everyRole = Object.keys(roles) as PreviewRole[];

/** Asks again whenever the cycle was saved: what is shown is what the server would show. */
function usePreview(cycleId: string, version: number) {
  const [{ data }, ask] = useQuery({ query: FormPreview, variables: { id: cycleId } });
  const asked = useRef(version);
  useEffect(() => {
    if (asked.current === version) return;
    asked.current = version;
    ask({ requestPolicy: 'network-only' });
  }, [ask, version]);
  return data;
}

interface PanesProps {
  cycle: PreviewedCycle;
  visibility: SightlineData | null;
}

function SideBySide({ cycle, visibility, onClose }: PanesProps & { onClose: () => void }) {
  const { i18n, t } = useLingui();
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t`The form as each role sees it`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <div className={classes.sides}>
        {everyRole.map((role) => (
          <section key={role} aria-labelledby={`side-${role}`}>
            <h3 id={`side-${role}`}>{i18n._(roles[role])}</h3>
            <PreviewPane role={role} place="side" cycle={cycle} visibility={visibility} />
          </section>
        ))}
      </div>
    </Modal>
  );
}

function OneByOne({ cycle, visibility }: PanesProps) {
  const { i18n } = useLingui();
  return (
    <Tabs defaultValue="reviewer" keepMounted={false}>
      <Tabs.List>
        {everyRole.map((role) => (
          <Tabs.Tab key={role} value={role}>
            {i18n._(roles[role])}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {everyRole.map((role) => (
        <Tabs.Panel key={role} value={role}>
          <PreviewPane role={role} place="tab" cycle={cycle} visibility={visibility} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** The form as each role sees it, as it is saved: one role after another, on wide screens all of them side by side. */
export function PreviewPart({ cycleId, version }: { cycleId: string; version: number }) {
  const data = usePreview(cycleId, version);
  const [wide, setWide] = useState(false);
  const cycle = data?.node?.__typename === 'Cycle' ? data.node : null;
  const visibility = cycle?.exampleVisibility ?? null;
  return (
    <Part id="preview" lead={<Trans>As it is saved, about a person who does not exist.</Trans>}>
      {cycle && <OneByOne cycle={cycle} visibility={visibility} />}
      <div className={classes.wide}>
        <Button onClick={() => setWide(true)} aria-disabled={cycle === null}>
          <Trans>Show them side by side</Trans>
        </Button>
      </div>
      {wide && cycle && <SideBySide cycle={cycle} visibility={visibility} onClose={() => setWide(false)} />}
    </Part>
  );
}
