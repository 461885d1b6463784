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
  /** The first moment of its schedule after the last try, or after it was first seen here. */
  readonly dueAt: Instant;
  /** A run of the environment is in progress: what it changes is no drift. */
  readonly busy: boolean;
};

/** Components to be checked now, the one that waits longest first. */
export const dueChecks = (ages: readonly DriftAge[], now: Instant): readonly DriftAge[] =>
  ages.filter(({ busy, dueAt }) => !busy && dueAt <= now).toSorted((a, b) => a.dueAt - b.dueAt);
