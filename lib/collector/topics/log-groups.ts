import { describeLogGroups, type FoundLogGroup } from '#lib/aws/read/logs/log-groups.ts';
import { logGroup, logGroupPrefixes } from '#lib/domain/logs/groups.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import type { Topic } from '../topic.ts';

export const logGroups: Topic<'log-groups'> = {
  name: 'log-groups',
  every: minutes(5),
  async read({ aws }, environment) {
    const { prefix } = environment;
    const found: FoundLogGroup[] = [];
    for (const start of logGroupPrefixes(prefix)) {
      const read = await describeLogGroups(aws(environment), start);
      if (!read.ok) return read;
      found.push(...read.value);
    }
    const value = found.flatMap(({ name, ...more }) => logGroup(name, prefix, more) ?? []);
    return ok({ value, source: 'logs:DescribeLogGroups' });
  },
};
