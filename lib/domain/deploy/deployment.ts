import type { EnvironmentKey } from '../environment.ts';
import type { Instant } from '../time.ts';
import type { Run } from './run.ts';

/** One request for one commit and one environment; a run a component. */
export type Deployment = {
  readonly id: string;
  readonly environment: EnvironmentKey;
  /** Name below `repositories` in `portal.yaml`. */
  readonly repository: string;
  readonly commit: string;
  /** First line of the commit's message. */
  readonly subject: string;
  /** Branch or tag that the commit was requested from. */
  readonly ref: string;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  /** The requester's signature, as `lib/proof` reads it. */
  readonly proof?: string;
  readonly runs: readonly Run[];
};
