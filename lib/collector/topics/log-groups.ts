import { logGroup } from '#lib/domain/logs/groups.ts';
import { ownLogGroups } from '#lib/domain/membership/log-groups.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { foundLogGroups } from '../found-log-groups.ts';
import type { Topic } from '../topic.ts';

export const logGroups: Topic<'log-groups'> = {
  name: 'log-groups',
  every: minutes(5),
  async read(services, environment) {
    const declared = await services.declared(environment);
    if (!declared.ok) return declared;
    const { resources, madeOf, missing } = declared.value;
    const own = ownLogGroups(resources, madeOf);
    const found = await foundLogGroups(
      services.aws(environment),
      own.map(({ name }) => name),
    );
    if (!found.ok) return found;
    const kinds = new Map(own.map(({ name, kind }) => [name, kind]));
    const value = found.value.map(({ name, ...more }) =>
      logGroup({ name, kind: kinds.get(name) ?? 'function' }, environment.prefix, more),
    );
    return ok({ value, source: 'logs:DescribeLogGroups', missing });
  },
};
