import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { costLineHref } from '#lib/domain/cost/groups-of-lines.ts';
import { toolName } from '#lib/domain/deploy/tool.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { at } from '#lib/domain/graph/attributes.ts';
import type { GraphNode, GraphPlace, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { addressOf, type Owner, toolOf } from '#lib/domain/inventory/resource.ts';
import { logGroup } from '#lib/domain/logs/groups.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import { panelId } from '#lib/domain/metrics/panels.ts';
import type { Chart } from '#lib/domain/metrics/series.ts';
import type { Vital, Vitals } from '#lib/domain/metrics/vitals.ts';
import { costLinesOf } from '#lib/domain/overlay/cost.ts';

export function ownerText(owner: Owner): string {
  const tool = toolOf(owner);
  return tool === undefined ? '' : `${toolName(tool)} ${addressOf(owner)}`;
}

/** Settings worth a line, by the names that both engines' documentation uses. */
const SETTINGS: readonly (readonly [name: string, path: string])[] = [
  ['runtime', 'runtime'],
  ['handler', 'handler'],
  ['memory, MB', 'memorySize'],
  ['timeout, s', 'timeout'],
  ['architecture', 'architectures.0'],
  ['billing', 'billingMode'],
  ['stream', 'streamViewType'],
  ['retention, days', 'retentionInDays'],
  ['message retention, s', 'messageRetentionSeconds'],
  ['visibility timeout, s', 'visibilityTimeoutSeconds'],
  ['schedule', 'scheduleExpression'],
  ['state', 'state'],
  ['CIDR', 'cidrBlock'],
  ['zone', 'availabilityZone'],
  ['service', 'serviceName'],
  ['metric', 'metricName'],
  ['threshold', 'threshold'],
];

export function settingsOf(node: GraphNode): readonly (readonly [string, string])[] {
  const fixed = SETTINGS.flatMap(([name, path]): (readonly [string, string])[] => {
    const [key = '', index] = path.split('.');
    const found = at(node.attributes, key);
    const value = index === undefined ? found : Array.isArray(found) ? found[Number(index)] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  const variables = at(node.attributes, 'environment.variables');
  const own = variables !== null && typeof variables === 'object' ? Object.entries(variables) : [];
  return [...fixed, ...own.map(([name, value]) => [name, String(value)] as const)];
}

/** AWS's console at the resource, where an address is known. */
export function consoleUrl(node: GraphNode, { region }: GraphPlace): string | undefined {
  const name = encodeURIComponent(node.name);
  const home = `https://${region}.console.aws.amazon.com`;
  switch (node.kind) {
    case 'function':
      return `${home}/lambda/home?region=${region}#/functions/${name}`;
    case 'table':
      return `${home}/dynamodbv2/home?region=${region}#table?name=${name}`;
    case 'queue':
      return `${home}/sqs/v3/home?region=${region}`;
    case 'bucket':
      return `${home}/s3/buckets/${name}?region=${region}`;
    case 'rest-api':
    case 'http-api':
      return `${home}/apigateway/main/apis?region=${region}`;
    case 'secret':
      return `${home}/secretsmanager/secret?name=${name}&region=${region}`;
    case 'vpc':
    case 'subnet':
    case 'nat-gateway':
    case 'internet-gateway':
      return `${home}/vpcconsole/home?region=${region}`;
    default:
      return undefined;
  }
}

/** Everything that a source may call this node by. */
const namesOf = (node: GraphNode): ReadonlySet<string> => new Set([node.id, ...node.aliases]);

export const vitalsOf = (node: GraphNode, { vitals }: Vitals): Vital | undefined =>
  vitals.find((each) => namesOf(node).has(each.resource));

/** Names of the alarms that watch a node, by the graph's own lines. */
export function watchersOf(node: GraphNode, { nodes, edges }: SystemGraph): readonly string[] {
  const ids = new Set(
    edges.filter((edge) => edge.kind === 'alarm' && edge.to === node.id).map(({ from }) => from),
  );
  return nodes.filter((each) => ids.has(each.id)).map(({ name }) => name);
}

export const alarmsOn = (names: readonly string[], alarms: readonly AlarmState[]): readonly AlarmState[] =>
  alarms.filter((alarm) => names.includes(alarm.name));

/** Charts of the metrics page that are about this node. */
export const chartsOf = (node: GraphNode, charts: readonly Chart[]): readonly Chart[] =>
  charts.filter((chart) => namesOf(node).has(chart.resource));

/** Where the metrics page has the first chart of a part, enlarged; undefined for what it has none of. */
export function chartHref(environment: EnvironmentKey, node: GraphNode, vitals: Vitals | undefined) {
  const title = FIRST_CHART[node.kind];
  if (title === undefined) return undefined;
  const resource = (vitals && vitalsOf(node, vitals)?.resource) ?? node.id;
  return `/e/${environment}/metrics?${new URLSearchParams({ chart: panelId(title, resource) })}`;
}

const FIRST_CHART: Readonly<Partial<Record<NodeKind, string>>> = {
  function: 'invocations',
  table: 'capacity',
  'rest-api': 'requests',
  'http-api': 'requests',
  queue: 'waiting',
};

/** Where the cost page has the lines of a part: at them, where there are some. */
export function costHref(environment: EnvironmentKey, node: GraphNode, cost: EnvironmentCost | undefined) {
  const [line] = costLinesOf(node, cost);
  return line === undefined ? `/e/${environment}/cost` : costLineHref(environment, line.resource);
}

/** The log of one function, where it has one that the logs page knows. */
export const logLabelOf = ({ kind, name }: GraphNode, { prefix }: GraphPlace): string | undefined =>
  kind === 'function' ? logGroup({ name: `/aws/lambda/${name}`, kind: 'function' }, prefix).label : undefined;

/** What was logged of the requests along a drawn line: by the function that it leads to, also behind an API, else by the one that it starts from. */
export function requestsHref(
  environment: EnvironmentKey,
  scene: Scene,
  graph: SystemGraph,
  line: string,
): string | undefined {
  const drawn = scene.edges.find(({ id }) => id === line);
  const partsOf = (end: string | undefined): readonly string[] =>
    scene.nodes.find(({ id }) => id === end)?.of ?? [];
  const labelsOf = (ids: readonly string[]) =>
    graph.nodes.filter(({ id }) => ids.includes(id)).flatMap((node) => logLabelOf(node, graph.place) ?? []);
  const to = partsOf(drawn?.to);
  const behind = graph.edges
    .filter(({ kind, from }) => kind === 'invoke' && to.includes(from))
    .map((each) => each.to);
  const called = labelsOf([...to, ...behind]);
  const functions = called.length > 0 ? called : labelsOf(partsOf(drawn?.from));
  return functions.length === 0 ? undefined : logsHref(environment, { functions });
}
