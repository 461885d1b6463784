import { describeStack } from '#lib/aws/read/cloudformation/stack.ts';
import type { StackState } from '#lib/domain/inventory/resource.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
import { ok } from '#lib/domain/result.ts';
import { seconds } from '#lib/domain/time.ts';
import { forgetSnapshot, keepSnapshot } from '../stack-snapshot.ts';
import type { Topic } from '../topic.ts';

/** Also keeps the snapshot that inventory and graph are made from, when the stack has changed. */
export const stack: Topic<'stack'> = {
  name: 'stack',
  every: seconds(30),
  async read(services, environment) {
    const source = 'cloudformation:DescribeStacks';
    const { application } = environment.settings;
    if (!application) return ok({ value: null, source });
    const read = await describeStack(services.aws(environment), application.stack);
    if (!read.ok) return read;
    if (read.value === null) {
      await forgetSnapshot(services, environment);
      return ok({ value: null, source });
    }
    const kept = await keepSnapshot(services, environment, read.value);
    const missing = kept.ok ? [] : [{ what: 'cloudformation snapshot', failure: kept.error }];
    return ok({ value: maskJson(read.value.state, maskerOf()) as StackState, source, missing });
  },
};
