import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { declaredAlarms, watchesOneOf } from '#lib/domain/membership/alarms.ts';
import type { Failure, Missing } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { elapsed, type Instant } from '#lib/domain/time.ts';
import { ALARMS_EVERY, allAlarms, LOOK_ROUND_EVERY, namedAlarms } from '../account/alarms.ts';
import type { CollectorServices } from '../services.ts';
import { targetsOf } from '../targets.ts';
import type { Topic } from '../topic.ts';

const SOURCE = 'cloudwatch:DescribeAlarms';

/** What is the environment's: declared by a state or stack of it, or watching something that is. Never by a name. */
export const alarms: Topic<'alarms'> = {
  name: 'alarms',
  every: ALARMS_EVERY,
  shared: true,
  async read(services, environment) {
    const declared = await services.declared(environment);
    if (!declared.ok) return declared;
    const { resources, madeOf, missing } = declared.value;
    const names = declaredAlarms(resources, madeOf);
    const others = await watchingOthers(services, environment);
    if (!others.ok) return others;
    const wanted = [...new Set([...names, ...others.value])];
    const read = await namedAlarms(services, environment, wanted);
    if (!read.ok) return read;
    const { at, value } = read.value;
    const found = new Set(value.map(({ name }) => name));
    const absent = names.filter((name) => !found.has(name)).map(notThere);
    return ok({ value, asOf: at, source: SOURCE, missing: [...missing, ...absent] });
  },
};

/** Declared and not read is unknown, never healthy. */
const notThere = (name: string): Missing => ({
  what: `alarm ${name}`,
  failure: { kind: 'not-found', what: `alarm ${name}` },
});

type Looked = { readonly at: Instant; readonly of: string; readonly names: readonly string[] };
const looked = new WeakMap<CollectorServices['declared'], Map<string, Looked>>();

/** Names of alarms that watch a part of the environment and that no state or stack of it declares. */
async function watchingOthers(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<Result<readonly string[], Failure>> {
  const known = looked.get(services.declared) ?? new Map<string, Looked>();
  looked.set(services.declared, known);
  const targets = await targetsOf(services, environment);
  if (!targets.ok) return targets;
  const of = JSON.stringify(targets.value.targets.map(({ dimensions }) => dimensions));
  const before = known.get(environment.key);
  const now = services.clock();
  if (before?.of === of && elapsed(before.at, now) < LOOK_ROUND_EVERY) return ok(before.names);
  const { at, value: all } = await allAlarms(services, environment);
  if (!all.ok) return all;
  const names = all.value.filter(watchesOneOf(targets.value.targets)).map(({ name }) => name);
  known.set(environment.key, { at, of, names });
  return ok(names);
}
