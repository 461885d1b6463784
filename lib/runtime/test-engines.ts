import type { EngineSteps } from '#lib/deploy/job.ts';
import type { Plan, ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { Seen } from '#lib/domain/deploy/release-watch.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import { instant } from '#lib/domain/time.ts';

/** A lane for tests: plans what it is told, and remembers what was really applied. */
export type TestEngine = EngineSteps & {
  readonly applied: string[];
  /** What the next plan says; `undefined`: nothing to change. */
  next: string | undefined;
  /** What the next apply finds: its plan fits, or not. */
  fits: boolean;
  /** What the next plan changes, where that is not its one resource. */
  changes: readonly ResourceChange[] | undefined;
  /** What a watch sees of a release. */
  seen: Seen;
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
    changes: undefined,
    seen: { parts: [], minutes: [], alarms: 0, firing: [], unread: [] },
    async plan({ log }) {
      log.say(`planned ${lane.next}`);
      return lane.next === undefined
        ? { kind: 'no-change' }
        : {
            kind: 'planned',
            made: { plan: planOf(lane.next, lane.changes), files: { 'plan.bin': Buffer.from(lane.next) } },
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
    see: async () => lane.seen,
  };
  return lane;
}

const planOf = (content: string, changes: readonly ResourceChange[] | undefined): Omit<Plan, 'runId'> => ({
  content,
  binding: `binding of ${content}`,
  changes: changes ?? [{ address: content, type: 'aws_x', action: 'create', attributes: [], risks: [] }],
  counts: { create: 1, update: 0, replace: 0, delete: 0 },
  outputs: [],
  madeBy: { commit: 'c'.repeat(40) },
});
