import type { EngineSteps } from '#lib/deploy/job.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import { instant } from '#lib/domain/time.ts';

/** A lane for tests: plans what it is told, and remembers what was really applied. */
export type TestEngine = EngineSteps & {
  readonly applied: string[];
  /** What the next plan says; `undefined`: nothing to change. */
  next: string | undefined;
  /** What the next apply finds: its plan fits, or not. */
  fits: boolean;
  /** Called inside an apply, before the plan is used up. */
  before: () => Promise<void>;
  /** Called inside an apply, after the plan is used up. */
  during: () => Promise<void>;
};

export function testEngine(): TestEngine {
  const lane: TestEngine = {
    applied: [],
    next: 'one',
    fits: true,
    before: async () => undefined,
    during: async () => undefined,
    async plan({ log }) {
      log.say(`planned ${lane.next}`);
      return lane.next === undefined
        ? { kind: 'no-change' }
        : {
            kind: 'planned',
            made: { plan: planOf(lane.next), files: { 'plan.bin': Buffer.from(lane.next) } },
          };
    },
    async apply(_job, stored, files, gate) {
      if (!lane.fits) return { kind: 'stale', why: runNote('state-moved') };
      await lane.before();
      const began = await gate.begin();
      if (began !== 'begun') return began;
      await lane.during();
      lane.applied.push(Buffer.from(files['plan.bin'] ?? []).toString());
      lane.next = undefined;
      return stored.plan.content === 'broken'
        ? { kind: 'failed', failure: { step: 'apply', code: 'test', cause: 'token=canary-secret' } }
        : { kind: 'applied' };
    },
    resume: async () => ({ kind: 'plan-again', why: runNote('applier-gone') }),
    look: async () => ({ at: instant(0), events: [], inProgress: [], rollbackFailed: [] }),
    verify: async () => undefined,
  };
  return lane;
}

const planOf = (content: string): Omit<Plan, 'runId'> => ({
  content,
  binding: `binding of ${content}`,
  changes: [{ address: content, type: 'aws_x', action: 'create', attributes: [], risks: [] }],
  counts: { create: 1, update: 0, replace: 0, delete: 0 },
  outputs: [],
  madeBy: { commit: 'c'.repeat(40) },
});
