import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { type ExpectedTime, tookOf } from '#lib/domain/deploy/expected-time.ts';
import { canBeHeld, type Run } from '#lib/domain/deploy/run.ts';
import { runEventsOf } from '#lib/store/runs.ts';
import { wellRuns } from '#lib/store/well-runs.ts';
import type { QueryServices } from './define.ts';

/** Runs that ended well without an apply say nothing. */
const LOOKED_AT = 5;

/** What is still before a run that is not applied yet; undefined where none of its component was applied here. */
export async function expectedTime(
  { db }: Pick<QueryServices, 'db'>,
  { key, settings }: ConfiguredEnvironment,
  run: Run,
): Promise<ExpectedTime | undefined> {
  if (!canBeHeld(run)) return undefined;
  const earlier = (await wellRuns(db, key, run.component, LOOKED_AT)).find(
    (each) => each.run.state === 'succeeded' && each.run.number < run.number,
  );
  if (!earlier) return undefined;
  const { id, number } = earlier.run;
  return tookOf(number, await runEventsOf(db, id), settings.afterDeploy?.watch);
}
