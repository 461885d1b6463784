import type { Presence } from '../silence.ts';
import { silentSince } from '../silence.ts';
import type { Instant } from '../time.ts';
import { waitsInLine } from './queue.ts';
import { holdsLease, type Run } from './run.ts';

/**
 * Whether a runner will move a run on. `attended`: one works on it, one will when it is its turn, or it is no runner's turn.
 * `no-runner`: it waits and nobody answers; without `since` none has ever reported. `no-pool`: runners report, and none of them
 * takes runs of its account. `abandoned`: the runner that worked on it is
 * silent; nobody may take over before its lock ends, so that nothing is applied twice. `between`: the lock has ended, and the next
 * runner takes over at its next look.
 */
export type Attendance =
  | { readonly kind: 'attended' }
  | { readonly kind: 'between' }
  | { readonly kind: 'no-runner'; readonly since?: Instant }
  | { readonly kind: 'no-pool'; readonly account: string }
  | {
      readonly kind: 'abandoned';
      readonly since: Instant;
      readonly lockEndsAt: Instant;
      /** Another runner answers: it takes over then. */
      readonly another: boolean;
    };

export type Lock = {
  readonly expiresAt: Instant;
  /** Its holder's last sign of life, when that is no longer one. */
  readonly holderSilentSince?: Instant | undefined;
};

/**
 * @param lock of this run on its environment; undefined when it has none, or none any more
 * @param unserved its account, where no runner that reports takes runs of it
 */
export function attendanceOf(
  run: Run,
  lock: Lock | undefined,
  runner: Presence,
  unserved?: string,
): Attendance {
  const nobody = (): Attendance | undefined => {
    if (runner.state !== 'reporting') return noRunner(runner);
    return unserved === undefined ? undefined : { kind: 'no-pool', account: unserved };
  };
  if (waitsInLine(run)) return nobody() ?? { kind: 'attended' };
  if (!holdsLease(run.state)) return { kind: 'attended' };
  if (lock === undefined) return nobody() ?? { kind: 'between' };
  if (lock.holderSilentSince === undefined) return { kind: 'attended' };
  return {
    kind: 'abandoned',
    since: lock.holderSilentSince,
    lockEndsAt: lock.expiresAt,
    another: nobody() === undefined,
  };
}

function noRunner(runner: Presence): Attendance {
  const since = silentSince(runner);
  return { kind: 'no-runner', ...(since === undefined ? {} : { since }) };
}
