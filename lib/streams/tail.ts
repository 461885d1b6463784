import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import { defineStream } from './define.ts';

export type TailArgs = {
  readonly environment: EnvironmentKey;
  /** Labels; none means all. */
  readonly groups: readonly string[];
  readonly signal: AbortSignal;
};

/** Lines of an environment's log groups as they arrive, from the collector's hubs. */
export const tail = defineStream<TailArgs, TailEvent>({
  name: 'tail',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  run: async ({ collector }, _, { environment, groups, signal }) =>
    collector.tail({ environment, groups }, signal),
});
