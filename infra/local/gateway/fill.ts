import type { Answer, Call } from './call.ts';

/**
 * Answers a call itself, or leaves it to the next by returning undefined. A fill forwards the call first: MiniStack
 * checks signature and permission, and what it refuses stays refused.
 */
export type Fill = (call: Call, forward: () => Promise<Answer>) => Promise<Answer | undefined>;

/** Operations of one service by name. */
export function operations(service: string, fills: Readonly<Record<string, Fill>>): Fill {
  return async (call, forward) =>
    call.service === service ? fills[call.operation]?.(call, forward) : undefined;
}
