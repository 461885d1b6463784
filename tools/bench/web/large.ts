import { graphOfFiles } from '#lib/cli/diagram-graph.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { countChanges, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import type { InventoryResource } from '#lib/domain/inventory/resource.ts';
import { ready } from '#lib/domain/reading.ts';
import { type Instant, minutes } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { putPlan } from '#lib/store/plans.ts';
import { putReading } from '#lib/store/readings.ts';
import { appendRunLog } from '#lib/store/run-log.ts';
import { insertDeployment, moveRun } from '#lib/store/run-moves.ts';
import { putScene } from '#lib/store/scenes.ts';
import { largeFiles } from '../layout-state.ts';

const CHANGES = 1_000;
const LOG_LINES = 20_000;
const RUN = 'large-run';

/**
 * MADE-UP DATA: one environment of 5,000 resources, and a run that waits with a plan of 1,000 changes and a log of
 * 20,000 lines.
 * @returns The pages that show it.
 */
export async function fillLarge(db: Db, key: EnvironmentKey, now: Instant): Promise<readonly string[]> {
  const about = { asOf: now, freshFor: minutes(600), source: 'made up' };
  const graph = graphOfFiles(largeFiles());
  await putReading(db, key, 'graph', ready(graph, about));
  await putReading(db, key, 'inventory', ready(inventoryOf(graph, key), about));
  for (const view of SCENE_VIEWS)
    await putScene(db, key, view, {
      key: 'large',
      scene: await sceneOf(graph, { view, opened: [] }),
      asOf: now,
    });
  await insertDeployment(
    db,
    {
      ...{
        id: 'large',
        environment: key,
        repository: 'main',
        commit: '5e0d7b3c'.repeat(5),
        subject: 'chore: rename all tags',
      },
      ...{ ref: 'main', requestedBy: 'demo-infra', requestedAt: now },
    },
    [{ id: RUN, component: 'infrastructure', tool: 'terraform', lane: 'infrastructure', needs: [] }],
  );
  for (const to of ['queued', 'planning', 'planned', 'awaiting-approval'] as const)
    await moveRun(db, RUN, { to, at: now, actor: 'runner:bench' });
  await fillPlan(db, graph, now);
  for (let at = 0; at < LOG_LINES; at += 1_000)
    await appendRunLog(
      db,
      RUN,
      Array.from({ length: 1_000 }, (_, n) => logLine(at + n, now)),
    );
  const { rows } = await db.execute<{ number: number }>(`select number from runs where id = '${RUN}'`);
  return [
    ...['architecture', 'architecture?view=detailed', 'resources', 'cost'].map((page) => `/e/${key}/${page}`),
    `/deploys/${rows[0]?.number}`,
  ];
}

const inventoryOf = ({ nodes }: SystemGraph, environment: EnvironmentKey): readonly InventoryResource[] =>
  nodes.map(({ id, type, name, arn, owners: [owner = { kind: 'none' }] }) => ({
    ...{ id, environment, type, name, owner },
    ...(arn === undefined ? {} : { arn }),
  }));

async function fillPlan(db: Db, { nodes }: SystemGraph, at: Instant): Promise<void> {
  const changes = nodes.slice(0, CHANGES).map(({ id, type }, index): ResourceChange => {
    const [action, risks] = index % 100 === 0 ? (['replace', ['iam']] as const) : (['update', []] as const);
    const attribute = { path: 'tags.team', before: '"a"', after: '"b"', sensitive: false };
    return {
      ...{ address: id.slice(id.indexOf('#') + 1), type, action, risks },
      attributes: [{ ...attribute, unknownAfter: false, forcesReplacement: false }],
    };
  });
  await putPlan(db, {
    ...{ id: 'large-plan', madeAt: at, files: {} },
    plan: {
      ...{ runId: RUN, content: '9f3c1a7e'.repeat(8), binding: 'b1'.repeat(32), changes },
      ...{ counts: countChanges(changes), outputs: [] },
      madeBy: { commit: '5e0d7b3c'.repeat(5), terraform: '1.11.4', providers: {}, stateSerial: 1 },
    },
  });
}

const logLine = (n: number, at: Instant) => ({
  ...{ at, stream: 'stdout' as const },
  line: `module.team_1.module.service["s${n}"].aws_lambda_function.fn0: Refreshing state… [id=shop-${n}]`,
});
