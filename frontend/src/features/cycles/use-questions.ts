import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useToast } from '../../ui/toast.tsx';
import { noAxes, type QuestionDraft, type SectionDraft } from './cycle-draft.ts';
import { type Direction, moveQuestion, moveSection, placeOf } from './question-moves.ts';
import { putQuestionBack, putSectionBack, removeQuestion, withQuestions } from './question-removal.ts';

interface QuestionsOptions {
  sections: readonly SectionDraft[];
  /** Changes the questionnaire as it stands by then. */
  set: (change: (now: readonly SectionDraft[]) => readonly SectionDraft[]) => void;
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
    textSelf: '',
    help: '',
    required: false,
    allowNotApplicable: false,
    labels: '',
    cycleScale: false,
    axes: noAxes,
  };
}

/** What a toast takes back stands again where it stood; what was written in the meantime stays. */
function useRemoval({ sections, set }: QuestionsOptions) {
  const { t } = useLingui();
  const toast = useToast();
  return {
    remove: (key: string) => {
      set((now) => removeQuestion(now, key));
      toast({ text: t`Question removed.`, undo: () => set((now) => putQuestionBack(now, sections, key)) });
    },
    removeSection: (key: string) => {
      set((now) => now.filter((section) => section.key !== key));
      toast({
        text: t`Section removed with its questions.`,
        undo: () => set((now) => putSectionBack(now, sections, key)),
      });
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
      set((now) => now.map((section) => (section.key === key ? { ...section, title } : section))),
    change: (key, changes) =>
      set((now) =>
        withQuestions(now, (questions) =>
          questions.map((question) => (question.key === key ? { ...question, ...changes } : question)),
        ),
      ),
    add: (sectionKey) => {
      const question = emptyQuestion();
      set((now) =>
        withQuestions(now, (questions, section) =>
          section.key === sectionKey ? [...questions, question] : questions,
        ),
      );
      open(question.key);
    },
    addSection: () => set((now) => [...now, { key: crypto.randomUUID(), title: '', questions: [] }]),
    move: (key, direction) => {
      set((now) => moveQuestion(now, key, direction));
      setMoved({ key, direction });
      const { place, of } = placeOf(moveQuestion(sections, key, direction), key);
      setSaid(t`Question ${place} of ${of}`);
    },
    moveSection: (key, direction) => {
      set((now) => moveSection(now, key, direction));
      const after = moveSection(sections, key, direction);
      const place = after.findIndex((section) => section.key === key) + 1;
      const of = after.length;
      setSaid(t`Section ${place} of ${of}`);
    },
    open,
    moved,
    said,
  };
}
