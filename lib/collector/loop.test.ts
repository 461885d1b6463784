import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seconds } from '#lib/domain/time.ts';
import { loop } from './loop.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work whose runs end when told. */
function work() {
  const runs: PromiseWithResolvers<void>[] = [];
  return {
    runs,
    run: async () => {
      const ended = Promise.withResolvers<void>();
      runs.push(ended);
      await ended.promise;
      return seconds(10);
    },
  };
}
const MIDDLE = () => 0.5;

describe('a loop', () => {
  it('rests until poked, then runs each interval', async () => {
    const { runs, run } = work();
    const repeated = loop(run, MIDDLE, () => seconds(10));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs).toHaveLength(0);
    repeated.ring();
    runs[0]?.resolve();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toHaveLength(2);
  });

  it('never runs twice at once: pokes during a run come to one more', async () => {
    const { runs, run } = work();
    const repeated = loop(run, MIDDLE, () => seconds(10));
    const pokes = [repeated.poke(), repeated.poke(), repeated.poke()];
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    await pokes[0];
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toHaveLength(2);
    runs[1]?.resolve();
    await Promise.all(pokes);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(runs).toHaveLength(2);
  });

  it('stops after the run at hand', async () => {
    const { runs, run } = work();
    const repeated = loop(run, MIDDLE, () => seconds(10));
    repeated.ring();
    repeated.ring();
    const stopped = repeated.stop();
    runs[0]?.resolve();
    await stopped;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs).toHaveLength(1);
  });

  it('outlives what its work throws, and rests as it is told', async () => {
    const faults = vi.fn(() => seconds(30));
    const run = vi.fn(async () => Promise.reject(new Error('a fault of ours')));
    const repeated = loop(run, MIDDLE, faults);
    await repeated.poke();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(run).toHaveBeenCalledTimes(2);
    expect(faults).toHaveBeenCalledTimes(2);
    await repeated.stop();
  });
});
