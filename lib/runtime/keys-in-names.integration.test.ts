import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StackComponent, TerraformComponent } from '#lib/config/components.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { rootPicture } from '#lib/deploy/planned-picture.ts';
import { keepSnapshot } from '#lib/deploy/terraform/snapshot.ts';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { buildGraph } from '#lib/domain/graph/build.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
import { changeOverlay, withGhosts } from '#lib/domain/overlay/change.ts';
import { layersOn } from '#lib/domain/overlay/layers.ts';
import { plannedNodes } from '#lib/domain/overlay/planned.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { getSnapshot, putSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { resourceChanges } from '#lib/terraform/json/changes.ts';
import { parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';

// A map whose keys are key ids, as a `for_each` over somebody's users has it: each is part of an address, of a name and of tags.
const THERE = 'AKIAIOSFODNN7EXAMPLE';
const NEW = 'AKIAI44QH8DHBEXAMPLE';
const mask = maskerOf();

type Values = Readonly<Record<string, unknown>>;
const resource = (type: string, name: string, key: string, values: Values) => ({
  address: `${type}.${name}["${key}"]`,
  ...{ mode: 'managed', type, name, index: key, values, sensitive_values: { tags: {} } },
  provider_name: 'registry.terraform.io/hashicorp/aws',
});
const queue = (key: string, seconds = 30) =>
  resource('aws_sqs_queue', 'jobs', key, {
    name: `jobs-${key}`,
    arn: `arn:aws:sqs:ap-northeast-1:000000000000:jobs-${key}`,
    visibility_timeout_seconds: seconds,
    tags: { [key]: 'owner' },
  });
const worker = (key: string) =>
  resource('aws_lambda_function', 'worker', key, {
    function_name: `worker-${key}`,
    arn: `arn:aws:lambda:ap-northeast-1:000000000000:function:worker-${key}`,
  });
const mapping = (key: string) =>
  resource('aws_lambda_event_source_mapping', 'jobs', key, {
    event_source_arn: `arn:aws:sqs:ap-northeast-1:000000000000:jobs-${key}`,
    function_name: `arn:aws:lambda:ap-northeast-1:000000000000:function:worker-${key}`,
  });
const all = (key: string) => [queue(key), worker(key), mapping(key)];

const STATE = {
  ...{ format_version: '1.0', terraform_version: '1.11.4' },
  values: {
    outputs: { [THERE]: { sensitive: false, value: 'a' }, [NEW]: { sensitive: false, value: 'b' } },
    root_module: { resources: all(THERE) },
  },
};
const change = (before: Values | null, after: Values | null, actions: readonly string[]) => ({
  ...{ actions, before, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} },
});
const PLAN = {
  ...{ format_version: '1.2', terraform_version: '1.11.4', prior_state: STATE },
  planned_values: {
    root_module: { resources: [queue(THERE, 60), worker(THERE), mapping(THERE), ...all(NEW)] },
  },
  resource_changes: [
    { ...queue(THERE), change: change(queue(THERE).values, queue(THERE, 60).values, ['update']) },
    ...all(NEW).map((each) => ({ ...each, change: change(null, each.values, ['create']) })),
  ],
  configuration: { root_module: {} },
};

const ROOT = {
  ...{ environment: 'shop/dev', account: '000000000000', region: 'ap-northeast-1' },
  ...{ name: 'infrastructure', engine: 'terraform', directory: 'infra' },
} as unknown as TerraformComponent;
const STACK = {
  ...{ environment: 'shop/dev', account: '000000000000', region: 'ap-northeast-1' },
  ...{ name: 'application', engine: 'cloudformation', stack: 'shop-app' },
} as unknown as StackComponent;
/** Waits for what the plan makes: a line from one engine to the other, found by the name of the queue. */
const READ_STACK = {
  ...{ stack: 'shop-app', parameters: {}, resources: [] },
  template: {
    Resources: {
      Audit: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'audit' } },
      Source: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { FunctionName: { Ref: 'Audit' }, EventSourceArn: queue(NEW).values.arn },
      },
    },
  },
};
const environment = {
  ...{ key: 'shop/dev', system: 'shop', name: 'dev', account: '000000000000', region: 'ap-northeast-1' },
  ...{ prefix: 'shop-dev', components: [ROOT, STACK] },
} as unknown as ConfiguredEnvironment;

