import { isDeployable } from '#lib/config/chosen-components.ts';
import type { ConfiguredEnvironment, PortalConfig } from '#lib/config/portal-config.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Board } from '#lib/domain/overview/board.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { type Check, type CheckReport, untilTrue } from './check.ts';
import type { Phases } from './phases.ts';
import { type PortalClient, readyValue, signIn } from './portal-client.ts';

export type OwnChecked = {
  readonly portal: string;
  readonly config: PortalConfig;
  /** Whether anything was deployed here. */
  readonly deployed: boolean;
  readonly phases: Phases;
};

/** Looks at somebody else's systems as a signed-in viewer would: each environment is judged, drawn, and deployed as its file says. */
export async function checkOwn({ portal, config, deployed, phases }: OwnChecked): Promise<CheckReport> {
  const viewer = await signIn(portal, 'viewer');
  const probes = [...config.environments.values()].flatMap((environment) => {
    const toDeploy = deployed ? environment.components.filter(isDeployable) : [];
    const there = toDeploy.length > 0 || environment.settings.watch !== undefined;
    return [
      ...(there
        ? [
            [`${environment.key} health`, () => health(viewer, environment)] as const,
            [`${environment.key} diagram`, () => diagram(viewer, environment)] as const,
          ]
        : []),
      ...toDeploy.map(
        ({ name }) => [`${environment.key} ${name}`, () => run(viewer, environment, name)] as const,
      ),
    ];
  });
  const checks: Check[] = [];
  for (const [name, probe] of probes)
    checks.push(await phases.run(`check ${name}`, () => untilTrue(name, probe)));
  return { ok: checks.every(({ ok }) => ok), checks };
}

async function health(viewer: PortalClient, { key }: ConfiguredEnvironment): Promise<string> {
  const { systems } = await viewer.ask<Board>('overview');
  const row = systems.flatMap(({ rows }) => rows).find((each) => each.key === key);
  const { verdict } = readyValue(row?.health ?? null, `health of ${key}`);
  if (verdict !== 'healthy') throw new Error(verdict);
  return verdict;
}

async function diagram(viewer: PortalClient, { key }: ConfiguredEnvironment): Promise<string> {
  const answer = await viewer.ask<{ graph: Reading<SystemGraph>; scene?: object }>('architecture', {
    environment: key,
  });
  const { nodes, edges } = readyValue(answer.graph, 'graph');
  if (nodes.length === 0 || !answer.scene)
    throw new Error(`${nodes.length} nodes, scene ${answer.scene ? 'drawn' : 'missing'}`);
  return `${nodes.length} nodes, ${edges.length} edges`;
}

async function run(viewer: PortalClient, { key }: ConfiguredEnvironment, component: string): Promise<string> {
  const deploys = await viewer.ask<readonly Deployment[]>('deploys');
  const runs = deploys
    .filter(({ environment }) => environment === key)
    .flatMap((each) => each.runs)
    .filter((each) => each.component === component);
  const done = runs.find(({ state }) => state === 'succeeded' || state === 'no-change');
  if (!done) throw new Error(runs.map(({ state }) => state).join(', ') || 'was never requested');
  return `#${done.number} ${done.state}`;
}
