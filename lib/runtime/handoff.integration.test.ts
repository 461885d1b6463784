import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestInfrastructure } from '#lib/commands/deployments/request.ts';
import type { HandedOff } from '#lib/domain/deploy/handoff.ts';
import { instant } from '#lib/domain/time.ts';
import { putDeclaredPlaces } from '#lib/store/declared-places.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { testEngine } from './test-engines.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal(
    PORTAL.replaceAll('after: [infrastructure]', 'inputs: { Subnets: infrastructure.subnets }'),
  );
});
afterAll(() => portal?.stop());

/** Asks dev's infrastructure to take these away. */
async function takes(holder: string, handsOff: readonly HandedOff[]) {
  const lane = testEngine();
  const steps = {
    ...lane,
    plan: async (job: Parameters<typeof lane.plan>[0]) => {
      const outcome = await lane.plan(job);
      return outcome.kind === 'planned' ? { ...outcome, made: { ...outcome.made, handsOff } } : outcome;
    },
  };
  const answer = await requestInfrastructure.ask(portal.commands, person('alice'), {
    environment: 'demo/dev',
    ref: 'main',
  });
  const id = (answer.ok && answer.value.runs[0]?.id) || '';
  const engine = portal.engine(holder, { terraform: steps, cloudformation: steps });
  const run = await portal.ends(id, engine);
  await engine.stop();
  return { run, plan: (await latestPlan(portal.web.db, id))?.plan };
}

it('an output that an input of portal.yaml takes is not taken away, and the line is named', async () => {
  const { run, plan } = await takes('one', [{ kind: 'output', name: 'subnets', change: 'gone' }]);
  expect(run?.failure).toMatchObject({ code: 'handoff.broken', step: 'plan' });
  const at = plan?.handoff?.[0]?.by;
  expect(at).toMatchObject({ environment: 'demo/dev', name: 'application', file: 'portal.yaml' });
  const lines = PORTAL.split('\n');
  expect(lines[(at?.line ?? 0) - 1]).toContain('application:');
  expect(run?.failure?.cause).toContain(`portal.yaml:${at?.line}`);
});

it('exports and parameters are known by files of others, and by the templates of stacks that are only watched', async () => {
  const taken = { kind: 'parameter', name: '/demo/key', file: 'other/main.tf', line: 7 } as const;
  await putDeclaredPlaces(
    portal.runner.db,
    'demo/prod',
    'infrastructure',
    { commit: 'c', places: {}, takes: [taken] },
    instant(1),
  );
  await putSnapshot(portal.runner.db, 'demo/prod', 'cloudformation', 'watched', {
    ...{ takenAt: instant(1), digest: 'd' },
    value: {
      ...{ stack: 'watched', parameters: {}, resources: [] },
      template: {
        Resources: {
          A: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::ImportValue': 'demo-vpc' } } },
        },
      },
    },
  });
  const { run } = await takes('two', [
    { kind: 'parameter', name: '/demo/key', change: 'gone' },
    { kind: 'export', name: 'demo-vpc', change: 'changed' },
    { kind: 'export', name: 'nobody', change: 'gone' },
  ]);
  expect(run?.failure?.cause).toBe(
    'parameter /demo/key is used at other/main.tf:7 (demo/prod infrastructure); ' +
      'export demo-vpc is used at demo/prod watched',
  );
});

it('what nobody uses is taken away', async () => {
  const { run, plan } = await takes('three', [{ kind: 'output', name: 'old', change: 'gone' }]);
  expect(run?.state).toBe('succeeded');
  expect(plan?.handoff).toBeUndefined();
});
