import { freezeWindowsOf } from '#lib/config/freezes.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { frozenAt } from '#lib/domain/deploy/freeze.ts';
import { type GlassBreak, type GlassStanding, glassStanding } from '#lib/domain/deploy/glass.ts';
import type { HeldBack, Hold, LineStop } from '#lib/domain/deploy/hold.ts';
import { isOwnWayBack } from '#lib/domain/deploy/own-way-back.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Clock } from '#lib/domain/time.ts';
import { mayStill } from '#lib/proof/rights-now.ts';
import { glassIsAudited, startIsAudited } from '#lib/store/audit-matches.ts';
import type { Db } from '#lib/store/db.ts';
import { glassBreaksOf } from '#lib/store/glass-breaks.ts';
import { newestStop } from '#lib/store/line-stops.ts';

export type HoldServices = { readonly db: Db; readonly config: ConfigSource; readonly clock: Clock };

/**
 * What keeps an environment's applies from beginning now. @param of the request whose apply it is: a way back that nobody
 * asked for belongs to what had begun, and no freeze keeps an environment broken. A stopped line holds it too
 */
export async function holdsOn(
  { db, config, clock }: HoldServices,
  environment: ConfiguredEnvironment,
  of?: Pick<Deployment, 'origin'>,
): Promise<readonly Hold[]> {
  const stop = await stoppedLine(db);
  const windows = of && isOwnWayBack(of) ? [] : freezeWindowsOf(config.current(), environment);
  const freeze = frozenAt(windows, clock());
  return [
    ...(stop ? [{ kind: 'line' as const, stop }] : []),
    ...(freeze ? [{ kind: 'freeze' as const, freeze }] : []),
  ];
}

/** What keeps a run's apply from beginning now, and who has broken the glass for its plan. */
export async function heldBack(
  services: HoldServices,
  environment: ConfiguredEnvironment,
  { run, deployment }: { readonly run: Run; readonly deployment: Deployment },
  content: string | undefined,
): Promise<HeldBack> {
  const [holds, glass] = await Promise.all([
    holdsOn(services, environment, deployment),
    content === undefined ? undefined : glassOf(services, environment, run, content),
  ]);
  return { holds, ...(glass ? { glass } : {}) };
}

/** The stop that holds. One whose end has no row in the audit's chain is not over. */
export async function stoppedLine(db: Db): Promise<LineStop | undefined> {
  const newest = await newestStop(db);
  if (!newest) return undefined;
  const { stop, endedBy } = newest;
  const over = endedBy !== undefined && (await startIsAudited(db, stop, endedBy));
  return over ? undefined : stop;
}

/** Counted as approvals are: with its row of the audit's chain, by who has the right now. */
async function glassOf(
  { db, config, clock }: HoldServices,
  environment: ConfiguredEnvironment,
  run: Run,
  content: string,
): Promise<GlassStanding> {
  const counted: GlassBreak[] = [];
  for (const each of await glassBreaksOf(db, run.id)) {
    const good =
      (await glassIsAudited(db, run, environment.key, each)) &&
      (await mayStill(db, config.current(), each.by, 'deploys:break-glass', environment.key));
    if (good) counted.push(each);
  }
  return glassStanding(counted, content, clock());
}
