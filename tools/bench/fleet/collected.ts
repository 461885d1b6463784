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
import { instant } from '#lib/domain/time.ts';
import type { Database } from '#lib/store/db.ts';
import { type Call, fleetConfig, modelCloud } from './model.ts';
import { ACCOUNTS, ENVIRONMENTS, LENGTH_MS, START } from './settings.ts';

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

/** What the newest look at an environment cost, by topic, and how long it is until the next that asks. */
export type Look = { readonly topic: string; readonly usd: number; readonly rests: number };

/** Everything that a collector asks in the bench's virtual time. */
export async function collected(
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
