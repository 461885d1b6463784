import { rmSync } from 'node:fs';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  SignalResourceCommand,
  waitUntilChangeSetCreateComplete,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { assumableRole } from '#infra/local/testing/probe-api.ts';
import { requestApplication } from '#lib/commands/deployments/request.ts';
import { cancelUpdate, continueRollback } from '#lib/commands/runs/ask-aws.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { cloudformationEngine } from '#lib/deploy/cloudformation/engine.ts';
import type { EngineSteps } from '#lib/deploy/job.ts';
import { servicesInTest, sessionInTest } from '#lib/deploy/services-in-test.ts';
import { bindingDigest } from '#lib/domain/deploy/digest.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { testEngine } from '#lib/runtime/test-engines.ts';
import { person, startTestPortal, type TestPortal } from '#lib/runtime/test-portal.ts';
import { getRun } from '#lib/store/runs.ts';
import { operationsOf, sightingOf } from '#lib/store/stack-operations.ts';

// CloudFormation of the embedded cloud executes, cancels and rolls back; lane, engine, commands and database are the product's own.

const DEV: EnvironmentKey = 'demo/dev';
const STACK = 'demo-dev';
const [alice, bob] = [person('alice'), person('bob')];
const stateDir = freshStateDir();
let portal: TestPortal;
let cloud: LocalCloud;
let cloudFormation: CloudFormationClient;
let roleArn: string;

beforeAll(async () => {
  [portal, cloud] = await Promise.all([startTestPortal(), startTestCloud(stateDir)]);
  cloudFormation = new CloudFormationClient(clientOptions(cloud));
  roleArn = await assumableRole(cloud, 'demo-dev-warmup', 'lambda.amazonaws.com', 'logs:*');
  await cloudFormation.send(new CreateStackCommand({ StackName: STACK, TemplateBody: template({}) }));
  await waitUntilStackCreateComplete({ client: cloudFormation, maxWaitTime: 60 }, { StackName: STACK });
});
afterAll(async () => {
  await Promise.all([portal?.stop(), cloud?.stop()]);
  rmSync(stateDir, { recursive: true, force: true });
});

/** A custom resource that goes forward and never back. */
const WARMUP = `
exports.handler = async (event) => {
  const back = Number(event.ResourceProperties.Step) < Number(event.OldResourceProperties?.Step ?? 0);
  const answer = { Status: back ? 'FAILED' : 'SUCCESS', Reason: 'the cache cannot be cooled', PhysicalResourceId: 'warmup' };
  const { StackId, RequestId, LogicalResourceId } = event;
  await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify({ ...answer, StackId, RequestId, LogicalResourceId }) });
};`;
const signalled = {
  Type: 'AWS::CloudFormation::WaitCondition',
  CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT5M' } },
};

const template = (more: Readonly<Record<string, unknown>>, step = 1) =>
  JSON.stringify({
    Resources: {
      Cache: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'demo-dev-warmup',
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: roleArn,
          Code: { ZipFile: WARMUP },
        },
      },
      Warmup: {
        Type: 'Custom::Warmup',
        Properties: { ServiceToken: { 'Fn::GetAtt': ['Cache', 'Arn'] }, Step: step },
      },
      ...more,
    },
  });

/** A run that executes this template, driven by an engine of its own. */
async function requested(holder: string, body: string) {
  const services = servicesInTest({
    db: portal.runner.db,
    clock: portal.commands.clock,
    aws: () => ({
      target: { account: cloud.account, region: cloud.region, role: roleArn, sessionName: holder },
      session: sessionInTest(cloud.rootCredentials),
      cloudformation: cloudFormation,
    }),
  });
  const steps: EngineSteps<StackComponent> = {
    ...testEngine(),
    ...cloudformationEngine(services),
    async plan({ run }) {
      const made = await testEngine().plan({ log: { say: () => undefined } } as never);
      if (made.kind !== 'planned') throw new Error('no plan');
      const changeSet = `yagura-${run.id}-1`;
      const { Id = '', StackId = '' } = await cloudFormation.send(
        new CreateChangeSetCommand({
          ...{ StackName: STACK, ChangeSetName: changeSet, ChangeSetType: 'UPDATE', TemplateBody: body },
        }),
      );
      await waitUntilChangeSetCreateComplete(
        { client: cloudFormation, maxWaitTime: 60 },
        { StackName: STACK, ChangeSetName: changeSet },
      );
      const plan = {
        ...made.made.plan,
        binding: bindingDigest(Id, StackId),
        madeBy: { commit: 'c'.repeat(40), changeSet },
      };
      return { kind: 'planned', made: { files: {}, plan } };
    },
  };
  const answer = await requestApplication.ask(portal.commands, alice, { environment: DEV, ref: 'main' });
  if (!answer.ok) throw new Error(answer.error.code);
  const run = answer.value.runs[0]?.id ?? '';
  const engine = portal.engine(holder, { ...portal.engines, cloudformation: steps });
  return {
    run,
    sees: (so: object) => expect.poll(() => sightingOf(portal.web.db, run)).toMatchObject(so),
    becomes: (state: RunState) => portal.reaches(run, [state], engine),
  };
}

const signal = (LogicalResourceId: string, Status: 'SUCCESS' | 'FAILURE') =>
  cloudFormation.send(
    new SignalResourceCommand({ StackName: STACK, LogicalResourceId, UniqueId: LogicalResourceId, Status }),
  );

it('an update that hangs is cancelled by CloudFormation before its next resource, because a person asked', async () => {
  const after = { Type: 'AWS::SNS::Topic', DependsOn: 'Hangs', Properties: { TopicName: 'demo-dev-after' } };
  const { run, sees, becomes } = await requested('cancels', template({ Hangs: signalled, After: after }));
  await becomes('applying');
  await sees({ inProgress: [{ logicalId: 'Hangs' }] });
  const asked = await cancelUpdate.ask(portal.commands, bob, { environment: DEV, runId: run });
  expect(asked).toMatchObject({ ok: true });
  const operation = async () => (await operationsOf(portal.web.db, run))[0];
  await expect.poll(operation).toMatchObject({ takenAt: expect.any(Number) });
  expect((await operation())?.failure).toBeUndefined();
  // The embedded cloud interrupts no resource, it ends the update after it: AWS may do either.
  await signal('Hangs', 'SUCCESS');
  await becomes('rolled-back');
  await sees({ stack: { status: 'UPDATE_ROLLBACK_COMPLETE' } });
  expect((await getRun(portal.web.db, run))?.failure?.cause).toContain('User Initiated');
}, 300_000);

it('a rollback that failed is gone on with, and CloudFormation ends it once the resource is left out', async () => {
  const fails = { ...signalled, DependsOn: 'Warmup' };
  const { run, sees, becomes } = await requested('continues', template({ Fails: fails }, 2));
  await becomes('applying');
  await sees({ inProgress: [{ logicalId: 'Fails' }] });
  await signal('Fails', 'FAILURE');
  await becomes('needs-attention');
  await sees({ stack: { status: 'UPDATE_ROLLBACK_FAILED' }, rollbackFailed: ['Warmup'] });
  const args = { environment: DEV, runId: run };
  expect(await continueRollback.ask(portal.commands, bob, { ...args, skip: ['Warmup'] })).toMatchObject({
    ok: true,
  });
  await becomes('rolled-back');
  await sees({ stack: { status: 'UPDATE_ROLLBACK_COMPLETE' } });
}, 300_000);
