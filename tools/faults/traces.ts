import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { localControl } from '#infra/local/control.ts';
import { verifyChain } from '#lib/domain/audit/chain.ts';
import { isFinal, RUN_STATES, type Run } from '#lib/domain/deploy/run.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { heldLeases } from '#lib/store/leases.ts';
import { runEventsOf, runsIn } from '#lib/store/runs.ts';
import type { Portal } from './portal.ts';

/** What a killed process may leave behind, and what AWS says of the deploy. */
export type Traces = {
  /** Times that a plan of the run was used, and that the run was applying. */
  readonly plansUsed: number;
  readonly applied: number;
  /** Times that AWS made the change. */
  readonly effective: number;
  /** Leases of environments and locks of Terraform states that are still held. */
  readonly locks: readonly string[];
  /** Runs that nobody will take up. */
  readonly left: readonly string[];
  readonly chain: 'whole' | 'broken';
};

export async function tracesOf(portal: Portal, run: Run, changedBefore: number): Promise<Traces> {
  const { rows } = await portal.pool.query<{ used: number }>(
    'select count(*)::int as used from plans where run_id = $1 and used_at is not null',
    [run.id],
  );
  const events = await runEventsOf(portal.db, run.id);
  const open = await runsIn(
    portal.db,
    RUN_STATES.filter((state) => !isFinal(state)),
  );
  return {
    plansUsed: rows[0]?.used ?? 0,
    applied: events.filter((each) => each.to === 'applying').length,
    effective: (await timesChanged(portal, run)) - changedBefore,
    locks: [...(await environmentsHeld(portal)), ...stateLocks(join(portal.dir, 'data/state'))],
    left: open.map(({ number, state }) => `#${number} ${state}`),
    chain: verifyChain(await auditAfter(portal.db, 0, 100_000)) ? 'broken' : 'whole',
  };
}

/** How often AWS has changed what a run of this lane changes: stack events, or the function's own calls. */
export async function timesChanged(portal: Portal, { lane }: Pick<Run, 'lane'>): Promise<number> {
  return lane === 'application' ? stackChanges(portal) : functionChanges(portal);
}

async function stackChanges({ cloud }: Portal): Promise<number> {
  const client = new CloudFormationClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.rootCredentials,
  });
  const { StackEvents: events = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName: 'items-dev-app' }),
  );
  client.destroy();
  return events.filter(
    ({ LogicalResourceId: id, ResourceStatus: status = '' }) =>
      id === 'items-dev-app' && /^(CREATE|UPDATE)_COMPLETE$/.test(status),
  ).length;
}

/** Counted at the gateway, which forgets when it crashes. */
async function functionChanges({ cloud }: Portal): Promise<number> {
  const { calls } = await localControl(cloud.controlEndpoint, cloud.controlToken).stats();
  return calls
    .filter((each) => each.environment === 'hello/dev' && each.service === 'lambda')
    .filter((each) => each.operation === 'UpdateFunctionConfiguration')
    .reduce((sum, each) => sum + each.calls - each.errors, 0);
}

export async function environmentsHeld({ db }: Portal): Promise<string[]> {
  return (await heldLeases(db)).map(({ name }) => name).filter((name) => name.startsWith('environment:'));
}

function stateLocks(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.lock.info'),
  );
}
