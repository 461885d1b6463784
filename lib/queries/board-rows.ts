import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Deployment, RequestedRun } from '#lib/domain/deploy/deployment.ts';
import { holdsLease, type Run } from '#lib/domain/deploy/run.ts';
import { type EnvironmentKey, grouped } from '#lib/domain/environment.ts';
import { healthNow } from '#lib/domain/health/outdated.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import type { BoardRow, BoardSystem } from '#lib/domain/overview/board.ts';
import { silentSince } from '#lib/domain/silence.ts';
import { days, hours, minus } from '#lib/domain/time.ts';
import { appliesSince, newestOfEach } from '#lib/store/deployments-by-environment.ts';
import { healthSamplesSince } from '#lib/store/health-samples.ts';
import { presences } from '#lib/store/heartbeats.ts';
import { outsideChangesSince } from '#lib/store/outside-changes.ts';
import { readingsOf } from '#lib/store/readings.ts';
import { getRun } from '#lib/store/runs.ts';
import type { QueryServices } from './define.ts';

const PER_ENVIRONMENT = 3;
/** Of all environments of a page in a day; each row shows its newest. */
const MOST_OUTSIDE = 500;
/** A pixel of the strip's older part is more than this. */
const STRIP_MINUTES = 10;

/** Rows for these environments from what the collector and the runner have written. */
export async function boardRows(
  { db, clock }: QueryServices,
  environments: readonly ConfiguredEnvironment[],
  wanted: { readonly history: boolean },
): Promise<readonly BoardRow[]> {
  const keys = environments.map((each) => each.key);
  const dayAgo = minus(clock(), days(1));
  const fine = { since: minus(clock(), hours(1)), coarseMinutes: STRIP_MINUTES };
  const [health, alarms, cost, samples, applied, newest, { collector }, outside] = await Promise.all([
    readingsOf(db, 'health', keys),
    readingsOf(db, 'alarms', keys),
    readingsOf(db, 'cost', keys),
    wanted.history ? healthSamplesSince(db, keys, dayAgo, fine) : new Map(),
    wanted.history ? appliesSince(db, keys, dayAgo) : [],
    newestOfEach(db, keys, PER_ENVIRONMENT),
    presences(db),
    outsideChangesSince(db, keys, dayAgo, MOST_OUTSIDE),
  ]);
  const silent = silentSince(collector);
  return Promise.all(
    environments.map(async (each): Promise<BoardRow> => {
      const requested = newest
        .filter(({ environment }) => environment === each.key)
        .flatMap((deployment) => deployment.runs.map((run) => ({ deployment, run })));
      const lastDeploy = lastOf(requested);
      const read = health.get(each.key);
      const verdict = read && healthNow(read, clock(), silent);
      const sinceRun = verdict?.state === 'ready' ? verdict.value.sinceRun : undefined;
      const sinceNumber = sinceRun === undefined ? undefined : (await getRun(db, sinceRun))?.number;
      const { budgetUsd } = each.settings;
      return {
        key: each.key,
        system: each.system,
        ...(each.group === undefined ? {} : { group: each.group }),
        name: each.name,
        production: each.production,
        prefix: each.prefix,
        hasApplication: each.components.some(({ lane }) => lane === 'application'),
        ...(budgetUsd === undefined ? {} : { budgetUsd }),
        health: verdict,
        ...(read?.state === 'ready' && verdict !== read ? { lastRead: read.value } : {}),
        ...(silent === undefined ? {} : { silentSince: silent }),
        alarms: alarms.get(each.key),
        cost: cost.get(each.key),
        samples: samples.get(each.key) ?? [],
        marks: applied.filter(({ environment }) => environment === each.key),
        ...(sinceNumber === undefined ? {} : { sinceNumber }),
        ...outsideOf(each.key, verdict, outside),
        ...(lastDeploy === undefined ? {} : { lastDeploy }),
        running: requested.filter(({ run }) => holdsLease(run.state)),
        waiting: requested.filter(({ run }) => run.state === 'awaiting-approval'),
      };
    }),
  );
}

/** Of the verdict as it is now, and the newest change of the last day. */
function outsideOf(
  key: EnvironmentKey,
  verdict: BoardRow['health'],
  changes: readonly OutsideChange[],
): Pick<BoardRow, 'outside' | 'sinceOutside'> {
  const newest = changes.find(({ environment }) => environment === key);
  const blame = verdict?.state === 'ready' ? verdict.value.sinceOutside : undefined;
  return { ...(newest ? { outside: newest } : {}), ...(blame ? { sinceOutside: blame } : {}) };
}

/** What is starred before the systems, and in none of them again. */
export function bySystem(
  environments: readonly ConfiguredEnvironment[],
  rows: readonly BoardRow[],
  favourites: readonly EnvironmentKey[],
): readonly BoardSystem[] {
  const starred = rows.filter(({ key }) => favourites.includes(key));
  const others = rows.filter(({ key }) => !favourites.includes(key));
  const systems = new Map(grouped(environments).map((each) => [each.system, each]));
  return [
    ...(starred.length > 0 ? [{ title: '', rows: starred }] : []),
    ...[...systems].map(([system, { group, systemTitle }]) => ({
      system,
      ...(group === undefined ? {} : { group }),
      title: systemTitle,
      rows: others.filter((row) => row.system === system),
    })),
  ].filter((each) => each.rows.length > 0);
}

const REACHED: readonly Run['state'][] = [
  'applying',
  'verifying',
  'succeeded',
  'failed',
  'rolling-back',
  'rolled-back',
  'needs-attention',
];

/** The newest run that changed something or tried to; a plan that waits is not a deploy yet. */
function lastOf(
  requested: readonly { readonly deployment: Deployment; readonly run: Run }[],
): RequestedRun | undefined {
  const counted = requested.filter(({ run }) => REACHED.includes(run.state));
  return counted.sort((a, b) => b.run.updatedAt - a.run.updatedAt)[0];
}
