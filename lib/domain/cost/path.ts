import type { EdgeKind, GraphNode, SystemGraph } from '../graph/model.ts';
import { costLinesOf } from '../overlay/cost.ts';
import { HOURS_PER_MONTH } from '../units.ts';
import type { CostEstimate, CostLine } from './cost.ts';
import { isPricedItem, type PricedItem } from './items.ts';

/**
 * Parts of a request's way, in its order: who takes it, what answers it, what that keeps; `behind` is what goes on
 * after the answer, `logs` and `data` come along.
 */
export const PATH_STEPS = ['door', 'function', 'table', 'behind', 'logs', 'data'] as const;
type PathStepKind = (typeof PATH_STEPS)[number];

export type PathStep = {
  readonly kind: PathStepKind;
  /** Names of what is metered, sorted. */
  readonly names: readonly string[];
  /** Of the part that costs most, for a link into the picture. */
  readonly resource: string;
  /** What 1,000 requests cost here, USD; lines without a figure are outside it. */
  readonly usd: number;
  readonly unknown: number;
};

/**
 * What a thousand requests cost along their way. `no-door`: nothing here takes requests; `not-measured`: CloudWatch
 * counted none of them; `no-requests`: there were none, and nothing is divided by them.
 */
export type CostPath =
  | { readonly state: 'no-door' | 'not-measured' | 'no-requests' }
  | {
      readonly state: 'measured';
      /** Requests of a full month at this rate. */
      readonly requests: number;
      /** Whether the graph told what is on the way; without it every line that grows with use counts. */
      readonly walked: boolean;
      readonly steps: readonly PathStep[];
      /** What stands and what others use, a thousand requests' part of it. */
      readonly fixedUsd: number;
      readonly totalUsd: number;
      /** At twice the traffic: the fixed part is shared by twice as many. */
      readonly doubledUsd: number;
      /** Lines without a figure, here and in what is fixed. */
      readonly unknown: number;
    };

type Counted = { readonly kind: PathStepKind; readonly line: CostLine };

/** How a request goes on within its answer, and after it. */
const AT_ONCE: readonly EdgeKind[] = ['request', 'invoke', 'read', 'write', 'message', 'log'];
const AFTERWARDS: readonly EdgeKind[] = [...AT_ONCE, 'stream', 'dead-letter'];

/**
 * @param hours in which this month's usage was measured.
 * @param graph undefined: not read. What it does not reach from a door belongs to no request.
 */
export function costPath(estimate: CostEstimate, hours: number, graph: SystemGraph | undefined): CostPath {
  const { lines } = estimate;
  const doors = lines.filter(({ item }) => DOORS.has(item));
  if (doors.length === 0) return { state: 'no-door' };
  const measured = doors.flatMap(({ quantity }) => (quantity.state === 'known' ? [quantity.value] : []));
  if (measured.length === 0 || hours <= 0) return { state: 'not-measured' };
  const requests = measured.reduce((sum, each) => sum + each, 0);
  if (requests === 0) return { state: 'no-requests' };
  const counted = graph ? alongGraph(graph, lines) : byItemAlone(lines);
  const onTheWay = new Set(counted.map(({ line }) => line));
  const rest = lines.filter((line) => !onTheWay.has(line));
  const perThousand = (of: readonly CostLine[]) => (knownUsd(of) / requests) * 1_000;
  const steps = PATH_STEPS.flatMap((kind): readonly PathStep[] => {
    const own = counted.flatMap((each) => (each.kind === kind ? [each.line] : []));
    const [most] = own.toSorted((a, b) => knownUsd([b]) - knownUsd([a]));
    if (!most) return [];
    const names = [...new Set(own.map(({ label }) => label))].toSorted();
    return [{ kind, names, resource: most.resource, usd: perThousand(own), unknown: unknownIn(own) }];
  });
  const [bound, fixedUsd] = [perThousand([...onTheWay]), perThousand(rest)];
  return {
    state: 'measured',
    requests: (requests * HOURS_PER_MONTH) / hours,
    walked: graph !== undefined,
    ...{ steps, fixedUsd, totalUsd: bound + fixedUsd, doubledUsd: bound + fixedUsd / 2 },
    unknown: unknownIn(lines),
  };
}

