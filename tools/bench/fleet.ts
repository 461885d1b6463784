import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { declaredSystems } from '#lib/collector/declared.ts';
import { leadership } from '#lib/collector/leadership.ts';
import { refresh } from '#lib/collector/refresh.ts';
import type { CollectorServices } from '#lib/collector/services.ts';
import type { Topic } from '#lib/collector/topic.ts';
import { alarms } from '#lib/collector/topics/alarms.ts';
import { bill } from '#lib/collector/topics/bill.ts';
import { cost } from '#lib/collector/topics/cost.ts';
import { diagnosis } from '#lib/collector/topics/diagnosis.ts';
import { logGroups } from '#lib/collector/topics/log-groups.ts';
import { outside } from '#lib/collector/topics/outside.ts';
import { stack } from '#lib/collector/topics/stack.ts';
import { vitals } from '#lib/collector/topics/vitals.ts';
import { startsAfter } from '#lib/collector/watches.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { WORK } from '#lib/deploy/engine/engine.ts';
import { quotaOf } from '#lib/domain/budget/quotas.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { startEmbeddedDatabase } from '#lib/store/embedded.ts';
import { getDeployment, runsIn } from '#lib/store/runs.ts';
import { type Call, fleetConfig, modelCloud } from './fleet/model.ts';

const ENVIRONMENTS = 120;
const ACCOUNTS = 12;
const WAITING = 50;
const PORT = 31_570;
const START = instant(1_795_000_020_000);
/** Virtual time: the start, until everything was read once, and then what goes on for ever. */
const SETTLED_MS = 120_000;
const LENGTH_MS = 420_000;
const MONTH_MS = 30 * 86_400_000;
const MOST_USD = 150;

const TOPICS = [
  stack,
  alarms,
  vitals,
  logGroups,
  diagnosis,
  outside,
  cost,
  bill,
] as unknown as readonly Topic[];

/**
 * A collector of 120 environments in 12 accounts and 3 regions over 7 minutes of virtual time: its own topics that ask AWS, pace, start and
 * database; AWS is a model that answers for quiet accounts and counts. Ends with 1 when a quota's share is passed, the month costs
 * more than $150, or all topics ask at once.
 */
