import type { EnvironmentKey } from '../environment.ts';
import type { Instant } from '../time.ts';

/** What was changed: a stack, a function, a state; `deploy` is what somebody's own pipeline has told. */
export type OutsideKind = 'stack' | 'function' | 'state' | 'deploy';

/** A change of an environment that no run of the portal explains. */
export type OutsideChange = {
  readonly environment: EnvironmentKey;
  readonly kind: OutsideKind;
  /** Name of the stack or function, where the state is, what the pipeline calls its deploy. */
  readonly thing: string;
  readonly at: Instant;
  readonly foundAt: Instant;
  /** `ResourceId` of the part. */
  readonly resource?: string;
  /** ARN or name of whoever did it. */
  readonly who?: string;
  /** CloudTrail's name of the call. */
  readonly event?: string;
  /** Why nobody is named. */
  readonly unnamed?: Unnamed;
  readonly commit?: string;
  /** An https address of the pipeline's own page. */
  readonly link?: string;
};

/**
 * `denied`: the role may not ask CloudTrail; `unread`: it did not answer; `none`: it has no such event (yet: events come
 * up to a quarter of an hour late); `not-recorded`: objects of S3 are in no event history.
 */
export type Unnamed = 'denied' | 'unread' | 'none' | 'not-recorded';

/** What stands in for a run where trouble began with such a change. */
export type OutsideBlame = Pick<OutsideChange, 'kind' | 'thing' | 'at' | 'who'>;
