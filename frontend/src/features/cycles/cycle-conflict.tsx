import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { nominationWords } from './cycle-words.tsx';
import {
  type CycleDraft,
  deadlineFields,
  type DraftPart,
  differences,
  timelineFields,
} from './cycle-draft.ts';
import classes from './editor.module.css';
import { presetWords } from '../../lib/policy-words.ts';

type Side = 'mine' | 'theirs';

const partNames: Record<DraftPart, MessageDescriptor> = {
  name: msg`Name`,
  introduction: msg`Introduction`,
  preset: msg`Who learns who wrote what`,
  releasedByDate: msg`Release by itself on the date of the release`,
  nomination: msg`Who chooses the reviewers`,
  upward: msg`Whether reports are asked`,
  selfAssessment: msg`Whether reviewees are asked about themselves`,
  proactiveAllowed: msg`Whether members may write unasked`,
  minReviewers: msg`Reviewers at least`,
  maxReviewers: msg`Reviewers at most`,
  suggestedReviewers: msg`Reviewers suggested`,
  timeline: msg`Timeline`,
  scale: msg`Rating scale`,
  sections: msg`Questions`,
};

/** What a part of the form says, as plain words. */
function usePartWords() {
  const { i18n, t } = useLingui();
  const locale = useLocale();
  return (draft: CycleDraft, part: DraftPart): string => {
    if (part === 'timeline') {
      const { timeline } = draft;
      const dates = timelineFields.map((field) => {
        const at = timeline[field];
        const day = at ? longDate(locale, new Date(at), new Date()) : t`no date`;
        const binds =
          field in deadlineFields && timeline[deadlineFields[field as keyof typeof deadlineFields]];
        return binds ? t`${day}, as a deadline` : day;
      });
      const { graceDays } = timeline;
      return [...dates, t`Days of grace: ${graceDays}`].join('\n');
    }
    if (part === 'scale') return draft.scale.labels;
    if (part === 'sections') {
      const questions = draft.sections.flatMap((section) => [
        section.title,
        ...section.questions.map((question) => `– ${question.text}`),
      ]);
      return questions.join('\n');
    }
    if (part === 'preset') return i18n._(presetWords[draft.preset].name);
    if (part === 'releasedByDate') return draft.releasedByDate ? t`Yes` : t`No`;
    if (part === 'upward' || part === 'selfAssessment' || part === 'proactiveAllowed')
      return draft[part] ? t`Yes` : t`No`;
    if (part === 'nomination') return i18n._(nominationWords[draft.nomination]);
    return String(draft[part]);
  };
}

interface DifferenceProps {
  part: DraftPart;
  mine: string;
  theirs: string;
  side: Side;
  onSide: (side: Side) => void;
}

function Difference({ part, mine, theirs, side, onSide }: DifferenceProps) {
  const { i18n, t } = useLingui();
  return (
    <Radio.Group
      label={i18n._(partNames[part])}
      value={side}
      onChange={(value) => onSide(value)}
      className={classes.difference ?? ''}
    >
      <div className={classes.sides}>
        <div>
          <Radio value="mine" label={t`Yours`} />
          <p className={classes.version}>{mine || '–'}</p>
        </div>
        <div>
          <Radio value="theirs" label={t`The other`} />
          <p className={classes.version}>{theirs || '–'}</p>
        </div>
      </div>
    </Radio.Group>
  );
}

interface CycleConflictProps {
  mine: CycleDraft;
  theirs: CycleDraft;
  onChoose: (chosen: CycleDraft) => void;
}

/** Somebody saved something else meanwhile: both sides of each part that differs, yours chosen until you say so. */
export function CycleConflict({ mine, theirs, onChoose }: CycleConflictProps) {
  const { t } = useLingui();
  const words = usePartWords();
  const [chosen, setChosen] = useState<Partial<Record<DraftPart, Side>>>({});
  const parts = differences(mine, theirs);
  const taken = parts.filter((part) => chosen[part] === 'theirs');
  const together = { ...mine, ...Object.fromEntries(taken.map((part) => [part, theirs[part]])) };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      size="xl"
      title={t`This cycle was changed elsewhere`}
    >
      <p className="quiet">
        <Trans>Another window or person saved something else. Choose for each part which one stays.</Trans>
      </p>
      {parts.map((part) => (
        <Difference
          key={part}
          part={part}
          mine={words(mine, part)}
          theirs={words(theirs, part)}
          side={chosen[part] ?? 'mine'}
          onSide={(side) => setChosen({ ...chosen, [part]: side })}
        />
      ))}
      <div className={classes.acts}>
        <Button onClick={() => onChoose(theirs)}>
          <Trans>Take all of the other</Trans>
        </Button>
        <Button variant="filled" data-autofocus onClick={() => onChoose(together)}>
          <Trans>Keep what is chosen</Trans>
        </Button>
      </div>
    </Modal>
  );
}
