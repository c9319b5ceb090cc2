import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FieldError } from '../../ui/field-error.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { SectionDraft } from './cycle-draft.ts';
import classes from './questions.module.css';
import { fieldId } from './editor-places.ts';
import { MoveButtons } from './move-buttons.tsx';
import { QuestionEditor } from './question-editor.tsx';
import { canMove } from './question-moves.ts';
import type { QuestionActs } from './use-questions.ts';

interface SectionEditorProps {
  section: SectionDraft;
  index: number;
  sections: readonly SectionDraft[];
  failures: Record<string, string>;
  published: boolean;
  /** The question whose form is open. */
  open: string | null;
  acts: QuestionActs;
  /** The points of the cycle's rating scale. */
  scale: readonly string[];
}

function SectionHead({ section, index, sections, failures, acts }: SectionEditorProps) {
  const { t } = useLingui();
  const number = index + 1;
  const failure = failures[`sections.${index}.title`];
  return (
    <div className={classes.sectionHead}>
      <TextInput
        id={fieldId(`sections.${index}.title`)}
        className={classes.grow ?? ''}
        label={t`Heading of section ${number}`}
        maxLength={200}
        value={section.title}
        error={failure && <FieldError>{failure}</FieldError>}
        onChange={(event) => acts.changeSection(section.key, event.currentTarget.value)}
      />
      <MoveButtons
        what={section.title || t`Section ${number}`}
        up={index > 0}
        down={index < sections.length - 1}
        onMove={(direction) => acts.moveSection(section.key, direction)}
      />
      <Button
        variant="subtle"
        size="sm"
        aria-label={t`Remove section ${number} with its questions`}
        onClick={() => acts.removeSection(section.key)}
      >
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}

/** From so many questions on sections are folded, so that a long questionnaire can be overlooked. */
const foldFrom = 40;

/** A section of a long questionnaire is folded until it is opened, or something in it is open or wrong. */
function useFold({ section, index, sections, failures, open }: SectionEditorProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const all = sections.reduce((sum, { questions }) => sum + questions.length, 0);
  const inside = section.questions.some(({ key }) => key === open);
  const wrong = Object.keys(failures).some((field) => field.startsWith(`sections.${index}.questions.`));
  if (all < foldFrom || sections.length < 2) return { folded: false, toggle: null };
  const folded = !shown && !inside && !wrong;
  const count = section.questions.length;
  const title = section.title || t`Section ${index + 1}`;
  const toggle = (
    <div>
      <Button variant="subtle" size="sm" aria-expanded={!folded} onClick={() => setShown(folded)}>
        {folded ? (
          <Plural
            value={count}
            one={`Show # question of “${title}”`}
            other={`Show # questions of “${title}”`}
          />
        ) : (
          <Trans>Fold “{title}”</Trans>
        )}
      </Button>
    </div>
  );
  return { folded, toggle };
}

/** One section with its questions. */
export function SectionEditor(props: SectionEditorProps) {
  const { section, index, sections, failures, published, open, acts } = props;
  const { folded, toggle } = useFold(props);
  return (
    <div className={classes.section}>
      {published ? <h3>{section.title}</h3> : <SectionHead {...props} />}
      {toggle}
      {!folded && (
        <ol>
          {section.questions.map((question, place) => (
            <QuestionEditor
              key={question.key}
              question={question}
              path={`sections.${index}.questions.${place}`}
              failures={failures}
              published={published}
              open={open === question.key}
              up={canMove(sections, question.key, -1)}
              down={canMove(sections, question.key, 1)}
              acts={acts}
              scale={props.scale}
            />
          ))}
        </ol>
      )}
      {!published && (
        <div>
          <Button variant="subtle" leftSection={<Icon name="plus" />} onClick={() => acts.add(section.key)}>
            <Trans>Add a question</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
