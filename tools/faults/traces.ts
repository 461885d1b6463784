import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
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

export async function tracesOf(portal: Portal, run: Run, since: Date, stack?: string): Promise<Traces> {
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
    effective: await timesChanged(portal, run, since, stack),
    locks: [...(await environmentsHeld(portal)), ...stateLocks(join(portal.dir, 'data/state'))],
    left: open.map(({ number, state }) => `#${number} ${state}`),
    chain: verifyChain(await auditAfter(portal.db, 0, 100_000)) ? 'broken' : 'whole',
  };
}

/**
 * How often AWS has changed what a run of this lane changes, by AWS's own account: events of the stack, or CloudTrail's
 * of the function. Neither is the gateway's, which may be the one that was killed.
 */
export async function timesChanged(
  portal: Portal,
  { lane }: Pick<Run, 'lane'>,
  since: Date,
  stack = 'items-dev-app',
): Promise<number> {
  return lane === 'application' ? stackChanges(portal, since, stack) : functionChanges(portal, since);
}

async function stackChanges({ cloud }: Portal, since: Date, stack: string): Promise<number> {
  const client = new CloudFormationClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.rootCredentials,
  });
  const { StackEvents: events = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName: stack }),
  );
  client.destroy();
  return events.filter(
    ({ LogicalResourceId: id, ResourceStatus: status = '', Timestamp: at }) =>
      id === stack && /^(CREATE|UPDATE)_COMPLETE$/.test(status) && at !== undefined && at >= since,
  ).length;
}

async function functionChanges({ cloud }: Portal, since: Date): Promise<number> {
  const calls = await cloud.recorded('UpdateFunctionConfiguration', since);
  return calls.filter(({ resources }) => resources.includes('hello-dev-hello')).length;
}

export async function environmentsHeld({ db }: Portal): Promise<string[]> {
  return (await heldLeases(db)).map(({ name }) => name).filter((name) => name.startsWith('environment:'));
}

function stateLocks(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.lock.info'),
  );
}
