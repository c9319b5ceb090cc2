import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useToast } from '../../ui/toast.tsx';
import type { QuestionDraft, SectionDraft } from './cycle-draft.ts';
import { type Direction, moveQuestion, moveSection, placeOf } from './question-moves.ts';

interface QuestionsOptions {
  sections: readonly SectionDraft[];
  set: (sections: SectionDraft[]) => void;
  /** Opens a question's form, or closes all of them. */
  open: (key: string | null) => void;
}

/** What can be done to the questionnaire. */
export interface QuestionActs {
  changeSection: (key: string, title: string) => void;
  change: (key: string, changes: Partial<QuestionDraft>) => void;
  add: (sectionKey: string) => void;
  addSection: () => void;
  remove: (key: string) => void;
  removeSection: (key: string) => void;
  move: (key: string, direction: Direction) => void;
  moveSection: (key: string, direction: Direction) => void;
  open: (key: string | null) => void;
  /** The question that moved last, and where to; a new object for each move. */
  moved: { key: string; direction: Direction } | null;
  /** The last thing done, for those who hear the page. */
  said: string;
}

function emptyQuestion(): QuestionDraft {
  return {
    key: crypto.randomUUID(),
    kind: 'TEXT',
    text: '',
    help: '',
    required: false,
    allowNotApplicable: false,
    labels: '',
  };
}

function withQuestions(
  sections: readonly SectionDraft[],
  change: (questions: readonly QuestionDraft[], section: SectionDraft) => readonly QuestionDraft[],
): SectionDraft[] {
  return sections.map((section) => ({ ...section, questions: change(section.questions, section) }));
}

/** Removing keeps the whole questionnaire at hand: what the toast takes back stands where it stood. */
function useRemoval({ sections, set }: QuestionsOptions) {
  const { t } = useLingui();
  const toast = useToast();
  return {
    remove: (key: string) => {
      set(withQuestions(sections, (questions) => questions.filter((question) => question.key !== key)));
      toast({ text: t`Question removed.`, undo: () => set([...sections]) });
    },
    removeSection: (key: string) => {
      set(sections.filter((section) => section.key !== key));
      toast({ text: t`Section removed with its questions.`, undo: () => set([...sections]) });
    },
  };
}

/** The acts of the questionnaire's editor. Each replaces the whole questionnaire, as the server takes it. */
export function useQuestions(options: QuestionsOptions): QuestionActs {
  const { sections, set, open } = options;
  const { t } = useLingui();
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState<QuestionActs['moved']>(null);
  const removal = useRemoval(options);
  return {
    ...removal,
    changeSection: (key, title) =>
      set(sections.map((section) => (section.key === key ? { ...section, title } : section))),
    change: (key, changes) =>
      set(
        withQuestions(sections, (questions) =>
          questions.map((question) => (question.key === key ? { ...question, ...changes } : question)),
        ),
      ),
    add: (sectionKey) => {
      const question = emptyQuestion();
      set(
        withQuestions(sections, (questions, section) =>
          section.key === sectionKey ? [...questions, question] : questions,
        ),
      );
      open(question.key);
    },
    addSection: () => set([...sections, { key: crypto.randomUUID(), title: '', questions: [] }]),
    move: (key, direction) => {
      const next = moveQuestion(sections, key, direction);
      set(next);
      setMoved({ key, direction });
      const { place, of } = placeOf(next, key);
      setSaid(t`Question ${place} of ${of}`);
    },
    moveSection: (key, direction) => {
      const next = moveSection(sections, key, direction);
      set(next);
      const place = next.findIndex((section) => section.key === key) + 1;
      const of = next.length;
      setSaid(t`Section ${place} of ${of}`);
    },
    open,
    moved,
    said,
  };
}
