import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import { useEffect } from 'react';
import classes from './launch.module.css';

const pause = 500;

interface LaunchProgressProps {
  done: number;
  total: number;
  /** A launch has no ticks of its own: the page asks again by itself. */
  onAsk: () => void;
}

/** How far a launch is. It goes on by itself, and so does the page. */
export function LaunchProgress({ done, total, onAsk }: LaunchProgressProps) {
  const { t } = useLingui();
  useEffect(() => {
    const timer = setInterval(onAsk, pause);
    return () => clearInterval(timer);
  });
  return (
    <div className={classes.progress}>
      <Progress.Root size="lg">
        <Progress.Section
          value={total === 0 ? 100 : Math.floor((done / total) * 100)}
          aria-label={t`How far the launch is`}
        />
      </Progress.Root>
      <p role="status">
        <Plural
          value={total}
          one={`Prepared for ${done} of # person.`}
          other={`Prepared for ${done} of # people.`}
        />
      </p>
      <p className="quiet">
        <Trans>
          Nobody sees anything of the cycle until it is ready for everybody. You may leave this page: it goes
          on by itself.
        </Trans>
      </p>
    </div>
  );
}
