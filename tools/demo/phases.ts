import { treeMemoryMiB } from './memory.ts';

export type PhaseFigure = { readonly phase: string; readonly seconds: number; readonly peakMiB?: number };

export type Phases = {
  /** Runs a phase, says so in one line when it is done, and keeps its seconds and peak memory. */
  readonly run: <T>(phase: string, work: () => Promise<T>) => Promise<T>;
  readonly figures: () => readonly PhaseFigure[];
  /** Seconds since the start, for milestones. */
  readonly elapsed: () => number;
};

const SAMPLE_MS = 500;

/** @param say prints one line for the person who waits */
export function startPhases(say: (line: string) => void, startedAt = performance.now()): Phases {
  const figures: PhaseFigure[] = [];
  const secondsSince = (from: number) => Math.round((performance.now() - from) / 100) / 10;
  return {
    figures: () => figures,
    elapsed: () => secondsSince(startedAt),
    async run(phase, work) {
      const from = performance.now();
      let peak = treeMemoryMiB(process.pid);
      const sampler = setInterval(() => {
        const now = treeMemoryMiB(process.pid);
        if (now !== undefined && now > (peak ?? 0)) peak = now;
      }, SAMPLE_MS);
      try {
        const value = await work();
        const seconds = secondsSince(from);
        figures.push({ phase, seconds, ...(peak === undefined ? {} : { peakMiB: peak }) });
        say(`  ✓ ${phase} ${seconds} s`);
        return value;
      } catch (error) {
        say(`  ✗ ${phase} ${secondsSince(from)} s`);
        throw error;
      } finally {
        clearInterval(sampler);
      }
    },
  };
}
