import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { hoursSoFar, monthOf } from '#lib/domain/cost/month.ts';
import { type CostPath, costPath } from '#lib/domain/cost/path.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { getReading } from '#lib/store/readings.ts';
import type { QueryServices } from './define.ts';

/** What a thousand requests cost in an environment, by the graph that was last read of it. */
export async function pathOf(
  { db }: Pick<QueryServices, 'db'>,
  key: EnvironmentKey,
  { estimate, asOf }: { readonly estimate: CostEstimate; readonly asOf: Instant },
): Promise<CostPath> {
  const graph = await getReading(db, key, 'graph');
  return costPath(estimate, hoursSoFar(monthOf(estimate, asOf)), graph && shownValue(graph)?.value);
}
