import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { LineStop } from '#lib/domain/deploy/hold.ts';
import { happeningOfStart, happeningOfStop } from '#lib/domain/notify/of-holds.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { stoppedLine } from '#lib/holds/held-back.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { putHappening } from '#lib/store/happenings.ts';
import { endStop, lockLine, putStop } from '#lib/store/line-stops.ts';
import { type CommandServices, defineCommand } from '../define.ts';

export type LineArgs = { readonly why: string };
export type LineAnswer = Result<LineStop, Reason>;

const LONGEST_WHY = 500;

/**
 * Nothing is begun to be applied in any environment from now on; what is being applied ends. Whoever may stop one place
 * may stop all: too much is soon started again. Refusals: `line.no-why`, `line.stopped`.
 */
export const stopLine = defineCommand<LineArgs, LineAnswer>({
  name: 'line.stop',
  action: 'deploys:stop-line',
  on: () => PORTAL,
  async run(services, caller, { why }) {
    const { db, clock, ids } = services;
    const at = clock();
    return db.transaction(async (tx): Promise<LineAnswer> => {
      await lockLine(tx);
      const said = why.trim().slice(0, LONGEST_WHY);
      const stopped = await stoppedLine(tx);
      if (said === '') return refuse(services, tx, caller, 'line.stop', reason('line.no-why'));
      if (stopped)
        return refuse(services, tx, caller, 'line.stop', reason('line.stopped', { by: stopped.by }));
      const stop: LineStop = { id: ids(), why: said, by: caller.id, at };
      await putStop(tx, stop);
      await appendAudit(tx, {
        ...{ at, actor: caller.id, via: caller.via, action: 'line.stop', target: 'portal' },
        ...{ outcome: 'done', details: { stop: stop.id, why: said } },
      });
      await putHappening(tx, happeningOfStop(stop));
      return ok(stop);
    });
  },
});

/**
 * What waited goes on. It takes whoever may stop the line in every environment. Refusals: `line.no-why`,
 * `line.not-stopped`, `line.not-all`.
 */
export const startLine = defineCommand<LineArgs, LineAnswer>({
  name: 'line.start',
  action: 'deploys:stop-line',
  on: () => PORTAL,
  async run(services, caller, { why }) {
    const { db, clock, queue } = services;
    const at = clock();
    return db.transaction(async (tx): Promise<LineAnswer> => {
      await lockLine(tx);
      const said = why.trim().slice(0, LONGEST_WHY);
      const stop = await stoppedLine(tx);
      if (said === '') return refuse(services, tx, caller, 'line.start', reason('line.no-why'));
      if (!stop) return refuse(services, tx, caller, 'line.start', reason('line.not-stopped'));
      if (!mayEverywhere(services, caller))
        return refuse(services, tx, caller, 'line.start', reason('line.not-all'));
      await endStop(tx, stop.id, { by: caller.id, at, why: said });
      await appendAudit(tx, {
        ...{ at, actor: caller.id, via: caller.via, action: 'line.start', target: 'portal' },
        ...{ outcome: 'done', details: { stop: stop.id, stoppedBy: stop.by, why: said } },
      });
      await putHappening(tx, happeningOfStart(stop, caller.id, said, at));
      await queue.ring(tx, stop.id);
      return ok(stop);
    });
  },
});

const mayEverywhere = ({ config }: CommandServices, caller: Caller): boolean =>
  [...config.current().environments.keys()].every(
    (key) => can(caller, 'deploys:stop-line', onEnvironment(key)).allowed,
  );

async function refuse(
  { clock }: CommandServices,
  tx: Db,
  caller: Caller,
  action: string,
  why: Reason,
): Promise<LineAnswer> {
  await appendAudit(tx, {
    ...{ at: clock(), actor: caller.id, via: caller.via, action, target: 'portal' },
    ...{ outcome: 'denied', details: { reason: why.code } },
  });
  return err(why);
}
