import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { parseEnvironmentKey } from '#lib/domain/environment.ts';
import type { PortalState } from '#lib/domain/silence.ts';
import type { Notice } from '#lib/domain/topics.ts';
import { defineStream } from './define.ts';
import { queueOf } from './queue-of.ts';

/** `resumed`: what was said meanwhile was missed. A portal state: what web knows of collector, runner and PostgreSQL. */
export type Heard = Notice | 'resumed' | { readonly portal: PortalState };
type Subscribe = (hear: (heard: Heard) => void) => () => void;
export type NoticesAsk = { readonly signal: AbortSignal; readonly subscribe: Subscribe };

/** More waiting than this and the browser is told to read everything anew. */
const MOST_WAITING = 256;

/**
 * What changed, as far as this caller may know that it exists: topic and id, never the thing itself; and whether the portal's own
 * processes report, for everybody.
 */
export const notices = defineStream<NoticesAsk, Heard>({
  name: 'notices',
  action: 'overview:read',
  on: () => PORTAL,
  async run(_, caller, { signal, subscribe }) {
    return queueOf<Heard>(signal, MOST_WAITING, 'resumed', (push) =>
      subscribe((notice) => {
        if (notice === 'resumed' || 'portal' in notice || mayKnow(caller, notice)) push(notice);
      }),
    );
  },
});

/** Run and audit notices carry ids that say nothing; environment notices name the environment. */
export function mayKnow(caller: Caller, notice: Notice): boolean {
  const parsed = parseEnvironmentKey(notice.id);
  const target = parsed ? onEnvironment(`${parsed.system}/${parsed.name}`) : PORTAL;
  if (notice.topic === 'audit') return can(caller, 'audit:read', target).allowed;
  return !parsed || can(caller, 'health:read', target).allowed;
}
