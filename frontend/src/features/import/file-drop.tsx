import { Button, FileButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type DragEvent, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import classes from './import.module.css';

interface FileDropProps {
  busy: boolean;
  problem: string | null;
  onFile: (file: File) => void;
}

/** Takes a file by a button or by dropping it. Whatever else is dropped is passed over. */
export function FileDrop({ busy, problem, onFile }: FileDropProps) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files.item(0);
    if (file && !busy) onFile(file);
  };
  return (
    <section
      aria-label={t`File`}
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,.xlsx,text/csv">
        {(props) => (
          <Button {...props} variant="filled" loading={busy}>
            <Trans>Choose a file</Trans>
          </Button>
        )}
      </FileButton>
      <p>
        <Trans>or drop it here. A CSV or XLSX file, at most 10 MB and 20,000 lines.</Trans>
      </p>
      <p className={classes.dropProblem} role="alert">
        {problem && (
          <>
            <Icon name="attention" /> {problem}
          </>
        )}
      </p>
    </section>
  );
}
