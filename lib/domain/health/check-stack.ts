import type { StackState } from '../inventory/resource.ts';
import type { Reading } from '../reading.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Check, Verdict } from './health.ts';
import { unreadCheck } from './unread.ts';

export type StackFacts = {
  /** The environment has an application lane, so it should have a stack. */
  readonly expected: boolean;
  readonly stack: Reading<StackState | null> | undefined;
  readonly now: Instant;
};

/** The application stack's own word for how it is. */
export function checkStack({ expected, stack: reading, now }: StackFacts): readonly Check[] {
  if (!expected) return [];
  const unread = unreadCheck('stack', 'health.stack-unread', reading, now);
  if (unread) return [unread];
  const stack = reading?.state === 'ready' ? reading.value : null;
  if (stack === null) return [{ name: 'stack', verdict: 'unknown', reason: reason('health.stack-absent') }];
  const [verdict, code] = judged(stack.status);
  const evidence = stack.statusReason
    ? [{ kind: 'text', text: stack.statusReason } as const]
    : [{ kind: 'text', text: stack.status } as const];
  const params = { stack: stack.name, status: stack.status, since: stack.updatedAt };
  return [{ name: 'stack', verdict, reason: reason(code, params, evidence) }];
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
function judged(status: string): readonly [Verdict, string] {
  if (status === 'UPDATE_ROLLBACK_COMPLETE') return ['degraded', 'health.stack-rolled-back'];
  if (/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status)) return ['healthy', 'health.stack-complete'];
  // While it updates, what was there before goes on serving; a first create has nothing to serve yet.
  if (/^(UPDATE|IMPORT)_.*IN_PROGRESS$/.test(status)) return ['healthy', 'health.stack-moving'];
  if (/^(CREATE|REVIEW)_IN_PROGRESS$/.test(status)) return ['unknown', 'health.stack-moving'];
  return ['failing', 'health.stack-broken'];
}
