import type { Millis } from '#lib/domain/units.ts';

/** Work that repeats, one at a time. It rests until the first poke. */
export type Loop = {
  /** Runs now, or once more as soon as the current run ends. @returns when that run has ended. */
  readonly poke: () => Promise<void>;
  /** The same, for whoever does not wait. */
  readonly ring: () => void;
  /** No run begins after this; resolves when the current one has ended. */
  readonly stop: () => Promise<void>;
};

/** Spread of the interval, so that environments do not ask all at once for ever. */
const JITTER = 0.1;

/**
 * Runs `work` when poked, and then again as long after its beginning as it says. What `work`
 * expects to fail it keeps as a failed reading; what it throws ends neither the loop nor the process.
 * @param random 0 to 1, as `Math.random`
 * @param onFault hears what `work` threw, and says how long to rest
 */
export function loop(
  work: () => Promise<Millis>,
  random: () => number,
  onFault: (error: unknown) => Millis,
): Loop {
  let stopped = false;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function run(): Promise<void> {
    clearTimeout(timer);
    const began = performance.now();
    running = work()
      .catch(onFault)
      .then((every) => {
        running = undefined;
        const spread = every * (1 - JITTER + 2 * JITTER * random());
        const wait = Math.max(0, spread - (performance.now() - began));
        if (!stopped && !next) timer = setTimeout(ring, wait);
      });
    return running;
  }

  /** However many ask during a run, one more run serves them all. */
  function afterwards(current: Promise<void>): Promise<void> {
    next ??= current.then(() => {
      next = undefined;
      return stopped ? undefined : run();
    });
    return next;
  }

  async function poke(): Promise<void> {
    if (stopped) return;
    await (running ? afterwards(running) : run());
  }

  function ring(): void {
    poke().catch(onFault);
  }

  return {
    poke,
    ring,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await (next ?? running);
    },
  };
}
