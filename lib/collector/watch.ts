import { environmentOf } from '#lib/config/portal-config.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { ReadingTopic } from '#lib/domain/topics.ts';
import type { Millis } from '#lib/domain/units.ts';
import { LostLease } from './leadership.ts';
import { type Loop, loop } from './loop.ts';
import { refresh } from './refresh.ts';
import type { CollectorServices } from './services.ts';
import type { Topic } from './topic.ts';
import { alarms } from './topics/alarms.ts';
import { bill } from './topics/bill.ts';
import { cost } from './topics/cost.ts';
import { diagnosis } from './topics/diagnosis.ts';
import { drift } from './topics/drift.ts';
import { graph } from './topics/graph.ts';
import { health } from './topics/health.ts';
import { inventory } from './topics/inventory.ts';
import { logGroups } from './topics/log-groups.ts';
import { outputs } from './topics/outputs.ts';
import { outside } from './topics/outside.ts';
import { slos } from './topics/slos.ts';
import { stack } from './topics/stack.ts';
import { vitals } from './topics/vitals.ts';
import { watched } from './topics/watched.ts';

/** The topics of one environment, each on its own clock. */
export type Watch = {
  /** Something changed there: reads all of it now. */
  readonly refreshNow: () => void;
  /** `portal.yaml` says something else of it: reads all of it now, also what would still stand. */
  readonly readAnew: () => void;
  /** A run moved: only the judgement changes. */
  readonly judgeNow: () => void;
  readonly stop: () => Promise<void>;
};

/** Starts reading an environment, after a while: a collector of many does not ask for all of them at once. */
export function watch(services: CollectorServices, key: EnvironmentKey, after: Millis): Watch {
  /** Topics whose answers stand for a while, and of them those whose next read asks in any case. */
  const standing: ReadingTopic[] = [];
  const anew = new Set<ReadingTopic>();
  const fault = ({ name, every }: Pick<Topic, 'name' | 'every'>, error: unknown): Millis => {
    services.log.error({ environment: key, topic: name, error: String(error) }, 'not read');
    return every;
  };
  const of = <T extends ReadingTopic>(topic: Topic<T>, then?: () => void): Loop => {
    if (topic.stands) standing.push(topic.name);
    return loop(
      async () => {
        const wait = await readOnce(services, key, topic, anew.delete(topic.name));
        then?.();
        return wait;
      },
      Math.random,
      (error) => fault(topic, error),
    );
  };

  const judgement = of(health);
  const judge = judgement.ring;
  const draw = () => {
    const environment = services.config.current().environments.get(key);
    if (!environment) return;
    services.scenes
      .draw(environment)
      .catch((error: unknown) => services.log.error({ environment: key, error: String(error) }, 'not drawn'));
  };
  // Keep the snapshots that the others are made from.
  const first = [of(stack, judge), of(watched, judge)];
  const rest = [
    of(inventory),
    of(outputs),
    of(graph, draw),
    of(logGroups),
    of(alarms, judge),
    of(vitals, judge),
    of(slos, judge),
    of(diagnosis, judge),
    of(outside, judge),
    of(drift, judge),
    of(cost),
    of(bill),
  ];

  const ringRest = () => {
    for (const each of rest) each.ring();
  };
  const refreshNow = () => {
    Promise.all(first.map((each) => each.poke())).then(ringRest, ringRest);
  };
  const start = setTimeout(refreshNow, after);
  return {
    refreshNow,
    readAnew() {
      for (const name of standing) anew.add(name);
      refreshNow();
    },
    judgeNow: judge,
    async stop() {
      clearTimeout(start);
      await Promise.all([...first, ...rest, judgement].map((each) => each.stop()));
    },
  };
}

/** Never throws: a database that is away, or a lease that is gone, leaves nothing to be kept. */
async function readOnce<T extends ReadingTopic>(
  services: CollectorServices,
  key: EnvironmentKey,
  topic: Topic<T>,
  anew: boolean,
): Promise<Millis> {
  try {
    return await refresh(services, environmentOf(services.config.current(), key), topic, anew);
  } catch (error) {
    const level = error instanceof LostLease ? 'info' : 'error';
    services.log[level]({ environment: key, topic: topic.name, error: String(error) }, 'not kept');
    return topic.retry ?? topic.every;
  }
}
