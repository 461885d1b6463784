import { isStale, type Reading } from '../reading.ts';
import { type Evidence, type ReasonParams, reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Check, CheckName } from './health.ts';

/**
 * What cannot be read, or is too old, is unknown: never green. The last good value is shown with its age
 * elsewhere and judges nothing.
 */
export function unreadCheck(
  name: CheckName,
  code: string,
  reading: Reading<unknown> | undefined,
  now: Instant,
): Check | undefined {
  if (reading !== undefined && !isStale(reading, now)) return undefined;
  return { name, verdict: 'unknown', reason: reason(code, unreadParams(reading), deniedAction(reading)) };
}

/** A refusal names the action that the role lacks, so that whoever may grant it knows which. */
function deniedAction(reading: Reading<unknown> | undefined): readonly Evidence[] {
  const denied =
    reading?.state === 'failed' && reading.failure.kind === 'denied' ? reading.failure : undefined;
  return denied ? [{ kind: 'text', text: denied.action }] : [];
}

/** `cause`: the failure's kind, `stale`, or `not-yet`. */
function unreadParams(reading: Reading<unknown> | undefined): ReasonParams {
  if (reading === undefined) return { cause: 'not-yet' };
  if (reading.state === 'ready') return { cause: 'stale', since: reading.asOf };
  return { cause: reading.failure.kind, since: reading.since };
}
