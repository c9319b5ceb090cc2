import { Trans, useLingui } from '@lingui/react/macro';
import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/page.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import { lines } from './cycle-draft.ts';
import { Part } from './part.tsx';
import { ScaleFields } from './scale-fields.tsx';
import { SectionEditor } from './section-editor.tsx';
import type { PartProps } from './use-cycle-form.ts';
import { useQuestions } from './use-questions.ts';

function FormReaders({ cycleId }: { cycleId: string }) {
  const { data, loading } = useVisibility(cycleId);
  return <SightletOf data={data} loading={loading} />;
}

/** The questionnaire: sections with their questions, to write, order and remove. */
export function QuestionsPart({ cycleId, draft, set, failures, published }: PartProps & { cycleId: string }) {
  const { t } = useLingui();
  const { sections } = draft;
  const [open, setOpen] = useState<string | null>(null);
  const acts = useQuestions({
    sections,
    set: (change) => set((now) => ({ sections: change(now.sections) })),
    open: setOpen,
  });
  return (
    <Part
      id="questions"
      lead={
        published && (
          <Trans>
            The cycle is published: everybody answers the same questions. None can be changed or removed any
            more, so that no answer loses its question.
          </Trans>
        )
      }
    >
      <FormReaders cycleId={cycleId} />
      <ScaleFields draft={draft} set={set} failures={failures} published={published} />
      {sections.length === 0 && (
        <EmptyState>
          <Trans>No question yet.</Trans>
        </EmptyState>
      )}
      {sections.map((section, index) => (
        <SectionEditor
          key={section.key}
          section={section}
          index={index}
          sections={sections}
          failures={failures}
          published={published}
          open={open}
          acts={acts}
          scale={lines(draft.scale.labels)}
        />
      ))}
      {!published && (
        <div>
          <Button leftSection={<Icon name="plus" />} onClick={acts.addSection}>
            {sections.length === 0 ? t`Add the first section` : t`Add a section`}
          </Button>
        </div>
      )}
      <VisuallyHidden role="status">{acts.said}</VisuallyHidden>
    </Part>
  );
}
