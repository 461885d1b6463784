/** What this viewer may do about a cause. */
export type WayOut = {
  readonly mayRequest: readonly string[];
  readonly newestRuns: Readonly<Record<string, number>>;
  /** By component, the commit that a run deployed last; absent where no run of the portal did. */
  readonly deployed: Readonly<Record<string, string>>;
};
