import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestApplication } from '#lib/commands/deployments/request.ts';
import { approveApplication } from '#lib/commands/runs/approve.ts';
import type { Risk } from '#lib/domain/deploy/plan.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { moveRun } from '#lib/store/run-moves.ts';
import { getRun } from '#lib/store/runs.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

const PROD: EnvironmentKey = 'demo/prod';
// Production, with two for infrastructure and one for the application.
const STRICT = PORTAL.replace('prefix: demo-prod', 'prefix: demo-prod\n        production: true')
  .replace('refs: [main], approvals: 1', 'refs: [main], approvals: 2')
  .replace(', promotedFrom: demo/dev', '');

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal(STRICT);
});
afterAll(() => portal?.stop());

const signedIn = (id: string, ago = 0) => ({ ...person(id), signedInAt: instant(Date.now() - ago) });
const [alice, bob, carol] = [signedIn('alice'), signedIn('bob'), signedIn('carol')];

const planWith = (risks: readonly Risk[]) => {
  const change = { address: 'a', type: 'AWS::X::Y', action: 'update', attributes: [], risks } as const;
  portal.engines.cloudformation.changes = [change];
};

async function waiting(holder: string) {
  portal.engines.cloudformation.next = 'one';
  const engine = portal.engine(holder);
  const answer = await requestApplication.ask(portal.commands, alice, { environment: PROD, ref: 'main' });
  if (!answer.ok) throw new Error(answer.error.code);
  const run = answer.value.runs[0]?.id ?? '';
  await portal.reaches(run, ['awaiting-approval'], engine);
  const content = (await latestPlan(portal.web.db, run))?.plan.content ?? '';
  const approve = (who = bob) =>
    approveApplication.ask(portal.commands, who, { environment: PROD, runId: run, content });
  return { run, engine, approve };
}

it('a change with a risk takes as many as infrastructure does; one without takes its own', async () => {
  planWith([]);
  const plain = await waiting('plain');
  expect(await plain.approve()).toMatchObject({ value: { state: 'approved' } });
  await portal.reaches(plain.run, ['succeeded'], plain.engine);

  planWith(['iam']);
  const risky = await waiting('risky');
  expect(await risky.approve()).toMatchObject({ value: { state: 'awaiting-approval' } });
  // Web alone says so: the runner counts anew.
  await moveRun(portal.web.db, risky.run, { to: 'approved', at: instant(Date.now()), actor: 'bob' });
  await portal.reaches(risky.run, ['planning', 'awaiting-approval'], risky.engine);
  await portal.reaches(risky.run, ['awaiting-approval'], risky.engine);
  expect(await risky.approve(carol)).toMatchObject({ value: { state: 'approved' } });
  await portal.reaches(risky.run, ['succeeded'], risky.engine);
});

it('somebody who signed in long ago, or a token, agrees to nothing in production', async () => {
  planWith([]);
  const { run, approve } = await waiting('fresh');
  expect(await approve(signedIn('bob', minutes(16)))).toMatchObject({
    error: { code: 'approval.sign-in-again' },
  });
  expect(await approve({ ...bob, via: 'token' })).toMatchObject({ error: { code: 'approval.no-token' } });
  expect((await getRun(portal.web.db, run))?.state).toBe('awaiting-approval');
});

it('a strict change takes the right for infrastructure as well', async () => {
  planWith(['stateful-delete']);
  const { approve } = await waiting('right');
  const scopes = ['deploys:approve-application'] as const;
  expect(await approve({ ...bob, scopes: [...scopes] } as typeof bob)).toMatchObject({
    error: { code: 'access.token-scope' },
  });
});

it('a plan that a rule denies ends with the rule’s name, before anybody agrees and again before it is applied', async () => {
  const gone = { address: 'a', type: 'aws_dynamodb_table', action: 'delete', attributes: [] } as const;
  const rules = `${STRICT}rules: { no-data-loss: deny }\n`;
  portal.engines.cloudformation.changes = [{ ...gone, risks: ['stateful-delete'] }];
  portal.writeConfig(rules);
  await expect(waiting('denied')).rejects.toThrow('no-data-loss: a');
  portal.writeConfig(STRICT);
  const { run, engine, approve } = await waiting('denied later');
  await approve();
  portal.writeConfig(rules);
  await approve(carol);
  await expect(portal.reaches(run, ['applying'], engine)).rejects.toThrow('no-data-loss: a');
  portal.writeConfig(STRICT);
});
