import type { AwsClients } from '#lib/aws/clients.ts';
import type { Read } from '#lib/aws/read/attempt.ts';
import { describeAlarms, NAMES_A_CALL } from '#lib/aws/read/cloudwatch/alarms.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { ok } from '#lib/domain/result.ts';
import { elapsed, type Instant, minutes, seconds } from '#lib/domain/time.ts';
import type { CollectorServices } from '../services.ts';
import { type Round, rounds, TOGETHER } from './rounds.ts';

/** What is asked for each half a minute. */
export const ALARMS_EVERY = seconds(30);
/** Alarms of more names than one call takes: those that were well are asked for by name so often. */
const ALL_NAMES_EVERY = minutes(5);
/** What an environment asked for longer ago, nobody wants any more. */
const WANTED_FOR = minutes(15);
/** Alarms that nobody declares are looked for among all of the account, which may be thousands. */
export const LOOK_ROUND_EVERY = minutes(10);

/** What a round knows of the names that were asked for; those that are none are left out. */
type Known = {
  readonly asked: ReadonlySet<string>;
  readonly alarms: ReadonlyMap<string, AlarmState>;
  /** When all of them were asked for by name. */
  readonly wholeAt: Instant;
};
type Wanted = { readonly at: Instant; readonly names: readonly string[] };

const named = rounds<Read<Known>>(TOGETHER);
const everything = rounds<Read<readonly AlarmState[]>>(LOOK_ROUND_EVERY);
const wanted = new WeakMap<AwsClients, Map<string, Wanted>>();
const lastKnown = new WeakMap<AwsClients, Known>();

/** The alarms of these names, read together with those of every other environment of the account and region. */
export async function namedAlarms(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  names: readonly string[],
): Promise<Read<Round<readonly AlarmState[]>>> {
  const now = services.clock();
  if (names.length === 0) return ok({ at: now, value: [] });
  const aws = services.aws(environment);
  const all = wanted.get(aws) ?? new Map<string, Wanted>();
  wanted.set(aws, all.set(environment.key, { at: now, names }));
  const { at, value } = await named.take(aws, {
    ...{ who: environment.key, now },
    read: () => readNamed(aws, stillWanted(all, now), now),
    fits: (round) => !round.ok || names.every((name) => round.value.asked.has(name)),
  });
  if (!value.ok) return value;
  return ok({ at, value: names.flatMap((name) => value.value.alarms.get(name) ?? []) });
}

function stillWanted(all: Map<string, Wanted>, now: Instant): readonly string[] {
  for (const [key, { at }] of all) if (elapsed(at, now) > WANTED_FOR) all.delete(key);
  return [...new Set([...all.values()].flatMap(({ names }) => names))];
}

/** More than one call's names: those in alarm first, then whatever was not well or is new; the rest every few minutes. */
async function readNamed(aws: AwsClients, names: readonly string[], now: Instant): Promise<Read<Known>> {
  const before = lastKnown.get(aws);
  const whole = !before || names.length <= NAMES_A_CALL || elapsed(before.wholeAt, now) >= ALL_NAMES_EVERY;
  const ringing = whole ? ok([]) : await describeAlarms(aws, 'in-alarm');
  if (!ringing.ok) return ringing;
  const rings = new Set(ringing.value.map(({ name }) => name));
  const isWell = (name: string) => !whole && before.alarms.get(name)?.state === 'OK';
  const doubtful = names.filter((name) => !rings.has(name) && !isWell(name));
  const read = await describeAlarms(aws, { names: doubtful });
  if (!read.ok) return read;
  const well = whole ? [] : names.flatMap((name) => (isWell(name) ? (before.alarms.get(name) ?? []) : []));
  const alarms = new Map([...well, ...read.value, ...ringing.value].map((each) => [each.name, each]));
  const known = { asked: new Set(names), alarms, wholeAt: whole ? now : before.wholeAt };
  lastKnown.set(aws, known);
  return ok(known);
}

/** All alarms of the account and region, for those that nobody declares. */
export function allAlarms(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<Round<Read<readonly AlarmState[]>>> {
  const aws = services.aws(environment);
  return everything.take(aws, {
    ...{ who: environment.key, now: services.clock() },
    read: () => describeAlarms(aws, 'all'),
  });
}
