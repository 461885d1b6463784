import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestApplication } from '#lib/commands/deployments/request.ts';
import { portalProcesses } from '#lib/queries/portal-processes.ts';
import { runPage } from '#lib/queries/run-page.ts';
import type { RemoteServices } from '#lib/remote/operations.ts';
import { beat } from '#lib/store/heartbeats.ts';
import { runEventsOf } from '#lib/store/runs.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

const DEV = 'demo/dev';
const OWN = '000000000000';
const alice = person('alice');
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal?.stop());

const asked = () => portal.commands as unknown as RemoteServices;
const page = async (runId: string) =>
  (await runPage.ask(asked(), alice, { environment: DEV, runId }))?.attendance;

describe('a runner of some accounts', () => {
  it('leaves runs of others alone, which say so until one serves them', async () => {
    const answer = await requestApplication.ask(portal.commands, alice, { environment: DEV, ref: 'main' });
    if (!answer.ok) throw new Error(answer.error.code);
    const run = answer.value.runs[0]?.id ?? '';
    const others = portal.engine('runner:others', portal.engines, portal.runner.db, ['999900001111']);
    await beat(portal.runner.db, 'runner:others', 'runner', '1', '', ['999900001111']);

    expect(await page(run)).toEqual({ kind: 'no-pool', account: OWN });
    const processes = await portalProcesses.ask(asked(), alice, {});
    expect(processes.unserved).toEqual([OWN]);
    expect(processes.processes).toMatchObject([{ process: 'runner:others', accounts: ['999900001111'] }]);

    await beat(portal.runner.db, 'runner:own', 'runner', '1', '', [OWN]);
    expect(await page(run)).toEqual({ kind: 'attended' });
    const own = portal.engine('runner:own', portal.engines, portal.runner.db, [OWN]);
    const both = {
      ...own,
      wake() {
        others.wake();
        own.wake();
      },
    };
    await portal.reaches(run, ['awaiting-approval', 'succeeded'], both);
    const actors = (await runEventsOf(portal.web.db, run)).map(({ actor }) => actor);
    expect([...new Set(actors)].toSorted()).toEqual(['alice', 'runner:own']);
    expect((await portalProcesses.ask(asked(), alice, {})).unserved).toEqual([]);
  });
});
