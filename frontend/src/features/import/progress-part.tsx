import { Progress } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import classes from './import.module.css';

interface ProgressPartProps {
  done: number;
  total: number;
}

/** How far an import is. One may leave: it goes on by itself. */
export function ProgressPart({ done, total }: ProgressPartProps) {
  const { t } = useLingui();
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
  return (
    <div className={classes.progress}>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t`How far the import is`} />
      </Progress.Root>
      <p>
        <Plural
          value={total}
          one={`${done} of # line is carried out.`}
          other={`${done} of # lines are carried out.`}
        />{' '}
        <Trans>You may leave this page: it goes on by itself.</Trans>
      </p>
    </div>
  );
}
