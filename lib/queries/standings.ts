import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { IN_LINE } from '#lib/domain/deploy/queue.ts';
import { holdsLease, RUN_STATES } from '#lib/domain/deploy/run.ts';
import type { Standing } from '#lib/domain/overview/standing.ts';
import { silentSince } from '#lib/domain/silence.ts';
import type { Db } from '#lib/store/db.ts';
import { requestsWithRunIn } from '#lib/store/deployments-by-environment.ts';
import { presences } from '#lib/store/heartbeats.ts';
import { type ListedReading, listedReadings } from '#lib/store/reading-lists.ts';
import type { QueryServices } from './define.ts';

const WAITING = 'awaiting-approval';
const OPEN = RUN_STATES.filter((state) => holdsLease(state) || IN_LINE.includes(state) || state === WAITING);

type Standings = Promise<readonly Standing[]>;
/** By database and by environments: being read now. */
const reading = new WeakMap<Db, Map<string, Standings>>();

/**
 * What a list says of each environment, in the given order; the number of queries does not grow with them. A page and its
 * sidebar ask for the same at once: they share one reading.
 */
export function standingsOf(
  services: QueryServices,
  environments: readonly ConfiguredEnvironment[],
): Standings {
  const shared = reading.get(services.db) ?? new Map<string, Standings>();
  reading.set(services.db, shared);
  const asked = environments.map((each) => each.key).join(' ');
  const known = shared.get(asked);
  if (known) return known;
  const fresh = read(services, environments).finally(() => shared.delete(asked));
  shared.set(asked, fresh);
  return fresh;
}

async function read({ db, clock }: QueryServices, environments: readonly ConfiguredEnvironment[]): Standings {
  const keys = environments.map((each) => each.key);
  const [listed, requests, { collector }] = await Promise.all([
    listedReadings(db, keys, clock()),
    requestsWithRunIn(db, OPEN, keys),
    presences(db),
  ]);
  const silent = silentSince(collector) !== undefined;
  return environments.map(({ key, system, group, systemTitle, name }): Standing => {
    const runs = requests.flatMap((each) => (each.environment === key ? each.runs : []));
    const running = runs.find((run) => holdsLease(run.state));
    const { number, state, step } = running ?? {};
    return {
      key,
      system,
      ...(group === undefined ? {} : { group }),
      systemTitle,
      name,
      verdict: 'unknown',
      judged: false,
      waiting: runs.filter((run) => run.state === WAITING).length,
      queued: runs.filter((run) => IN_LINE.includes(run.state)).length,
      ...(silent ? asLastRead(listed.get(key)) : listed.get(key)),
      ...(number !== undefined && state ? { running: { number, state, ...(step ? { step } : {}) } } : {}),
    };
  });
}

/** Of a silent collector nothing is known now: neither a verdict nor how many alarms fire. */
function asLastRead(listed: ListedReading | undefined): Partial<Standing> {
  const { verdict: _, firing: __, ...last } = listed ?? { judged: false };
  return last;
}
