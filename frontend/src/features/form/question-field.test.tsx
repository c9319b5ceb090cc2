import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { render } from '../../testing/render.tsx';
import { unanswered, type Written } from '../../lib/written.ts';
import { QuestionField } from './question-field.tsx';
import type { FormQuestion as Question } from './question-parts.tsx';

const scale: Question = {
  id: 'qst_1',
  kind: 'SCALE',
  text: 'Tells others early.',
  help: '',
  required: true,
  allowNotApplicable: true,
  labels: ['Not yet', 'Mostly', 'Always'],
  axes: [],
};

function show(question: Question, answer: Written = unanswered, problem?: string) {
  const onChange = vi.fn<(answer: Written) => void>();
  const onLeave = vi.fn();
  render(
    <QuestionField
      question={question}
      number={1}
      answer={answer}
      problem={problem}
      visibility={null}
      seenVersion={undefined}
      onChange={onChange}
      onLeave={onLeave}
    />,
  );
  return { onChange, onLeave };
}

describe('a scale', () => {
  it('is one group of points, named by the question', () => {
    show(scale);
    expect(screen.getByRole('radiogroup', { name: /Tells others early/u })).toBeTruthy();
    expect(screen.getAllByRole('radio')).toHaveLength(4);
  });

  it('answers with the point, counted from one', () => {
    const { onChange } = show(scale);
    fireEvent.click(screen.getByLabelText('Mostly'));
    expect(onChange).toHaveBeenCalledWith({ ...unanswered, scale: 2 });
  });

  it('takes "I cannot say" in place of a point', () => {
    const { onChange } = show(scale, { ...unanswered, scale: 2 });
    fireEvent.click(screen.getByLabelText('I cannot say'));
    expect(onChange).toHaveBeenCalledWith({ ...unanswered, notApplicable: true });
  });
});

it('offers "I cannot say" only where the question allows it', () => {
  show({ ...scale, allowNotApplicable: false });
  expect(screen.queryByLabelText('I cannot say')).toBeNull();
});

it('keeps the chosen options of a list in their order', () => {
  const { onChange } = show({ ...scale, kind: 'MULTI_CHOICE' }, { ...unanswered, choices: [2] });
  fireEvent.click(screen.getByLabelText('Not yet'));
  expect(onChange).toHaveBeenCalledWith({ ...unanswered, choices: [0, 2] });
});

describe('a text', () => {
  const text: Question = { ...scale, kind: 'TEXT', help: 'One situation.', labels: [] };

  it('is read out with its help, then with who reads it, then with what is wrong', () => {
    show(text, unanswered, 'Answer this question to hand in.');
    const field = screen.getByRole('textbox');
    const read = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '');
    expect(read[0]).toContain('One situation.');
    expect(read[1]).toContain('Nothing is sent until we know');
    expect(read[2]).toContain('Answer this question');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('is saved when one leaves the field', () => {
    const { onChange, onLeave } = show(text);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Words' } });
    fireEvent.blur(screen.getByRole('textbox'));
    expect(onChange).toHaveBeenCalledWith({ ...unanswered, text: 'Words' });
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it('says how much room is left only near the end', () => {
    show(text, { ...unanswered, text: 'a'.repeat(19_999) });
    expect(screen.getByText('Room for 1 more character.')).toBeTruthy();
  });
});
