import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { Diagnosis } from '#lib/domain/diagnose/diagnosis.ts';
import type { EnvironmentDrift } from '#lib/domain/drift/drift.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type HealthHistory, HISTORY_DAYS, healthHistory } from '#lib/domain/health/history.ts';
import type { Known } from '#lib/domain/reading.ts';
import { days, minus } from '#lib/domain/time.ts';
import { newestOfEach } from '#lib/store/deployments-by-environment.ts';
import { healthDaysSince, type VerdictChange, verdictChangesSince } from '#lib/store/health-samples.ts';
import { getReading } from '#lib/store/readings.ts';
import { lastDeployed } from '#lib/store/state-ages.ts';
import { defineQuery } from './define.ts';

export type DiagnosePage = {
  readonly reading: Known<Diagnosis>;
  readonly drift: Known<EnvironmentDrift>;
  /** Components that this caller may request a run of. */
  readonly mayRequest: readonly string[];
  readonly history: HealthHistory;
  /** The newest of its changes of verdict, newest first. */
  readonly changes: readonly VerdictChange[];
  /** Number of the newest run of each component. */
  readonly newestRuns: Readonly<Record<string, number>>;
  /** By component, the commit that a run deployed last, as drift is held against; absent where no run of the portal did. */
  readonly deployed: Readonly<Record<string, string>>;
};

const LOOKED_BACK = 20;
const CHANGES = 20;

/** Causes of an environment's trouble, and what this caller may do about them. */
export const diagnosePage = defineQuery({
  name: 'diagnose-page',
  action: 'resources:read',
  on: ({ environment }: { readonly environment: EnvironmentKey }) => onEnvironment(environment),
  async run(services, caller, { environment: key }): Promise<DiagnosePage> {
    const { components } = environmentOf(services.config.current(), key);
    const now = services.clock();
    const since = minus(now, days(HISTORY_DAYS));
    const [reading, drift, minutes, changes, deployments, deployed] = await Promise.all([
      getReading(services.db, key, 'diagnosis'),
      getReading(services.db, key, 'drift'),
      healthDaysSince(services.db, key, since),
      verdictChangesSince(services.db, [key], since, CHANGES),
      newestOfEach(services.db, [key], LOOKED_BACK),
      lastDeployed(services.db, key),
    ]);
    const runs = deployments.flatMap((each) => each.runs).toSorted((a, b) => a.number - b.number);
    return {
      reading,
      drift,
      history: healthHistory(minutes, now),
      changes,
      mayRequest: components
        .filter(({ lane }) => can(caller, `deploys:request-${lane}`, onEnvironment(key)).allowed)
        .map(({ name }) => name),
      newestRuns: Object.fromEntries(runs.map(({ component, number }) => [component, number])),
      deployed: Object.fromEntries(
        components.flatMap(({ name }) => {
          const last = deployed.get(`${key} ${name}`);
          return last ? [[name, last.commit]] : [];
        }),
      ),
    };
  },
});
