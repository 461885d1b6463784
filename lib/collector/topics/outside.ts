import { recentStackEvents } from '#lib/aws/read/cloudformation/events.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { isNestedPlace, rootStack } from '#lib/domain/membership/nested-stack.ts';
import { pushedName } from '#lib/domain/membership/pushed.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { changedOutside, type DatedThing, type Known, knownAfter } from '#lib/domain/outside/found.ts';
import { type Missing, shownValue } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';
import { elapsed, type Instant, instant, minus, minutes, type TimeRange } from '#lib/domain/time.ts';
import { runsReached } from '#lib/store/deploy-facts.ts';
import { putOutsideChanges } from '#lib/store/outside-changes.ts';
import { getReading } from '#lib/store/readings.ts';
import { watchedFunctions } from '../account/functions.ts';
import type { CollectorServices } from '../services.ts';
import { stackSources } from '../stack-sources.ts';
import { targetsOf } from '../targets.ts';
import type { Topic } from '../topic.ts';
import { named } from './outside-author.ts';

/** A change is told this often; who made it may come later. */
const EVERY = minutes(2);
/** Events of CloudTrail come up to a quarter of an hour late. */
const ASK_AGAIN = minutes(30);
/** Runs and stack operations longer ago explain nothing new. */
const LONGEST_DEPLOY = minutes(24 * 60);

/** Stacks, functions and states that were changed by something else than a run of the portal, and by whom. */
export const outside: Topic<'outside'> = {
  name: 'outside',
  every: EVERY,
  shared: true,
  async read(services, environment) {
    const now = services.clock();
    const last = await getReading(services.db, environment.key, 'outside');
    const before = last && shownValue(last)?.value;
    const { things, missing } = await datedThings(services, environment);
    const known: readonly Known[] = before?.known ?? [];
    const changed = changedOutside({
      seen: things,
      before: known,
      runs: await runsReached(services.db, environment.key, minus(now, LONGEST_DEPLOY), now),
      operations: await operationsOf(services, environment, things, known),
    });
    const again = (before?.looked ?? []).filter(
      ({ who, unnamed, foundAt }) =>
        who === undefined && unnamed !== 'not-recorded' && elapsed(foundAt, now) < ASK_AGAIN,
    );
    const found = changed.map(
      ({ kind, name, at, resource }): OutsideChange => ({
        ...{ environment: environment.key, kind, thing: name, at, foundAt: now },
        ...(resource ? { resource } : {}),
      }),
    );
    const aws = services.aws(environment);
    const looked: OutsideChange[] = [];
    for (const each of [...again, ...found]) looked.push(await named(aws, each));
    const denied = looked.some(({ unnamed }) => unnamed === 'denied') ? [trailDenied(aws.target.role)] : [];
    return ok({
      value: { known: knownAfter(known, things), looked },
      source: 'lambda:ListFunctions, lambda:GetFunctionConfiguration, cloudtrail:LookupEvents',
      missing: [...missing, ...denied],
    });
  },
  alsoKeep: (tx, _, { value: { looked } }) => putOutsideChanges(tx, looked),
};

/** For whoever looks up what the role lacks. */
const trailDenied = (principal: string): Missing => ({
  what: 'CloudTrail',
  failure: { kind: 'denied', principal, action: 'cloudtrail:LookupEvents', resource: '*' },
});

/** Everything here that says when it was last changed. */
async function datedThings(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<{ readonly things: readonly DatedThing[]; readonly missing: readonly Missing[] }> {
  const [stack, watched] = await Promise.all([
    getReading(services.db, environment.key, 'stack'),
    getReading(services.db, environment.key, 'watched'),
  ]);
  const stacks = stack?.state === 'ready' ? (stack.value?.stacks ?? []) : [];
  const states = watched?.state === 'ready' ? watched.value.states : [];
  const functions = await changedFunctions(services, environment);
  return {
    missing: functions.missing,
    things: [
      // A stack in a stack is changed with that one.
      ...stacks
        .filter(({ name }) => !isNestedPlace(name))
        .map(({ name, updatedAt }): DatedThing => ({ kind: 'stack', name, at: instant(updatedAt) })),
      // When a state was pushed is not when it changed.
      ...states
        .filter(({ location }) => pushedName(location) === undefined)
        .map(
          ({ location, updatedAt }): DatedThing => ({
            kind: 'state',
            name: location,
            at: instant(updatedAt),
          }),
        ),
      ...functions.things,
    ],
  };
}

async function changedFunctions(services: CollectorServices, environment: ConfiguredEnvironment) {
  const things: DatedThing[] = [];
  const missing: Missing[] = [];
  const [targets, declared] = await Promise.all([
    targetsOf(services, environment),
    services.declared(environment),
  ]);
  if (!targets.ok || !declared.ok) return { things, missing };
  const owners = new Map(declared.value.resources.map(({ id, owner }) => [String(id), owner]));
  const functions = targets.value.targets.flatMap(({ kind, resource, dimensions: { FunctionName } }) =>
    kind === 'function' && FunctionName ? [{ name: FunctionName, resource }] : [],
  );
  const settings = await watchedFunctions(
    services,
    environment,
    functions.map(({ name }) => name),
  );
  for (const { name, resource } of functions) {
    const read = settings.get(name);
    if (!read) continue;
    if (!read.ok) missing.push({ what: name, failure: read.error });
    else if (read.value.modifiedAt !== undefined) {
      const owner = owners.get(resource);
      const stack = owner?.kind === 'sam' ? { stack: rootStack(owner.stack) } : {};
      things.push({ kind: 'function', name, at: read.value.modifiedAt, resource, ...stack });
    }
  }
  return { things, missing };
}

/** How long the newest operation of a stack went on; asked only of stacks with a function that has just changed. */
async function operationsOf(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  things: readonly DatedThing[],
  known: readonly Known[],
): Promise<ReadonlyMap<string, TimeRange>> {
  const moved = things.filter(
    ({ kind, name, at }) =>
      kind === 'function' && known.some((each) => each.kind === kind && each.name === name && each.at < at),
  );
  const operations = new Map<string, TimeRange>();
  const sources = await stackSources(services.db, environment);
  for (const stack of new Set(moved.flatMap((each) => each.stack ?? []))) {
    const began = things.find(({ kind, name }) => kind === 'stack' && name === stack)?.at;
    const source = sources.find((each) => each.stack === stack);
    if (began === undefined || !source) continue;
    const events = await recentStackEvents(services.aws(source.place), stack);
    // Not to be read: as long as an operation may take, nothing is called somebody's own change.
    const last = events.ok ? events.value.filter(({ ofStack }) => ofStack).at(-1)?.at : undefined;
    operations.set(stack, { from: began, to: last ?? (services.clock() as Instant) });
  }
  return operations;
}
