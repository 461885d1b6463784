import type { Tool } from '../deploy/tool.ts';
import type { CostLine } from './cost.ts';
import { foldLines } from './fold.ts';
import { toolOfLine } from './line-tool.ts';

/** One resource of the cost table, or many alike, with what is metered of it. */
export type LineGroup = {
  readonly key: string;
  /** Ids of the resources, so that each is found in the table. */
  readonly resources: readonly string[];
  /** Names, sorted; more than one where many alike are folded. */
  readonly names: readonly string[];
  /** What describes them; undefined: nobody declares them. */
  readonly tool: Tool | undefined;
  readonly lines: readonly CostLine[];
  readonly known: number;
};

/** Id of a resource's place in the cost table. */
export const lineAnchor = (resource: string): string => `line-${resource}`;

/** The cost page at a resource's lines, however little they cost. */
export const costLineHref = (environment: string, resource: string): string =>
  `/e/${environment}/cost?n=${MOST_LINES}#${encodeURIComponent(lineAnchor(resource))}`;
const MOST_LINES = 200;

/** From this many resources alike on, they are one group. */
const MANY = 4;

/**
 * Lines by resource, dearest first, each group's dearest line first. Resources whose lines are alike in everything
 * but quantity (fourteen alarms) become one group. Groups without any known cost come last.
 */
export function groupLines(lines: readonly CostLine[]): readonly LineGroup[] {
  const byResource = [...Map.groupBy(lines, (line) => line.resource).values()];
  const alike = Map.groupBy(byResource, (own) => own.map(shapeOf).toSorted().join(' | '));
  return [...alike.values()]
    .flatMap((resources) =>
      resources.length < MANY ? resources.map((own) => groupOf([own])) : [groupOf(resources)],
    )
    .toSorted((a, b) => b.known - a.known || a.key.localeCompare(b.key));
}

function groupOf(resources: readonly (readonly CostLine[])[]): LineGroup {
  const all = resources.flat();
  const lines = (resources.length < MANY ? all : foldLines(all).map(({ line }) => line)).toSorted(
    (a, b) => knownCost(b) - knownCost(a),
  );
  return {
    key: all[0]?.resource ?? '',
    resources: resources.flatMap(([first]) => first?.resource ?? []),
    names: [...new Set(resources.flatMap(([first]) => first?.label ?? []))].toSorted(),
    tool: all[0] && toolOfLine(all[0]),
    lines,
    known: lines.reduce((sum, line) => sum + Math.max(0, knownCost(line)), 0),
  };
}

const knownCost = ({ cost }: CostLine): number => (cost.state === 'known' ? cost.value : -1);

const shapeOf = (line: CostLine): string => {
  const { item, kind, quantity, price, cost } = line;
  return [
    toolOfLine(line) ?? 'none',
    item,
    kind,
    cost.state,
    quantity.state === 'known' ? quantity.source : quantity.why,
    price.state === 'priced' ? price.price.usdPerUnit.toPrecision(6) : price.why,
  ].join(' ');
};
