import { Button, Menu } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { sentenceFor } from '../lib/errors.ts';
import { useServices } from '../lib/services.tsx';
import { takeFile } from '../lib/take-file.ts';
import { useLocale } from '../lib/use-locale.ts';
import { useToast } from './toast.tsx';

interface ExportMenuProps {
  /** The door that hands the table over. */
  path: `/exports/${string}`;
  /** What it is asked, besides the format: what the list below is narrowed to. */
  narrowed: Record<string, string>;
}

/** Takes along, as a table, what the list below is narrowed to. */
export function ExportMenu({ path, narrowed }: ExportMenuProps) {
  const { i18n } = useLingui();
  const locale = useLocale();
  const toast = useToast();
  const { proof } = useServices();
  const [busy, setBusy] = useState(false);
  const take = async (format: 'csv' | 'xlsx') => {
    setBusy(true);
    const problem = await takeFile(path, { ...narrowed, format }, locale, proof);
    setBusy(false);
    if (problem) toast({ text: problem.detail || i18n._(sentenceFor(problem.code)) });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button loading={busy}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void take('csv')}>
          <Trans>What is listed, as CSV</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void take('xlsx')}>
          <Trans>What is listed, as XLSX</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