export async function benchFleet(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-bench-fleet-'));
  // Where this runs as root, PostgreSQL does not.
  chmodSync(dir, 0o755);
  const server = await startEmbeddedDatabase(join(dir, 'database'), PORT);
  const collector = openDatabase(server.urls.collector, 'yagura bench', 4);
  const owner = openDatabase(server.urls.migrate, 'yagura bench owner', 2);
  try {
    const { calls, looks } = await collected(collector.db);
    const good = [pace(calls), money(looks), start(calls)].every(Boolean);
    await queue(owner);
    if (!good) process.exitCode = 1;
  } finally {
    await Promise.all([collector.close(), owner.close()]);
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const print = (what: string, figures: object): void =>
  console.log(
    JSON.stringify({ bench: 'fleet', what, environments: ENVIRONMENTS, accounts: ACCOUNTS, ...figures }),
  );
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What the newest look at an environment cost, by topic, and how long it is until the next that asks. */
type Look = { readonly topic: string; readonly usd: number; readonly rests: number };

async function collected(
  db: Database['db'],
): Promise<{ readonly calls: readonly Call[]; readonly looks: readonly Look[] }> {
  const config = fleetConfig(ENVIRONMENTS, ACCOUNTS);
  const calls: Call[] = [];
  const looks = new Map<string, Look>();
  let now = START;
  const clock = () => now;
  const led = leadership(db, 'bench');
  const services: CollectorServices = {
    ...{ db, clock, leadership: led, log: pino({ level: 'silent' }), declared: declaredSystems(db) },
    config: { file: 'portal.yaml', current: () => config, problems: () => [], writtenAt: () => START },
    aws: modelCloud(clock, config, (call) => calls.push(call)),
    hcp: { fetch, secretNamed: () => undefined },
    look: () => {
      throw new Error('nobody discovers here');
    },
    scenes: {
      draw: async () => undefined,
      once: async () => {
        throw new Error('nothing is drawn here');
      },
      close: async () => undefined,
    },
  };
  const accounts = [...new Set([...config.environments.values()].map((each) => each.account))];
  const due: Due[] = [...config.environments.values()].flatMap((environment, place) =>
    TOPICS.map((topic) => ({ at: START + startsAfter(place), environment, topic })),
  );
  let campaigned = 0;
  while (due.length > 0) {
    due.sort((a, b) => a.at - b.at);
    const next = due.shift() as Due;
    if (next.at > START + LENGTH_MS) break;
    // Leases end by the clock of PostgreSQL, which is not virtual.
    if (performance.now() - campaigned > 4_000 || campaigned === 0) {
      await led.campaign(accounts);
      campaigned = performance.now();
    }
    now = instant(Math.max(now, next.at));
    const before = calls.length;
    const rests = await refresh(services, next.environment, next.topic as never);
    const usd = calls.slice(before).reduce((sum, each) => sum + each.usd, 0);
    const { name, stands, every } = next.topic;
    looks.set(`${next.environment.key} ${name}`, { topic: name, usd, rests: stands ? every : rests });
    due.push({ ...next, at: Math.round(next.at + rests * spread()) });
  }
  return { calls, looks: [...looks.values()] };
}

type Due = { readonly at: number; readonly environment: ConfiguredEnvironment; readonly topic: Topic };

/** As the collector's loop spreads its intervals, but the same in every run. */
let seed = 7;
function spread(): number {
  seed = (seed * 16_807) % 2_147_483_647;
  return 0.9 + 0.2 * (seed / 2_147_483_647);
}

/** The busiest second of each quota, beside the share that the portal keeps to. */
function pace(calls: readonly Call[]): boolean {
  const seconds = Map.groupBy(
    calls,
    ({ at, account, region, api }) =>
      `${account} ${region} ${quotaOf(api, region).bucket} ${Math.floor(at / 1_000)}`,
  );
  const busiest = new Map<string, { api: string; calls: number; share: number }>();
  for (const all of seconds.values()) {
    const [first] = all;
    if (!first) continue;
    const { bucket, perSecond, share } = quotaOf(first.api, first.region);
    const before = busiest.get(bucket);
    if (!before || all.length > before.calls)
      busiest.set(bucket, { api: bucket, calls: all.length, share: perSecond * share });
  }
  const settled = calls.filter(({ at }) => at > START + SETTLED_MS);
  print('calls', {
    perSecond: rounded(settled.length / ((LENGTH_MS - SETTLED_MS) / 1_000)),
    busiest: [...busiest.values()].toSorted((a, b) => b.calls / b.share - a.calls / a.share).slice(0, 6),
  });
  const share = (all: readonly Call[]) => rounded(all.length / ((LENGTH_MS - SETTLED_MS) / 1_000));
  const apis = [...Map.groupBy(settled, ({ api }) => api)].map(([api, all]) => [api, share(all)] as const);
  print('by api', Object.fromEntries(apis.toSorted(([, a], [, b]) => b - a).slice(0, 8)));
  // A quiet bucket holds two seconds of its share.
  return [...busiest.values()].every((each) => each.calls <= Math.max(1, each.share * 2));
}

/** Each topic's newest look, as often a month as it rests. */
function money(looks: readonly Look[]): boolean {
  const month = (all: readonly Look[]) =>
    rounded(all.reduce((sum, { usd, rests }) => sum + (usd * MONTH_MS) / rests, 0));
  const of = [...Map.groupBy(looks, ({ topic }) => topic)]
    .map(([topic, all]) => ({ topic, usd: month(all), minutes: rounded((all[0]?.rests ?? 0) / 60_000) }))
    .filter(({ usd }) => usd > 0);
  const total = month(looks);
  print('month', { usd: total, atMost: MOST_USD, of });
  return total <= MOST_USD;
}

/** How many environments and calls the first seconds have. */
function start(calls: readonly Call[]): boolean {
  const first = calls.filter(({ at }) => at < START + SETTLED_MS);
  const bySecond = Map.groupBy(first, ({ at }) => Math.floor((at - START) / 1_000));
  const most = Math.max(...[...bySecond.values()].map((all) => all.length));
  const lasts = Math.max(...bySecond.keys());
  print('start', { calls: first.length, mostInASecond: most, atOnceWouldBe: first.length, seconds: lasts });
  return most < first.length / 2;
}

/** What a runner's look at fifty waiting runs takes, in real time. */
async function queue({ db, pool }: Database): Promise<void> {
  for (let number = 0; number < WAITING; number += 1) {
    const id = randomUUID();
    await pool.query(
      `insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at) values ($1, $2, 'c', '', 'main', 'a', now())`,
      [id, `s${number % 30}/dev`],
    );
    await pool.query(
      `insert into runs (id, deployment_id, component, tool, lane, position, needs, state, created_at, updated_at)
       values ($1, $1, 'app', 'sam', 'application', 0, '[]', 'queued', now(), now())`,
      [id],
    );
  }
  const began = performance.now();
  const waiting = await runsIn(db, WORK);
  for (const run of waiting) await getDeployment(db, run.deploymentId);
  print('queue', { waiting: waiting.length, lookMs: Math.round(performance.now() - began) });
}
