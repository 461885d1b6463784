import type { MatchedStack } from './matched-stacks.ts';

/** What an environment watches beside its stacks and components, as last looked at. */
export type Watched = {
  readonly states: readonly {
    /** `s3://bucket/key`. */
    readonly location: string;
    /** Counts up with every change. */
    readonly serial: number;
    readonly updatedAt: number;
  }[];
  /** How many resources carry the tags; absent where none are watched or nobody could read them. */
  readonly tagged?: number;
  /** Stacks that patterns or tags chose, as last listed; absent where none do. */
  readonly stacks?: readonly MatchedStack[];
};
