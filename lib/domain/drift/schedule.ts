import type { Instant } from '../time.ts';

/** When a component is checked. */
export type DriftSchedule = {
  /** Five fields of cron. */
  readonly at: string;
  readonly zone: string;
};

/** What is known of the checks of one component. */
export type DriftAge = {
  readonly environment: string;
  readonly component: string;
  /** Of the last deploy that reached it. */
  readonly commit: string;
  /** See {@link checkDueAt}. */
  readonly dueAt: Instant;
  /** A run of the environment is in progress: what it changes is no drift. */
  readonly busy: boolean;
};

/** Components to be checked now, the one that waits longest first. */
export const dueChecks = (ages: readonly DriftAge[], now: Instant): readonly DriftAge[] =>
  ages.filter(({ busy, dueAt }) => !busy && dueAt <= now).toSorted((a, b) => a.dueAt - b.dueAt);

type Tried = { readonly triedAt: Instant; readonly resources: readonly unknown[] };

/**
 * When a component is looked at next: at the first moment of its schedule after the last try. At once where nobody looked yet, and
 * where something differed and a run has been there since: whether that was its remedy is not to wait for the next night.
 *
 * @param deployedAt when a run last changed it, or found nothing to change
 */
export function checkDueAt(
  last: Tried | undefined,
  deployedAt: Instant,
  next: (after: Instant) => Instant,
): Instant {
  if (!last) return deployedAt;
  return last.resources.length > 0 && deployedAt > last.triedAt ? deployedAt : next(last.triedAt);
}
