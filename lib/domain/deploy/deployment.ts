import type { EnvironmentKey } from '../environment.ts';
import type { Instant } from '../time.ts';
import type { Hold } from './hold.ts';
import type { Origin } from './release.ts';
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
  /** Where its bytes ran before; absent where a commit was asked for. */
  readonly origin?: Origin;
  readonly runs: readonly Run[];
};

/** A run with the request it belongs to. */
export type RequestedRun = {
  readonly deployment: Deployment;
  readonly run: Run;
  /** It is agreed to, and one of these keeps it from being applied now. */
  readonly held?: Hold['kind'];
  /** It was applied past a freeze or a stopped line. */
  readonly brokeGlass?: true;
};

/** When a deploy reached an environment: a mark on the watch strip and on every chart. */
export type DeployMark = { readonly at: Instant; readonly number: number; readonly runId: string };
