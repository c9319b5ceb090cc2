import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { NamesNote } from '../form/names-note.tsx';
import classes from '../form/writing.module.css';
import { WritingSteps } from '../form/writing-steps.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import type { FeedbackFacts } from './feedback-query.ts';
import { PromiseChanges } from './promise-changes.tsx';
import { ReviewStep } from './review-step.tsx';
import { useWriting } from './use-writing.ts';

interface WritingFormProps {
  facts: FeedbackFacts;
  visibility: SightlineData | null;
  /** The address asked for the dialog to decline. */
  declining: boolean;
  onReadersChanged: () => void;
  onStale: () => void;
}

/** Writing feedback: the form, the look at everything, and declining. */
export function WritingForm({ facts, visibility, declining, onReadersChanged, onStale }: WritingFormProps) {
  const writing = useWriting(facts);
  const [dialog, setDialog] = useState(declining);
  const [discarding, setDiscarding] = useState(false);
  return (
    <>
      <WritingSteps
        sections={facts.sections}
        questions={facts.questions}
        writing={writing}
        visibility={visibility}
        note={
          <>
            {facts.unasked && (
              <p className={classes.unasked}>
                <Trans>Nobody asked you for this. Until you hand it in, nobody sees that you write.</Trans>
              </p>
            )}
            <NamesNote preset={facts.cycle?.preset ?? null} visibility={visibility} name={facts.name} />
            <PromiseChanges facts={facts} />
          </>
        }
        onDecline={facts.progress.viewerCan?.includes('DECLINE_FEEDBACK') ? () => setDialog(true) : null}
        onDiscard={facts.progress.viewerCan?.includes('DISCARD_FEEDBACK') ? () => setDiscarding(true) : null}
        look={({ readers, onBack }) => (
          <ReviewStep
            facts={facts}
            answers={writing.value}
            visibility={visibility}
            readers={readers}
            version={writing.version}
            onBack={onBack}
            onReadersChanged={onReadersChanged}
            onStale={onStale}
          />
        )}
      />
      {discarding && (
        <DiscardDialog
          facts={facts}
          settle={() => writing.flush().then(() => writing.version())}
          onClose={() => setDiscarding(false)}
        />
      )}
      {dialog && <DeclineDialog facts={facts} version={writing.version} onClose={() => setDialog(false)} />}
    </>
  );
}
