import type { Presence } from '../silence.ts';
import { silentSince } from '../silence.ts';
import type { Instant } from '../time.ts';
import { waitsInLine } from './queue.ts';
import { holdsLease, type Run } from './run.ts';

/**
 * Whether a runner will move a run on. `attended`: one works on it, one will when it is its turn, or it is no runner's turn.
 * `no-runner`: it waits and nobody answers; without `since` none has ever reported. `abandoned`: the runner that worked on it is
 * silent; nobody may take over before its lock ends, so that nothing is applied twice. `between`: the lock has ended, and the next
 * runner takes over at its next look.
 */
export type Attendance =
  | { readonly kind: 'attended' }
  | { readonly kind: 'between' }
  | { readonly kind: 'no-runner'; readonly since?: Instant }
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

/** @param lock of this run on its environment; undefined when it has none, or none any more */
export function attendanceOf(run: Run, lock: Lock | undefined, runner: Presence): Attendance {
  if (waitsInLine(run)) return runner.state === 'reporting' ? { kind: 'attended' } : noRunner(runner);
  if (!holdsLease(run.state)) return { kind: 'attended' };
  if (lock === undefined) return runner.state === 'reporting' ? { kind: 'between' } : noRunner(runner);
  if (lock.holderSilentSince === undefined) return { kind: 'attended' };
  return {
    kind: 'abandoned',
    since: lock.holderSilentSince,
    lockEndsAt: lock.expiresAt,
    another: runner.state === 'reporting',
  };
}

function noRunner(runner: Presence): Attendance {
  const since = silentSince(runner);
  return { kind: 'no-runner', ...(since === undefined ? {} : { since }) };
}
