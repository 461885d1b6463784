import type { RunStep } from '#lib/domain/deploy/run.ts';

export type StepWriter = {
  /** Resolves when this step, or a newer one, is written or cannot be. Never rejects: a step is only shown. */
  readonly step: (step: RunStep) => Promise<void>;
  /** What is still to be written is forgotten: the run stands elsewhere. */
  readonly close: () => Promise<void>;
};

/** Writes where a run stands, one at a time and the newest wins: while the database is away nothing piles up. */
export function stepWriter(
  write: (step: RunStep) => Promise<void>,
  onError: (error: unknown) => void,
): StepWriter {
  let next: RunStep | undefined;
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    while (next) {
      const now = next;
      next = undefined;
      await write(now).catch(onError);
    }
    writing = undefined;
  }

  return {
    step(at) {
      next = at;
      writing ??= writeAll();
      return writing;
    },
    async close() {
      next = undefined;
      await writing;
    },
  };
}
