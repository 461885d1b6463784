import { setTimeout as pause } from 'node:timers/promises';
import type { BilledCost } from '#lib/domain/cost/actual.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Board } from '#lib/domain/overview/board.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Addresses } from './addresses.ts';
import type { Phases } from './phases.ts';
import { type PortalClient, readyValue, signIn } from './portal-client.ts';
import { callPublic } from './public-endpoint.ts';

export type CheckReport = { readonly ok: boolean; readonly checks: readonly Check[] };
export type Check = {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly found: string;
};

type Checked = {
  readonly portal: string;
  readonly gateway: string;
  readonly addresses: () => Promise<Addresses>;
  readonly phases: Phases;
};

/** A figure appears within three of its intervals; more patience than that hides a fault. */
const PATIENCE_MS = 150_000;
const ASK_EVERY_MS = 1_000;
const ENVIRONMENT = 'items/dev';

/** Looks at the portal as a signed-in viewer would, over HTTP, until each thing is there or patience ends. */
export async function checkDemo({ portal, gateway, addresses, phases }: Checked): Promise<CheckReport> {
  const viewer = await signIn(portal, 'viewer');
  const probes: readonly [string, () => Promise<string>][] = [
    ['health', () => health(viewer)],
    ['diagram', () => diagram(viewer)],
    ['metrics', () => metrics(viewer)],
    ['logs', () => logs(viewer, gateway, addresses)],
    ['cost', () => cost(viewer)],
    ['runs', () => runs(viewer)],
  ];
  const checks: Check[] = [];
  for (const [name, probe] of probes)
    checks.push(await phases.run(`check ${name}`, () => untilTrue(name, probe)));
  return { ok: checks.every((each) => each.ok), checks };
}

/** Asks again and again until it is there or patience ends. */
export async function untilTrue(name: string, probe: () => Promise<string>): Promise<Check> {
  const from = performance.now();
  const seconds = () => Math.round((performance.now() - from) / 100) / 10;
  let why = '';
  while (performance.now() - from < PATIENCE_MS) {
    try {
      return { name, ok: true, found: await probe(), seconds: seconds() };
    } catch (error) {
      why = (error as Error).message;
    }
    await pause(ASK_EVERY_MS);
  }
  return { name, ok: false, found: why, seconds: seconds() };
}

async function health(viewer: PortalClient): Promise<string> {
  const { systems } = await viewer.ask<Board>('overview');
  const verdicts = systems
    .flatMap((system) => system.rows)
    .map((row) => `${row.key} ${readyValue(row.health ?? null, `health of ${row.key}`).verdict}`);
  if (verdicts.length !== 4 || verdicts.some((each) => !each.endsWith(' healthy')))
    throw new Error(verdicts.join(', '));
  return verdicts.join(', ');
}

async function diagram(viewer: PortalClient): Promise<string> {
  const answer = await viewer.ask<{ graph: Reading<SystemGraph>; scene?: object }>('architecture', {
    environment: ENVIRONMENT,
  });
  const { nodes, edges } = readyValue(answer.graph, 'graph');
  const functions = nodes.filter((node) => node.kind === 'function').length;
  if (functions !== 3 || !answer.scene)
    throw new Error(`${functions} functions, scene ${answer.scene ? 'drawn' : 'missing'}`);
  const page = await viewer.page(`/e/${ENVIRONMENT}/architecture`);
  if (!page.includes('processor-dlq')) throw new Error('the page draws no queue');
  return `${nodes.length} nodes, ${edges.length} edges, drawn on the page`;
}

async function metrics(viewer: PortalClient): Promise<string> {
  const now = Date.now();
  const query = { environment: ENVIRONMENT, from: String(now - 15 * 60_000), to: String(now) };
  const { charts } = readyValue(await viewer.ask<Reading<MetricsAnswer>>('metrics', query), 'metrics');
  const measured = charts.filter((chart) =>
    chart.series.some((series) => series.points.some(({ value }) => value > 0)),
  );
  const wanted = ['lambda.invocations', 'apigateway.count', 'dynamodb.capacity'];
  const missing = wanted.filter((id) => !measured.some((chart) => chart.id === id));
  if (missing.length > 0) throw new Error(`no datapoint of ${missing.join(', ')}`);
  return `${measured.length} of ${charts.length} charts have datapoints`;
}

/** Opens the live tail, then calls the API, and waits for a line of that very call. */
async function logs(
  viewer: PortalClient,
  gateway: string,
  addresses: () => Promise<Addresses>,
): Promise<string> {
  const base = (await addresses())[ENVIRONMENT];
  if (!base) throw new Error(`${ENVIRONMENT} has no address yet`);
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), 30_000);
  try {
    const tail = await viewer.stream(`/api/tail?environment=${ENVIRONMENT}&groups=api`, ending.signal);
    const item = `check-${Date.now()}`;
    await callPublic(gateway, `${base}/items/${item}`);
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of tail) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes(item)) return `the line of GET /items/${item} came by the live tail`;
    }
    throw new Error(`the tail ended without GET /items/${item}`);
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

async function cost(viewer: PortalClient): Promise<string> {
  const { estimate, actual } = readyValue(
    await viewer.ask<Reading<BilledCost>>('cost', { environment: ENVIRONMENT }),
    'cost',
  );
  if (actual.state !== 'not-enabled') throw new Error('a bill, where nobody bills');
  if (!(estimate.forecast > 0)) throw new Error('no forecast');
  return `forecast $${estimate.forecast.toFixed(2)}, ${estimate.lines.length} lines, ${estimate.unknownLines} unknown`;
}

async function runs(viewer: PortalClient): Promise<string> {
  const deploys = await viewer.ask<readonly Deployment[]>('deploys');
  const done = deploys
    .flatMap((each) => each.runs.map((run) => ({ ...run, environment: each.environment })))
    .filter((run) => run.state === 'succeeded' || run.state === 'no-change');
  const lanes = new Set(done.map((run) => `${run.environment} ${run.lane}`));
  if (lanes.size < 7) throw new Error(`only ${[...lanes].join(', ')}`);
  return `${done.length} runs done in ${lanes.size} lanes`;
}
