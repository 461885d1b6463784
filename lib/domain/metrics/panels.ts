import type { Chart, ChartId, MetricUnit, Series } from './series.ts';

/** How a series is drawn: errors as bars in the failing colour, throttles in the degraded one, never others. */
export type PanelSeries = {
  /** Key of its word below `series.`, or its own name. */
  readonly word: string;
  readonly tone: 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6' | 'p50' | 'p95' | 'p99' | 'failing' | 'degraded';
  /**
   * An `event` is drawn as a bar too, but a period without one is no gap: it did not happen. A `depth` has an axis of its own
   * or none: squares say when it rose and to what.
   */
  readonly shape: 'line' | 'bar' | 'event' | 'depth';
  readonly series: Series;
};

/** One cell of the metrics page: what belongs on one axis. */
export type MetricPanel = {
  readonly id: string;
  /** Key of the title below `chart.`. */
  readonly title: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly series: readonly PanelSeries[];
};

type Line = readonly [
  chart: ChartId,
  metric: RegExp,
  word: string,
  tone: PanelSeries['tone'],
  shape?: 'bar' | 'event',
];
type Recipe = { readonly title: string; readonly unit: MetricUnit; readonly lines: readonly Line[] };

const percentiles = (chart: ChartId): readonly Line[] => [
  [chart, /^p50$/, 'p50', 'p50'],
  [chart, /^p95$/, 'p95', 'p95'],
  [chart, /^p99$/, 'p99', 'p99'],
];

/** In reading order: the front door, the functions, the table, what waits. */
const RECIPES: readonly Recipe[] = [
  {
    title: 'requests',
    unit: 'count',
    lines: [
      ['apigateway.count', /./, 'all', 'c1'],
      ['apigateway.errors', /^4/, '4xx', 'degraded'],
      ['apigateway.errors', /^5/, '5xx', 'failing', 'bar'],
    ],
  },
  { title: 'latency', unit: 'ms', lines: percentiles('apigateway.latency') },
  {
    title: 'invocations',
    unit: 'count',
    lines: [
      ['lambda.invocations', /./, 'invocations', 'c2'],
      ['lambda.throttles', /./, 'throttles', 'degraded', 'bar'],
      ['lambda.errors', /./, 'errors', 'failing', 'bar'],
    ],
  },
  { title: 'duration', unit: 'ms', lines: percentiles('lambda.duration') },
  {
    title: 'capacity',
    unit: 'units',
    lines: [
      ['dynamodb.capacity', /Write/, 'write', 'c3'],
      ['dynamodb.capacity', /Read/, 'read', 'c4'],
      ['dynamodb.throttles', /./, 'throttles', 'degraded', 'bar'],
    ],
  },
  { title: 'waiting', unit: 'count', lines: [['sqs.visible', /./, 'visible', 'c5']] },
  { title: 'messageAge', unit: 'seconds', lines: [['sqs.age', /./, 'messageAge', 'c3']] },
  { title: 'streamAge', unit: 'ms', lines: [['stream.iterator-age', /./, 'iteratorAge', 'c5']] },
  {
    title: 'userErrors',
    unit: 'count',
    lines: [['dynamodb.user-errors', /./, 'errors', 'failing', 'event']],
  },
  { title: 'coldStarts', unit: 'count', lines: [['lambda.cold-starts', /./, 'coldStarts', 'c6', 'bar']] },
  { title: 'initDuration', unit: 'ms', lines: [['lambda.init', /./, 'longestInit', 'c6', 'event']] },
  {
    title: 'memory',
    unit: 'MB',
    lines: [
      ['lambda.memory', /Used/, 'memoryUsed', 'c2'],
      ['lambda.memory', /Size/, 'memorySize', 'c6'],
    ],
  },
  { title: 'concurrency', unit: 'count', lines: [['lambda.concurrency', /./, 'concurrency', 'c6']] },
];

const TONES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;
/** Charts with a line an operation; drawn as they come. */
const BY_OPERATION: Readonly<Partial<Record<ChartId, string>>> = {
  'dynamodb.latency': 'tableLatency',
  'dynamodb.errors': 'tableErrors',
};

/** Puts charts of one resource that share an axis together, in reading order. */
export function metricPanels(charts: readonly Chart[]): readonly MetricPanel[] {
  const resources = [...new Set(charts.map((each) => each.resource))];
  const composed = RECIPES.flatMap((recipe) =>
    resources.flatMap((resource) =>
      compose(
        recipe,
        charts.filter((each) => each.resource === resource),
      ),
    ),
  );
  return [...composed.map((panel) => withDeadLetters(panel, charts)), ...charts.flatMap(byOperation)];
}

/** What a stream's reader gave up is seen where it fell behind. */
function withDeadLetters(panel: MetricPanel, charts: readonly Chart[]): MetricPanel {
  const stream = charts.find(({ id, series }) => id === STREAM && series[0] === panel.series[0]?.series);
  const queue = charts.find(({ id, resource }) => id === 'sqs.visible' && resource === stream?.deadLetters);
  const depth = queue?.series.map(
    (series): PanelSeries => ({ word: 'deadLetters', tone: 'failing', shape: 'depth', series }),
  );
  return depth ? { ...panel, series: [...panel.series, ...depth] } : panel;
}

const STREAM: ChartId = 'stream.iterator-age';

/** As the address of the page names an enlarged panel. `title`: its key; `resource`: the graph's id of what it is about. */
export const panelId = (title: string, resource: string): string => `${title} ${resource}`;

function compose({ title, unit, lines }: Recipe, charts: readonly Chart[]): readonly MetricPanel[] {
  const series = lines.flatMap(([id, pattern, word, tone, shape]) =>
    charts
      .filter((each) => each.id === id)
      .flatMap((chart) => chart.series)
      .filter(({ metric, statistic }) => pattern.test(tone.startsWith('p') ? statistic : metric.name))
      .map((each): PanelSeries => ({ word, tone, shape: shape ?? 'line', series: each })),
  );
  const first = charts.find((each) => lines.some(([id]) => id === each.id));
  if (!first || series.length === 0) return [];
  return [{ id: panelId(title, first.resource), title, label: first.label, unit, series }];
}

function byOperation({ id, resource, label, unit, series }: Chart): readonly MetricPanel[] {
  const title = BY_OPERATION[id];
  if (!title || series.length === 0) return [];
  const lines = series.map(
    (each, index): PanelSeries => ({
      word: each.metric.dimensions.Operation ?? each.metric.name,
      tone: id === 'dynamodb.errors' ? 'failing' : (TONES[index % TONES.length] ?? 'c1'),
      // DynamoDB reports an error when there is one, and nothing else.
      shape: id === 'dynamodb.errors' ? 'event' : 'line',
      series: each,
    }),
  );
  return [{ id: `${title} ${resource}`, title, label, unit, series: lines }];
}
