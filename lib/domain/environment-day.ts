import type { DeployMark } from './deploy/deployment.ts';
import type { HealthSample } from './health/health.ts';
import type { Instant } from './time.ts';

/** How an environment was in the last 24 hours, and what was deployed to it. */
export type EnvironmentDay = {
  /** Oldest first. */
  readonly samples: readonly HealthSample[];
  readonly marks: readonly DeployMark[];
  /** Nothing was read after it. */
  readonly silentSince?: Instant;
};
