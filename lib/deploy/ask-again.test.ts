import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minutes } from '#lib/domain/time.ts';
import { askAgain } from './ask-again.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const silent = Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $metadata: {} });
const refused = Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });

function job() {
  const said: string[] = [];
  return { said, signal: new AbortController().signal, log: { say: (line: string) => void said.push(line) } };
}

/** `node:timers/promises` is not faked: its pauses pass at once. */
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
  },
}));

describe('wall row 16: AWS that does not answer', () => {
  it('is asked again until it does, and the log says so once', async () => {
    const { said, ...each } = job();
    const ask = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(silent)
      .mockRejectedValueOnce(silent)
      .mockRejectedValueOnce(Object.assign(new Error('slow down'), { name: 'Throttling' }))
      .mockResolvedValue('UPDATE_COMPLETE');
    expect(await askAgain(each, ask)).toBe('UPDATE_COMPLETE');
    expect(said).toEqual(['AWS does not answer (socket hang up); asking again', 'AWS answers again']);
  });

  it('is given up only after half an hour without a word', async () => {
    const began = performance.now();
    const { said: _, ...each } = job();
    await expect(askAgain(each, () => Promise.reject(silent))).rejects.toThrow(
      'AWS has not answered for 30 minutes: TimeoutError: socket hang up',
    );
    expect(performance.now() - began).toBeGreaterThan(minutes(29));
  });

  it('that refuses has answered, and a fault of ours is no silence', async () => {
    const { said: _, ...each } = job();
    await expect(askAgain(each, () => Promise.reject(refused))).rejects.toBe(refused);
    await expect(askAgain(each, () => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
  });
});
