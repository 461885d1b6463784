import type { StackState } from '#lib/domain/inventory/resource.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
import { isNestedPlace } from '#lib/domain/membership/nested-stack.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { STACKS_EVERY, watchedStack } from '../account/stacks.ts';
import { forgetSnapshot, keepSnapshot } from '../stack-snapshot.ts';
import { stackSources } from '../stack-sources.ts';
import type { Topic } from '../topic.ts';

/** Also keeps the snapshots that inventory and graph are made from, when a stack has changed. */
export const stack: Topic<'stack'> = {
  name: 'stack',
  every: STACKS_EVERY,
  shared: true,
  async read(services, environment) {
    const source = 'cloudformation:ListStacks, DescribeStacks';
    const stacks: StackState[] = [];
    const absent: string[] = [];
    const missing: Missing[] = [];
    let asOf: Instant = services.clock();
    const sources = await stackSources(services.db, environment);
    for (const each of sources) {
      const read = await watchedStack(services, environment, each);
      const found = read.ok ? read.value : undefined;
      if (found && found.at < asOf) asOf = found.at;
      if (!read.ok) {
        if (sources.length === 1) return read;
        missing.push({ what: each.called, failure: read.error });
      } else if (read.value.value === null) {
        // Whether a stack in a stack should be there, its parent says, which is read just before it.
        if (!isNestedPlace(each.called)) absent.push(each.stack);
        await forgetSnapshot(services, environment, each.source);
      } else {
        const { state, ...more } = read.value.value;
        const seen = { ...more, state: { ...state, name: each.called } };
        stacks.push(maskJson(keysApart(seen.state), maskerOf()) as StackState);
        const kept = await keepSnapshot(services, environment, each, seen);
        if (!kept.ok) missing.push({ what: 'cloudformation snapshot', failure: kept.error });
      }
    }
    return ok({ value: { stacks, absent }, source, asOf, missing });
  },
};
