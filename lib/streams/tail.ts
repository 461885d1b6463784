import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { defineStream } from './define.ts';

export type TailArgs = {
  readonly environment: EnvironmentKey;
  /** Labels; none means all. */
  readonly groups: readonly string[];
  /** The id of the last event that was got. */
  readonly after?: string;
  readonly signal: AbortSignal;
};

/** Lines of an environment's log groups as they arrive: the server-sent events of the collector's hubs, as it wrote them. */
export const tail = defineStream<TailArgs, Uint8Array>({
  name: 'tail',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  run: ({ collector }, _, { signal, ...ask }) => collector.tail(ask, signal),
});
