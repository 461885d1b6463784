import { callingFor } from '#lib/aws/purpose.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { minutes, plus } from '#lib/domain/time.ts';
import type { ReadingTopic, ReadingTopics } from '#lib/domain/topics.ts';
import { type Millis, millis } from '#lib/domain/units.ts';
import { getReading, putReading } from '#lib/store/readings.ts';
import { untilBeat } from './account/rounds.ts';
import type { CollectorServices } from './services.ts';
import type { Topic } from './topic.ts';

/** Three usual intervals: older than that is stale. */
const FRESH_INTERVALS = 3;
const LONGEST_BACKOFF = minutes(5);
/** Of a topic that stands: `portal.yaml` may have changed meanwhile. */
const LOOK_AGAIN = minutes(10);

/**
 * Reads a topic once and keeps what came of it.
 * @param anew asks even while what is kept of it stands
 * @returns how long to wait before the next try.
 */
export async function refresh<T extends ReadingTopic>(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  topic: Topic<T>,
  anew = false,
): Promise<Millis> {
  const { db, clock, log } = services;
  const at = clock();
  const kept = anew ? millis(0) : await standing(services, environment, topic);
  if (kept > 0) return lookAgain(topic, kept);
  const purpose = `topic:${topic.name}` as const;
  const read = await callingFor(purpose, () => topic.read(services, environment));
  if (read.ok) {
    const every = topic.pace?.(services, environment) ?? topic.every;
    const freshFor = millis(every * FRESH_INTERVALS);
    const reading = ready(read.value.value, { asOf: at, freshFor, ...read.value });
    // What is made from snapshots is as old as they are: the same again is no news.
    const fromSnapshots = read.value.asOf !== undefined;
    if (!fromSnapshots || !isSame(await getReading(db, environment.key, topic.name), reading))
      await keep(services, environment, topic, reading);
    return lookAgain(topic, topic.shared ? untilBeat(environment, at, every) : every);
  }
  const before = await getReading(db, environment.key, topic.name);
  const wait = backoff(topic, before);
  const failed = failedAfter<ReadingTopics[T]>(before, read.error, clock(), plus(at, wait));
  await keep(services, environment, topic, failed);
  // Before the first deploy there is nothing to find.
  const level = read.error.kind === 'not-found' || read.error.kind === 'not-read' ? 'info' : 'warn';
  log[level]({ environment: environment.key, topic: topic.name, failure: read.error }, 'reading failed');
  return lookAgain(topic, wait);
}

const lookAgain = ({ stands }: Pick<Topic, 'stands'>, wait: Millis): Millis =>
  stands ? millis(Math.min(wait, LOOK_AGAIN)) : wait;

/** How long nobody needs to ask; 0 for a topic that always asks. */
async function standing<T extends ReadingTopic>(
  { db, clock }: CollectorServices,
  environment: ConfiguredEnvironment,
  topic: Topic<T>,
): Promise<Millis> {
  if (!topic.stands) return millis(0);
  return topic.stands(environment, await getReading(db, environment.key, topic.name), clock());
}

const keep = <T extends ReadingTopic>(
  { leadership }: CollectorServices,
  environment: ConfiguredEnvironment,
  topic: Topic<T>,
  reading: Reading<ReadingTopics[T]>,
): Promise<void> =>
  leadership.write(environment.account, async (tx) => {
    await putReading(tx, environment.key, topic.name, reading);
    if (reading.state === 'ready') await topic.alsoKeep?.(tx, environment, reading);
  });

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** Doubles with each try that failed in a row. */
function backoff(
  { every, retry = every }: Pick<Topic, 'every' | 'retry'>,
  before: Reading<unknown> | undefined,
): Millis {
  const tries = before?.state === 'failed' ? before.tries : 0;
  return millis(Math.min(retry * 2 ** Math.min(tries, 6), Math.max(LONGEST_BACKOFF, every)));
}
