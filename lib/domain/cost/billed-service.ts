import { type Usd, usd } from '../units.ts';
import type { BilledService } from './bill.ts';
import type { CostLine } from './cost.ts';
import { itemOf } from './items.ts';

/**
 * The bill's figure beside a line. A bill knows services, not resources: its figure stands at the first line of a
 * service, for all `lines` of it. `absent`: the bill does not name the service.
 */
export type ActualOfLine =
  | { readonly state: 'billed'; readonly service: string; readonly cost: Usd; readonly lines: number }
  | { readonly state: 'within'; readonly service: string }
  | { readonly state: 'absent'; readonly service: string | undefined };

const serviceOf = (item: string): string | undefined => itemOf(item)?.service;

/** @param lines in the order in which they are drawn. */
export function actualsOfLines(
  lines: readonly CostLine[],
  services: readonly BilledService[],
): ReadonlyMap<CostLine, ActualOfLine> {
  const costs = new Map(services.map(({ service, cost }) => [service, cost]));
  const counts = Map.groupBy(lines, ({ item }) => serviceOf(item));
  return new Map(
    lines.map((line): [CostLine, ActualOfLine] => {
      const service = serviceOf(line.item);
      const cost = service === undefined ? undefined : costs.get(service);
      if (service === undefined || cost === undefined) return [line, { state: 'absent', service }];
      const own = counts.get(service) ?? [];
      if (own[0] !== line) return [line, { state: 'within', service }];
      return [line, { state: 'billed', service, cost, lines: own.length }];
    }),
  );
}

/** What was billed for services of which there is no line. */
export function billedWithoutLine(
  lines: readonly CostLine[],
  services: readonly BilledService[],
): { readonly services: readonly string[]; readonly cost: Usd } {
  const own = new Set(lines.map(({ item }) => serviceOf(item)));
  const others = services.filter(({ service, cost }) => !own.has(service) && cost > 0);
  return {
    services: others.map(({ service }) => service),
    cost: usd(others.reduce((sum, { cost }) => sum + cost, 0)),
  };
}
