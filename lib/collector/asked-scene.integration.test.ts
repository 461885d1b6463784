import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf, numbers } from '#lib/diagram/fixtures/account.ts';
import { resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { SceneAsk } from '#lib/domain/graph/picture.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { ready } from '#lib/domain/reading.ts';
import { days } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { parseAsk } from './ask.ts';
import { collectorWith, NOW } from './collector-in-test.ts';
import { readPicture } from './questions/picture.ts';
import { readScene } from './questions/scene.ts';
import { scenes } from './scenes.ts';
import type { CollectorServices } from './services.ts';

const GRAPH: SystemGraph = JSON.parse(
  readFileSync(new URL('../diagram/fixtures/hello-dev.graph.json', import.meta.url), 'utf8'),
);

const VISITS = {
  id: resourceId('tf:infra/hello#aws_dynamodb_table.visits'),
  kind: 'table',
  type: 'aws_dynamodb_table',
  name: 'visits',
  path: [],
} as const;
const READS = {
  id: 'read hello → visits',
  kind: 'read',
  from: resourceId('tf:infra/hello#aws_lambda_function.hello'),
  to: VISITS.id,
} as const;
const CREATED = { parts: [VISITS], lines: [READS] };

let server: EmbeddedDatabase;
let collector: Database;
let services: CollectorServices;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 4);
  const made = collectorWith(collector.db, {}, 'one');
  const { leadership, log } = made.services;
  services = { ...made.services, scenes: scenes({ db: collector.db, log, leadership }) };
  await leadership.campaign([made.environment.account]);
  const stamp = { asOf: NOW, freshFor: days(1), source: 'test' };
  await putReading(collector.db, 'hello/dev', 'graph', ready(GRAPH, stamp));
  await services.scenes.draw(made.environment);
});

afterAll(async () => {
  await services?.scenes.close();
  await collector?.close();
  await server?.stop();
});

async function asked(ask: SceneAsk): Promise<Scene> {
  const answer = await readScene(services, { environment: 'hello/dev', ...ask });
  if (answer.state !== 'ready') throw new Error(JSON.stringify(answer));
  return answer.value.scene;
}

it.each([
  ['detailed', { parts: [VISITS], lines: [] }],
  ['simple', CREATED],
] as const)(
  'draws what a plan creates beside what is deployed, which stays where it stood: %s',
  async (view, created) => {
    const stored = (await getScene(collector.db, 'hello/dev', view))?.scene;
    const scene = await asked({ view, created });
    const ghost = scene.nodes.find((node) => node.id.endsWith('#aws_dynamodb_table.visits'));
    expect(ghost?.title.text).toBe('visits');
    expect(scene.metadata.faults).toEqual([]);
    const places = ({ nodes }: Scene) => new Map(nodes.map(({ id, box }) => [id, box]));
    for (const [id, box] of places(stored ?? scene)) expect(places(scene).get(id)).toEqual(box);
    // Whoever looks without the plan sees nothing of it.
    const plain = await getScene(collector.db, 'hello/dev', view);
    expect(plain?.scene.nodes.some(({ title }) => title.text === 'visits')).toBe(false);
  },
);

it('joins a created part to what is deployed by the line that it is told', async () => {
  const scene = await asked({ view: 'detailed', created: CREATED });
  const joined = scene.edges.find((edge) => edge.of.includes(READS.id));
  expect(joined).toMatchObject({ kind: 'read', from: READS.from, to: VISITS.id });
  expect(scene.metadata.faults).toEqual([]);
});

it('draws a neighbourhood and closed containers', async () => {
  const function_ = GRAPH.nodes.find((node) => node.kind === 'function');
  const near = await asked({ view: 'focus', around: function_?.id ?? '', depth: 1 });
  expect(near.nodes.map(({ id }) => id)).toContain(function_?.id);
  const whole = await asked({ view: 'detailed' });
  const region = whole.containers.find(({ style }) => style === 'region')?.id ?? '';
  const closed = await asked({ view: 'detailed', closed: [region] });
  expect(closed.nodes.find(({ id }) => id === region)?.holds).toBeGreaterThan(0);
  expect(closed.nodes.length).toBeLessThan(whole.nodes.length);
});

it('a picture around nothing names what it did not find, and closes no container that is not there', async () => {
  const nobody = await readScene(services, { environment: 'hello/dev', view: 'focus', around: 'nobody' });
  expect(nobody).toMatchObject({ state: 'failed', failure: { kind: 'not-found', what: 'nobody' } });
  const whole = await asked({ view: 'detailed' });
  expect(await asked({ view: 'detailed', closed: ['nothing', 'container:nothing'] })).toEqual(whole);
});

it('closes the frame of a stack, which no node of the graph stands for', async () => {
  await putReading(
    collector.db,
    'hello/dev',
    'graph',
    ready(accountOf({ visible: 60, stacks: 3 }, numbers(60)), {
      asOf: NOW,
      freshFor: days(1),
      source: 'test',
    }),
  );
  const [frame] = (await asked({ view: 'simple' })).containers.filter(({ style }) => style === 'stack');
  const closed = await asked({ view: 'simple', closed: [frame?.id ?? ''] });
  expect(closed.nodes.find(({ id }) => id === frame?.id)?.holds).toBeGreaterThan(1);
  await putReading(
    collector.db,
    'hello/dev',
    'graph',
    ready(GRAPH, { asOf: NOW, freshFor: days(1), source: 'test' }),
  );
});

it('makes a file of what somebody chose to see, and says so when there is no such part', async () => {
  const ask = { environment: 'hello/dev' as const, format: 'svg', theme: 'light' } as const;
  const file = await readPicture(services, { ...ask, view: 'detailed', created: CREATED });
  if (file.state !== 'ready') throw new Error(JSON.stringify(file));
  expect(Buffer.from(file.value.base64, 'base64').toString()).toContain('>visits</text>');
  const nobody = await readPicture(services, { ...ask, view: 'focus', around: 'nobody' });
  expect(nobody).toMatchObject({ state: 'failed', failure: { kind: 'not-found' } });
});

it('reads only questions that it knows the form of', () => {
  const question = (ask: object) =>
    parseAsk({ question: 'scene', ask: { environment: 'hello/dev', view: 'detailed', ...ask } });
  expect(question({ created: CREATED, closed: ['a'], depth: 3 })).toBeDefined();
  expect(question({ created: { ...CREATED, parts: [{ ...VISITS, attributes: {} }] } })).toBeUndefined();
  expect(question({ created: { ...CREATED, lines: [{ ...READS, kind: 'guess' }] } })).toBeUndefined();
  expect(question({ created: { ...CREATED, parts: [{ ...VISITS, kind: 'constructor' }] } })).toBeUndefined();
  expect(question({ depth: 9 })).toBeUndefined();
  const file = (ask: object) =>
    parseAsk({
      question: 'picture',
      ask: { environment: 'hello/dev', view: 'simple', format: 'svg', theme: 'light', ...ask },
    });
  expect(file({ layers: { traffic: [['a', 0]] }, note: 'x' })).toBeDefined();
  expect(file({ layers: { traffic: [['a', -1]] } })).toBeUndefined();
  expect(file({ words: { words: {} } })).toBeUndefined();
  expect(question({ view: 'upside-down' })).toBeUndefined();
});
