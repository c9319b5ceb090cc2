import { Button, Modal, Textarea } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import classes from './dialogs.module.css';

/** Which of the two texts stays, or that they were written together. */
export type ConflictSide = 'MINE' | 'THEIRS' | 'TOGETHER';

interface ConflictDialogProps {
  mine: string;
  theirs: string;
  /** What the texts answer, where there are several such texts on the page. */
  about?: ReactNode;
  /** Not for what cannot be written together, such as a point of a scale. */
  chooseOnly?: boolean;
  onChoose: (text: string, side: ConflictSide) => void;
}

/** Both texts side by side; nothing is lost whichever way the person decides. */
export function ConflictDialog({ mine, theirs, about, chooseOnly, onChoose }: ConflictDialogProps) {
  const { t } = useLingui();
  const [together, setTogether] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      size="xl"
      title={t`This was changed elsewhere`}
    >
      <p className="quiet">
        <Trans>Another window or person saved a different text. Both are here; choose which one stays.</Trans>
      </p>
      {about && <p className={classes.about}>{about}</p>}
      <div className={classes.sides}>
        <section>
          <h3>
            <Trans>Yours</Trans>
          </h3>
          <div className="people-text">{mine}</div>
        </section>
        <section>
          <h3>
            <Trans>The other</Trans>
          </h3>
          <div className="people-text">{theirs}</div>
        </section>
      </div>
      {together !== null && (
        <Textarea
          label={t`Written together`}
          autosize
          value={together}
          onChange={(event) => setTogether(event.currentTarget.value)}
        />
      )}
      <div className={classes.acts}>
        <Button onClick={() => onChoose(theirs, 'THEIRS')}>
          <Trans>Take the other</Trans>
        </Button>
        {together === null && !chooseOnly && (
          <Button onClick={() => setTogether(`${mine}\n\n${theirs}`)}>
            <Trans>Write together</Trans>
          </Button>
        )}
        {together !== null && (
          <Button onClick={() => onChoose(together, 'TOGETHER')}>
            <Trans>Keep what I wrote together</Trans>
          </Button>
        )}
        <Button variant="filled" data-autofocus onClick={() => onChoose(mine, 'MINE')}>
          <Trans>Take mine</Trans>
        </Button>
      </div>
    </Modal>
  );
}
