import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { blockOf, type DeclaredPlaces } from '#lib/domain/declared-places.ts';
import { diagnose } from '#lib/domain/diagnose/diagnose.ts';
import { type RefusedFacts, refusedCalls } from '#lib/domain/diagnose/refused.ts';
import { join } from '#lib/domain/graph/join.ts';
import { vitalRange } from '#lib/domain/metrics/vital-signs.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { minus, minutes } from '#lib/domain/time.ts';
import { declaredPlacesOf } from '#lib/store/declared-places.ts';
import { componentNameOf, functionNamed, stuckStacks, timeoutFacts } from '../diagnose-facts.ts';
import { errorLines, failedCalls, saidLines } from '../said-lines.ts';
import type { Topic } from '../topic.ts';

/** A cause that was put right is gone from here this long after it last told of itself. */
const LOOKED_BACK = minutes(15);

/** Looks for causes; asks logs for two phrases, and EC2 and CloudFormation only where one of them was met. */
export const diagnosis: Topic<'diagnosis'> = {
  name: 'diagnosis',
  every: minutes(1),
  async read(services, environment) {
    const now = services.clock();
    const since = minus(now, LOOKED_BACK);
    const declared = await services.declared(environment);
    const system = declared.ok ? declared.value : undefined;
    const said = await saidLines(services, environment, { from: since, to: now });
    const functionOf = (group: string) =>
      functionNamed(group.slice('/aws/lambda/'.length), system?.resources ?? [], system);
    const errors = await errorLines(services, environment, vitalRange(now));
    const { system: name, name: stage, account, region, prefix } = environment;
    const world =
      system && join(system.resources, { system: name, environment: stage, account, region, prefix });
    const refused: Result<RefusedFacts, Failure> = said.ok
      ? ok({
          refused: refusedCalls(
            said.value.flatMap(({ group, events }) => {
              const resource = functionOf(group.name);
              return events.map(({ at, message }) => ({
                ...{ at, text: message, label: group.label },
                ...(resource === undefined ? {} : { resource }),
              }));
            }),
          ),
          ...(world ? { world } : {}),
          sourceOf: sourceOf(environment, await declaredPlacesOf(services.db, environment.key)),
        })
      : said;
    const value = diagnose({
      since,
      stacks: await stuckStacks(services, environment),
      timeouts: await timeoutFacts(services, environment, said, system),
      refused,
    });
    const missing = value.checks.flatMap((each) =>
      each.state === 'unread' ? [{ what: `check ${each.check}`, failure: each.failure }] : [],
    );
    const logged = errors.ok
      ? errors.value.flatMap((each) => {
          const resource = functionOf(each.group.name);
          const calls = failedCalls(each);
          return resource === undefined || calls === 0 ? [] : [{ resource, label: each.group.label, calls }];
        })
      : undefined;
    return ok({
      value: { ...value, ...(logged ? { logged } : {}) },
      source: 'logs:FilterLogEvents, cloudformation, ec2',
      missing,
    });
  },
};

/** File and line of a declared policy, as the newest planned commit of its component has them. */
function sourceOf(
  environment: ConfiguredEnvironment,
  places: ReadonlyMap<string, DeclaredPlaces>,
): RefusedFacts['sourceOf'] {
  return (policy) => {
    const told = places.get(componentNameOf(environment, policy) ?? '')?.places;
    const { owner } = policy;
    if (owner.kind === 'terraform') return told?.[blockOf(owner.address)];
    return owner.kind === 'sam' ? told?.[owner.logicalId] : undefined;
  };
}
