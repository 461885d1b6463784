import type { StackState, StackStates } from '../inventory/resource.ts';
import type { Reading } from '../reading.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import { type Check, VERDICTS, type Verdict } from './health.ts';
import { unreadCheck } from './unread.ts';

export type StackFacts = {
  /** The environment names stacks, so it should have them. */
  readonly expected: boolean;
  readonly stack: Reading<StackStates> | undefined;
  readonly now: Instant;
};

/** The stacks' own word for how they are: each that is not well, the worst first, or how many are. */
export function checkStack({ expected, stack: reading, now }: StackFacts): readonly Check[] {
  if (!expected) return [];
  const unread = unreadCheck('stack', 'health.stack-unread', reading, now);
  if (unread) return [unread];
  const { stacks, absent } = reading?.state === 'ready' ? reading.value : { stacks: [], absent: [] };
  const checks = stacks.map(checkOf);
  if (absent.length > 0 || checks.length === 0)
    checks.push({ name: 'stack', verdict: 'unknown', reason: reason('health.stack-absent') });
  const [first] = checks;
  if (!first || checks.length === 1) return checks;
  const unwell = checks.filter(({ verdict }) => verdict !== 'healthy');
  if (unwell.length > 0)
    return unwell.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const moving = checks.find((each) => each.reason.code !== 'health.stack-complete');
  return [moving ?? { ...first, reason: reason('health.stacks-complete', { count: stacks.length }) }];
}

function checkOf(stack: StackState): Check {
  const [verdict, code] = judged(stack.status);
  const evidence = stack.statusReason
    ? [{ kind: 'text', text: stack.statusReason } as const]
    : [{ kind: 'text', text: stack.status } as const];
  const params = { stack: stack.name, status: stack.status, since: stack.updatedAt };
  return { name: 'stack', verdict, reason: reason(code, params, evidence) };
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
