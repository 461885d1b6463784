/** What this viewer may do about a cause. */
export type WayOut = {
  readonly mayRequest: readonly string[];
  readonly newestRuns: Readonly<Record<string, number>>;
};
