import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosaver, type SaveOutcome } from './autosaver.ts';
import { type DraftStorage, draftKey } from './kept-drafts.ts';

class MemoryStorage implements DraftStorage {
  readonly items = new Map<string, string>();
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

const key = draftKey('usr_1', 'req_1');
const saved = (version: number): SaveOutcome<string> => ({ kind: 'saved', version });

function setup(version = 1, storage = new MemoryStorage(), value = '') {
  const save = vi.fn<(value: string, version: number) => Promise<SaveOutcome<string>>>();
  save.mockImplementation((_value, expected) => Promise.resolve(saved(expected + 1)));
  const saver = new Autosaver<string>({ storage, key, value, version, save });
  return { saver, save, storage };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('saving', () => {
  it('saves once, a second after the last keystroke, on the version it was written on', async () => {
    const { saver, save, storage } = setup(7);
    saver.change('a');
    await vi.advanceTimersByTimeAsync(900);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(900);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(save.mock.calls).toEqual([['ab', 7]]);
    expect(saver.current().kind).toBe('saved');
    expect(storage.items.size).toBe(0);
    expect(saver.savedVersion).toBe(8);
  });

  it('keeps every keystroke in the browser before it is sent', () => {
    const { saver, storage } = setup(3);
    saver.change('not lost');
    expect(JSON.parse(storage.items.get(key) ?? '')).toEqual({ value: 'not lost', version: 3 });
  });

  it('saves at once at blur', async () => {
    const { saver, save } = setup();
    saver.change('now');
    await saver.flush();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('says that it is saving only after a second', async () => {
    const { saver, save } = setup();
    let answer: (outcome: SaveOutcome<string>) => void = () => undefined;
    save.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    saver.change('slow');
    await vi.advanceTimersByTimeAsync(1_900);
    expect(saver.current().kind).toBe('typing');
    await vi.advanceTimersByTimeAsync(200);
    expect(saver.current().kind).toBe('saving');
    answer(saved(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.current().kind).toBe('saved');
  });

  it('saves one after the other, also when several wait for the same save', async () => {
    const { saver, save } = setup(1);
    const answers: ((outcome: SaveOutcome<string>) => void)[] = [];
    save.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    saver.change('first');
    const first = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.change('second');
    const waiting = [saver.flush(), saver.flush()];
    answers[0]?.(saved(2));
    await first;
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
    answers[1]?.(saved(3));
    await Promise.all(waiting);
    expect(save).toHaveBeenCalledTimes(2);
    expect(saver.savedVersion).toBe(3);
  });

  it('sends what was typed during a save on the version that the save brought', async () => {
    const { saver, save } = setup();
    let answer: (outcome: SaveOutcome<string>) => void = () => undefined;
    save.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    saver.change('one');
    await vi.advanceTimersByTimeAsync(1_000);
    saver.change('one two');
    answer(saved(2));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save.mock.calls).toEqual([
      ['one', 1],
      ['one two', 2],
    ]);
    expect(saver.current().kind).toBe('saved');
  });
});

describe('when the server does not answer', () => {
  it('says that the text is kept, and tries again after 2, 4, 8 … seconds', async () => {
    const { saver, save } = setup();
    save.mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce({ kind: 'unreachable' });
    saver.change('patient');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.current()).toMatchObject({ kind: 'kept', inBrowser: true });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(save).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(save).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(saver.current().kind).toBe('saved');
  });

  it('does not promise to keep what the browser refuses to keep', async () => {
    const storage = new MemoryStorage();
    storage.setItem = () => {
      throw new Error('quota');
    };
    const { saver, save } = setup(1, storage);
    save.mockRejectedValueOnce(new Error('offline'));
    saver.change('x');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.current()).toMatchObject({ kind: 'kept', inBrowser: false });
  });
});

describe('after a reload', () => {
  it('takes up the kept text and brings it to the server', async () => {
    const { saver, storage } = setup(4);
    saver.change('half a sentence');
    saver.stop();
    const again = setup(4, storage);
    expect(again.saver.text()).toBe('half a sentence');
    await vi.advanceTimersByTimeAsync(0);
    expect(again.save.mock.calls).toEqual([['half a sentence', 4]]);
  });

  it('shows both texts when the server has moved on', async () => {
    const { saver, storage } = setup(4);
    saver.change('mine');
    saver.stop();
    const again = setup(5, storage, 'theirs');
    expect(again.saver.current()).toEqual({ kind: 'conflict', mine: 'mine', theirs: 'theirs', version: 5 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(again.save).not.toHaveBeenCalled();
  });
});

describe('a conflict', () => {
  async function conflicting() {
    const tools = setup(1);
    tools.save.mockResolvedValueOnce({ kind: 'conflict', theirs: 'theirs', version: 9 });
    tools.saver.change('mine');
    await vi.advanceTimersByTimeAsync(1_000);
    return tools;
  }

  it('is none where both changed different parts: they are joined and sent again', async () => {
    const tools = setup(4);
    const join = (mine: string) => ({ value: `${mine} and theirs`, clash: false });
    tools.save.mockResolvedValueOnce({ kind: 'conflict', theirs: 'theirs', version: 9, join });
    const told = vi.fn();
    tools.saver.subscribe(told);
    tools.saver.change('mine');
    told.mockClear();
    await tools.saver.flush();
    expect(tools.saver.text()).toBe('mine and theirs');
    expect(told).toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0);
    expect(tools.save.mock.calls.at(-1)).toEqual(['mine and theirs', 9]);
    expect(tools.saver.current().kind).toBe('saved');
  });

  it('shows as one’s own what was joined, where something is left that both changed', async () => {
    const tools = setup(4);
    const join = (mine: string) => ({ value: `${mine} and theirs`, clash: true });
    tools.save.mockResolvedValueOnce({ kind: 'conflict', theirs: 'theirs', version: 9, join });
    tools.saver.change('mine');
    await tools.saver.flush();
    expect(tools.saver.current()).toMatchObject({ kind: 'conflict', mine: 'mine and theirs' });
  });

  it('stops saving and overwrites nothing', async () => {
    const { saver, save } = await conflicting();
    expect(saver.current()).toEqual({ kind: 'conflict', mine: 'mine', theirs: 'theirs', version: 9 });
    saver.change('mine, longer');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('saves mine over their version once I chose it', async () => {
    const { saver, save } = await conflicting();
    saver.resolve('mine');
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls[1]).toEqual(['mine', 9]);
    expect(saver.current().kind).toBe('saved');
  });

  it('sends nothing when I took theirs', async () => {
    const { saver, save, storage } = await conflicting();
    saver.resolve('theirs');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(saver.text()).toBe('theirs');
    expect(storage.items.size).toBe(0);
  });
});

it('keeps refused text and says why', async () => {
  const { saver, save, storage } = setup();
  const failures = [{ message: 'At most 20,000 characters.', path: ['text'] }];
  save.mockResolvedValueOnce({ kind: 'refused', failures });
  saver.change('long');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saver.current()).toEqual({ kind: 'refused', failures });
  expect(storage.items.size).toBe(1);
});