let server: EmbeddedDatabase;
let runner: Database;
beforeAll(async () => {
  server = await startTestDatabase();
  runner = openDatabase(server.urls.runner, 'test runner', 2);
});
afterAll(async () => {
  await runner?.close();
  await server?.stop();
});

it('keys in the names of a plan and of a state are in neither, and the plan still lies on the picture of the state', async () => {
  const job = { environment, component: ROOT, log: { mask } };
  const clock = () => instant(1_795_000_000_000);
  await keepSnapshot({ db: runner.db, clock }, job, parseStateJson(JSON.stringify(STATE)));
  const kept = (await getSnapshot(runner.db, 'shop/dev', 'terraform-state', 'infrastructure'))?.value;
  expect(JSON.stringify(kept)).not.toMatch(/AKIA/);
  expect(kept).toMatchObject({ values: { root_module: { resources: [{}, {}, {}] } } });
  expect(Object.keys((kept as typeof STATE).values.outputs)).toHaveLength(2);

  await putSnapshot(runner.db, 'shop/dev', 'cloudformation', 'application', {
    ...{ takenAt: clock(), digest: 'd', value: maskJson(keysApart(READ_STACK), mask) },
  });

  const plan = parsePlanJson(JSON.stringify(PLAN));
  const picture = await rootPicture(runner.db, job, plan);
  // As the engine keeps it.
  const changes = keysApart(resourceChanges(plan, mask));
  expect(JSON.stringify([picture, changes])).not.toMatch(/AKIA/);
  expect(picture.edges.map(({ kind, from, to }) => `${kind} ${from} → ${to}`)).toContain(
    `message tf:infra#${changes[1]?.address} → cfn:shop-app/Audit`,
  );
  expect(new Set(changes.map(({ address }) => address)).size).toBe(4);
  // One queue is there and the other is not.
  expect(changes[0]?.address).not.toBe(changes[1]?.address);

  const place = {
    system: 'shop',
    environment: 'dev',
    account: '000000000000',
    region: 'ap-northeast-1',
    prefix: '',
  };
  const graph = buildGraph([declaredFromTerraform(kept, 'infra')], place);
  const overlay = changeOverlay(graph, plannedNodes(changes, { directory: 'infra' }), picture);
  const marked = [...overlay.marks].map(([id, { mark: as }]) => `${as} ${id}`);
  expect(marked).toContain(`change tf:infra#${changes[0]?.address}`);
  expect(overlay.ghosts.map(({ id }) => id)).toContain(`tf:infra#${changes[1]?.address}`);
  expect(graph.edges.map(({ kind }) => kind)).toContain('message');
  // The new queue leads to the new function, not to the one that is there.
  const ghosts = new Set(overlay.ghosts.map(({ id }) => id));
  expect(
    overlay.ghostEdges.filter(
      ({ kind, from, to }) => kind === 'message' && ghosts.has(from) && ghosts.has(to),
    ),
  ).toHaveLength(1);

  const after = withGhosts(graph, overlay);
  const scene = await sceneOf(after, { view: 'detailed' });
  const layers = layersOn(['change'], scene, after, {
    change: overlay,
    costWords: () => '',
    figureWords: () => [],
  });
  const svg = String(await pictureFile(scene, { format: 'svg', theme: 'light' }, layers));
  expect(svg).not.toMatch(/AKIA/);
  expect(svg.match(/jobs-\(masked\)-[0-9a-f]{8}/g)).not.toBeNull();
});
