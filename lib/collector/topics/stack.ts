import { describeStack } from '#lib/aws/read/cloudformation/stack.ts';
import type { StackState } from '#lib/domain/inventory/resource.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';
import { seconds } from '#lib/domain/time.ts';
import { forgetSnapshot, keepSnapshot } from '../stack-snapshot.ts';
import { stackSources } from '../stack-sources.ts';
import type { Topic } from '../topic.ts';

/** Also keeps the snapshots that inventory and graph are made from, when a stack has changed. */
export const stack: Topic<'stack'> = {
  name: 'stack',
  every: seconds(30),
  async read(services, environment) {
    const source = 'cloudformation:DescribeStacks';
    const stacks: StackState[] = [];
    const absent: string[] = [];
    const missing: Missing[] = [];
    const sources = await stackSources(services.db, environment);
    for (const each of sources) {
      const read = await describeStack(services.aws(each.place), each.stack);
      if (!read.ok) {
        if (sources.length === 1) return read;
        missing.push({ what: each.stack, failure: read.error });
      } else if (read.value === null) {
        absent.push(each.stack);
        await forgetSnapshot(services, environment, each.source);
      } else {
        stacks.push(maskJson(read.value.state, maskerOf()) as StackState);
        const kept = await keepSnapshot(services, environment, each, read.value);
        if (!kept.ok) missing.push({ what: 'cloudformation snapshot', failure: kept.error });
      }
    }
    return ok({ value: { stacks, absent }, source, missing });
  },
};
