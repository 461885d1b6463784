import type { EnvironmentHealth } from '../health/health.ts';
import type { Known } from '../reading.ts';
import type { Component } from './component.ts';
import type { RequestedRun } from './deployment.ts';

/** Where an environment stands, for whoever is about to change it. */
export type EnvironmentNow = {
  /** `not-allowed`: the caller may deploy here, but not see health. */
  readonly health: Known<EnvironmentHealth> | 'not-allowed';
  /** Runs that have not ended, the oldest first: a new one waits behind them. */
  readonly open: readonly RequestedRun[];
  /** By component, the run that last changed it; none where nothing has succeeded yet. */
  readonly deployed: readonly {
    readonly component: Pick<Component, 'name' | 'tool'>;
    readonly last?: RequestedRun;
  }[];
};
