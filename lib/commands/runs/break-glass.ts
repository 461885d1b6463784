import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { type GlassBreak, type GlassStanding, glassStanding, mayNotBreak } from '#lib/domain/deploy/glass.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { happeningOfGlass } from '#lib/domain/notify/of-holds.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { heldBack } from '#lib/holds/held-back.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { putGlassBreak } from '#lib/store/glass-breaks.ts';
import { putHappening } from '#lib/store/happenings.ts';
import { planContent } from '#lib/store/plans.ts';
import { lockRun } from '#lib/store/promotions.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import { defineCommand } from '../define.ts';

export type BreakGlassArgs = {
  readonly environment: EnvironmentKey;
  readonly runId: string;
  /** `Plan.content` that the person saw. */
  readonly content: string;
  readonly why: string;
};
export type BreakGlassAnswer = Result<GlassStanding, Reason>;

const LONGEST_WHY = 500;

/**
 * One of two people lets one plan pass a freeze or a stopped line. It takes no approval's place: those are needed as ever.
 * Refusals: `run.not-found`, `glass.no-why`, `glass.not-waiting`, `glass.nothing-holds`, `glass.already-given`,
 * `approval.other-content`.
 */
export const breakGlass = defineCommand<BreakGlassArgs, BreakGlassAnswer>({
  name: 'run.break-glass',
  action: 'deploys:break-glass',
  on: ({ environment }) => onEnvironment(environment),
  async run(services, caller, { environment: key, runId, content, why }) {
    const { db, clock, ids, queue, config } = services;
    const at = clock();
    const said = why.trim().slice(0, LONGEST_WHY);
    return db.transaction(async (tx): Promise<BreakGlassAnswer> => {
      const state = await lockRun(tx, runId);
      const run = await getRun(tx, runId);
      const deployment = run && (await getDeployment(tx, run.deploymentId));
      if (!state || !run || deployment?.environment !== key)
        return err(reason('run.not-found', { run: runId }));
      const held = await heldBack(
        { ...services, db: tx },
        environmentOf(config.current(), key),
        { run, deployment },
        content,
      );
      const refusal =
        said === ''
          ? reason('glass.no-why')
          : (mayNotBreak(caller.id, state, held) ??
            ((await planContent(tx, runId)) === content ? undefined : reason('approval.other-content')));
      await appendAudit(tx, {
        ...{ at, actor: caller.id, via: caller.via, action: 'run.broke-glass', target: key },
        outcome: refusal ? 'denied' : 'done',
        details: {
          ...{ run: run.number, content, why: said },
          past: held.holds.map((each) => (each.kind === 'line' ? 'line' : each.freeze.window)).join(', '),
          ...(refusal ? { reason: refusal.code } : {}),
        },
      });
      if (refusal) return err(refusal);
      const glass: GlassBreak = { id: ids(), runId, content, by: caller.id, at, why: said };
      await putGlassBreak(tx, glass);
      const standing = glassStanding([...(held.glass?.given ?? []), glass], content, at);
      await putHappening(tx, happeningOfGlass(run, key, glass, standing.broken));
      await queue.ring(tx, runId);
      return ok(standing);
    });
  },
});
