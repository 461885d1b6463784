import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { thresholdsOf } from '#lib/config/thresholds.ts';
import { kindOfDimension } from '#lib/domain/graph/dimensions.ts';
import { kindOf } from '#lib/domain/graph/kinds.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { judge } from '#lib/domain/health/judge.ts';
import type { InventoryResource } from '#lib/domain/inventory/resource.ts';
import { openChoices } from '#lib/domain/membership/stack-choice.ts';
import { happeningOfVerdict, verdictSubject } from '#lib/domain/notify/of-health.ts';
import type { OutsideBlame, OutsideChange } from '#lib/domain/outside/change.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';
import { seconds } from '#lib/domain/time.ts';
import { deployFacts } from '#lib/store/deploy-facts.ts';
import { lastOfSubject, putHappening } from '#lib/store/happenings.ts';
import { putHealthSample } from '#lib/store/health-samples.ts';
import { newestOutsideChange } from '#lib/store/outside-changes.ts';
import { getReading, type StoredReading } from '#lib/store/readings.ts';
import { keepBreak } from '#lib/store/run-breaks.ts';
import { snapshotHeads } from '#lib/store/snapshots.ts';
import { expectsStacks } from '../stack-sources.ts';
import type { Topic } from '../topic.ts';

/** Judged from what the other topics keep; asks AWS nothing. */
export const health: Topic<'health'> = {
  name: 'health',
  every: seconds(30),
  async read({ db, clock }, environment) {
    const { key } = environment;
    const before = await getReading(db, key, 'health');
    const inventory = await getReading(db, key, 'inventory');
    const runs = await deployFacts(db, key);
    const snapshots = await snapshotHeads(db, [key]);
    const resources = (inventory && shownValue(inventory)?.value) ?? [];
    const value = judge({
      now: clock(),
      before: before && shownValue(before)?.value,
      alarms: await getReading(db, key, 'alarms'),
      stack: stacksOf(await getReading(db, key, 'stack')),
      vitals: await getReading(db, key, 'vitals'),
      thresholds: thresholdsOf(environment.settings.thresholds),
      logged: loggedOf(await getReading(db, key, 'diagnosis')),
      stacksExpected: expectsStacks(environment),
      watched: await getReading(db, key, 'watched'),
      watchesMore: watchesMore(environment.settings.watch),
      slos: await getReading(db, key, 'slos'),
      drift: await getReading(db, key, 'drift'),
      driftExpected: environment.components.some((each) => each.drift !== undefined),
      driftDegrades: environment.settings.drift?.degrades ?? 'risky',
      promises: environment.settings.slos !== undefined,
      deployed: snapshots.size > 0 || runs.firstSucceededAt !== undefined,
      deploying: runs.deploying,
      lastRun: runs.lastRun,
      lastOutside: blameOf(await newestOutsideChange(db, key)),
      resourceOf: (alarm) => resourceNamed(alarm, resources),
    });
    return ok({ value, source: 'yagura health rules' });
  },
  /** Judged more often than the minute is sampled: what comes and goes between two samples is kept. */
  async alsoKeep(tx, { key }, { value, asOf }) {
    const { verdict, deploying } = value;
    await putHealthSample(tx, key, { at: asOf, verdict, deploying });
    await keepBreak(tx, key, value, asOf);
    const last = await lastOfSubject(tx, verdictSubject(key));
    const happening = happeningOfVerdict(key, value, last, asOf);
    if (happening) await putHappening(tx, happening);
  },
};

const watchesMore = (watch: ConfiguredEnvironment['settings']['watch']): boolean =>
  (watch?.states ?? watch?.pushed ?? watch?.hcp ?? watch?.tags) !== undefined ||
  openChoices(watch?.stacks).length > 0;

/** What is kept with the verdict. */
const blameOf = (change: OutsideChange | undefined): OutsideBlame | undefined =>
  change && {
    ...{ kind: change.kind, thing: change.thing, at: change.at },
    ...(change.who ? { who: change.who } : {}),
  };

/** Of a look that could not be made, nothing is said. */
const loggedOf = (reading: StoredReading<'diagnosis'> | undefined) =>
  reading?.state === 'ready' ? reading.value.logged : undefined;

/** The resource that one of the alarm's dimensions names. */
function resourceNamed(
  { dimensions }: AlarmState,
  resources: readonly InventoryResource[],
): string | undefined {
  return resources.find(({ type, name, physicalId }) =>
    Object.entries(dimensions).some(
      ([dimension, value]) =>
        kindOfDimension(dimension) === kindOf(type) && (value === name || value === physicalId),
    ),
  )?.id;
}

/** What a collector of before components has kept: one stack, or none. It is read anew within a minute. */
function stacksOf(reading: StoredReading<'stack'> | undefined): StoredReading<'stack'> | undefined {
  const value = reading && shownValue(reading)?.value;
  return value === null || (value && !('stacks' in value)) ? undefined : reading;
}
