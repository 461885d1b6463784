import type { EnvironmentKey } from '../environment.ts';
import type { Reason } from '../reason.ts';
import type { RequestedRun } from './deployment.ts';
import type { ComingFreeze, Frozen } from './freeze.ts';
import type { LineStop } from './hold.ts';

/** A freeze of one environment: on, or soon. */
export type FreezeOf = {
  readonly environment: EnvironmentKey;
  readonly on?: Frozen;
  readonly coming?: ComingFreeze;
};

/** What holds applies back, in the environments of whoever asks. */
export type LinePage = {
  readonly stop?: LineStop;
  readonly freezes: readonly FreezeOf[];
  /** Agreed to and not begun; the oldest first. */
  readonly held: readonly RequestedRun[];
  /** On their way to it: planning, or waiting for somebody. */
  readonly underWay: number;
  readonly refusals: { readonly stop: Reason | undefined; readonly start: Reason | undefined };
};
