import { shownValue } from '#lib/domain/reading.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { getReading } from '#lib/store/readings.ts';
import type { ComponentServices } from '../component-services.ts';
import type { Job } from '../job.ts';
import type { Watched } from '../watch/figures.ts';

/** Functions that a plan of Terraform changed, by the names under which the collector knows them. */
export async function watchedOfRoot(
  { db }: Pick<ComponentServices, 'db'>,
  { run, component, environment }: Job,
): Promise<readonly Watched[]> {
  const [stored, reading] = await Promise.all([
    latestPlan(db, run.id),
    getReading(db, environment.key, 'inventory'),
  ]);
  const changed = new Set(stored?.plan.changes.map(({ address }) => `tf:${component.name}#${address}`));
  return ((reading && shownValue(reading)?.value) ?? []).flatMap(({ id, type, physicalId }) =>
    type === 'aws_lambda_function' && physicalId && changed.has(id)
      ? [{ kind: 'function', resource: id, label: physicalId, dimensions: { FunctionName: physicalId } }]
      : [],
  );
}
