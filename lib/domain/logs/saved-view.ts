import type { Instant } from '../time.ts';

export const VIEW_KINDS = ['tail', 'insights'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];
export const VIEW_REACHES = ['mine', 'shared'] as const;
export type ViewReach = (typeof VIEW_REACHES)[number];

/** A query that somebody kept, of the Logs tab or of Insights. */
export type SavedView = {
  readonly id: string;
  readonly kind: ViewKind;
  readonly name: string;
  readonly query: string;
  /** Account. */
  readonly owner: string;
  /** `shared`: whoever may read the environment's logs has it too. */
  readonly reach: ViewReach;
  readonly createdAt: Instant;
};

export const LONGEST_VIEW_NAME = 60;
export const LONGEST_VIEW_QUERY = 10_000;
/** Of one person in one environment. */
export const MOST_VIEWS = 50;