function alongGraph(graph: SystemGraph, lines: readonly CostLine[]): readonly Counted[] {
  const nodesOf = linesByNode(graph, lines);
  const starts = graph.nodes.filter((node) => nodesOf(node).some(({ item }) => DOORS.has(item)));
  const answering = reached(graph, starts, AT_ONCE);
  const all = reached(graph, starts, AFTERWARDS);
  const found = new Map<CostLine, PathStepKind>();
  for (const node of graph.nodes)
    for (const line of nodesOf(node)) {
      const kind = stepOf(line.item);
      if (!kind || !all.has(node.id) || found.has(line)) continue;
      found.set(line, kind === 'function' && !answering.has(node.id) ? 'behind' : kind);
    }
  // A gateway carries what others send: its bytes are nobody's alone, and come along.
  for (const line of lines) if (stepOf(line.item) === 'data' && !found.has(line)) found.set(line, 'data');
  return [...found].map(([line, kind]) => ({ line, kind }));
}

function linesByNode(graph: SystemGraph, lines: readonly CostLine[]) {
  const cost = { estimate: { lines } as CostEstimate };
  const known = new Map(graph.nodes.map((node) => [node, costLinesOf(node, cost)]));
  return (node: GraphNode) => known.get(node) ?? [];
}

const byItemAlone = (lines: readonly CostLine[]): readonly Counted[] =>
  lines.flatMap((line) => {
    const kind = stepOf(line.item);
    return kind ? [{ kind, line }] : [];
  });

/** Ids of what is reached along lines of these kinds, the starts too. */
function reached(
  { edges }: SystemGraph,
  starts: readonly GraphNode[],
  kinds: readonly EdgeKind[],
): ReadonlySet<string> {
  const followed = Map.groupBy(
    edges.filter(({ kind }) => kinds.includes(kind)),
    ({ from }) => from,
  );
  const found = new Set<string>();
  const open = starts.map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(followed.get(id) ?? []).map(({ to }) => to));
  }
  return found;
}

const knownUsd = (lines: readonly CostLine[]): number =>
  lines.reduce((sum, { cost }) => sum + (cost.state === 'known' ? cost.value : 0), 0);
const unknownIn = (lines: readonly CostLine[]): number =>
  lines.filter(({ cost }) => cost.state === 'unknown').length;

const stepOf = (item: string): PathStepKind | undefined => (isPricedItem(item) ? GROWS[item] : undefined);

/** What grows with requests. What is kept (bytes, capacity, alarms) is paid for by the month, whoever asks. */
const GROWS: Readonly<Partial<Record<PricedItem, PathStepKind>>> = {
  'rest-api-request': 'door',
  'http-api-request': 'door',
  'lambda-request': 'function',
  'lambda-x86': 'function',
  'lambda-arm': 'function',
  'lambda-storage': 'function',
  'dynamodb-write': 'table',
  'dynamodb-read': 'table',
  'dynamodb-write-ia': 'table',
  'dynamodb-read-ia': 'table',
  'dynamodb-stream-read': 'behind',
  'step-transition': 'behind',
  'sqs-request': 'behind',
  'sqs-fifo-request': 'behind',
  'sns-request': 'behind',
  'sns-fifo-request': 'behind',
  'sns-http': 'behind',
  'sns-email': 'behind',
  'kinesis-put': 'behind',
  'kinesis-ingest': 'behind',
  'kinesis-read': 'behind',
  'event-custom': 'behind',
  'logs-ingest': 'logs',
  'logs-ingest-ia': 'logs',
  'logs-ingest-vended': 'logs',
  'xray-recorded': 'logs',
  'nat-gateway-data': 'data',
  'interface-endpoint-data': 'data',
  'dns-query': 'data',
  's3-put': 'data',
  's3-get': 'data',
  'kms-request': 'data',
  'secret-request': 'data',
};
const DOORS: ReadonlySet<string> = new Set<PricedItem>(['rest-api-request', 'http-api-request']);
