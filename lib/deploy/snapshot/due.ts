import { hours, type Instant } from '#lib/domain/time.ts';

/** What is known of one Terraform component that was deployed at least once. */
export type StateAge = {
  readonly environment: string;
  readonly component: string;
  /** Of the last deploy that reached the state. */
  readonly commit: string;
  /** Of its snapshot; absent when there is none. */
  readonly takenAt?: Instant;
  /** When this runner last failed to take one. */
  readonly failedAt?: Instant;
  /** A run of the environment is in progress, and takes a snapshot itself. */
  readonly busy: boolean;
};

const TAKEN_EVERY = hours(6);
const TRIED_AGAIN_AFTER = hours(1);

/** Components whose snapshot is to be taken now, the oldest first. */
export const dueSnapshots = (ages: readonly StateAge[], now: Instant): readonly StateAge[] =>
  ages
    .filter(
      ({ takenAt, failedAt, busy }) =>
        !busy && isOlder(takenAt, TAKEN_EVERY, now) && isOlder(failedAt, TRIED_AGAIN_AFTER, now),
    )
    .toSorted((one, other) => (one.takenAt ?? 0) - (other.takenAt ?? 0));

const isOlder = (at: Instant | undefined, age: number, now: Instant): boolean =>
  at === undefined || now - at >= age;
