import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { uploadByContent } from '#lib/aws/write/artifacts.ts';
import { type CodeLocation, localCode, withCode } from '#lib/cloudformation/local-code.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import { callPublic } from '../../demo/public-endpoint.ts';
import { credentialsOf, type Hands } from './hands.ts';
import { build, clone } from './terraform-by-hand.ts';

const STACK = 'items-dev-app';
const TEMPLATE = 'infra/sam/template.yaml';
/** As often as the runner looks, so that neither is ahead by looking more often. */
const CHANGE_SET_LOOK_MS = 700;
const EVENTS_LOOK_MS = 1_000;
const WITHIN_MS = 180_000;

/** Deploys the application of a commit to items/dev without the portal: milliseconds, by step. */
export async function stackByHand(hands: Hands): Promise<Readonly<Record<string, number>>> {
  const { endpoint, region } = hands.cloud;
  const dir = mkdtempSync(join(hands.dir, 'by-hand-'));
  const spent: Record<string, number> = {};
  const timed = async <T>(step: string, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    spent[step] = (spent[step] ?? 0) + performance.now() - began;
    return result;
  };
  const credentials = await credentialsOf(hands, 'yagura-items-dev-deploy-app');
  const cloudformation = new CloudFormationClient({ endpoint, region, credentials });
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    await timed('clone', () => clone(hands.repository, join(dir, 'source')));
    const { value: template } = parseTemplate(readFileSync(join(dir, 'source', TEMPLATE), 'utf8'), TEMPLATE);
    const stack = await timed('change set', () => stackNow(cloudformation));
    const locations = new Map<string, CodeLocation>();
    const zips = Object.fromEntries(localCode(template).map((id) => [id, join(dir, `${id}.zip`)]));
    await timed('build', () => build(hands.node, join(dir, 'source'), zips));
    for (const [id, file] of Object.entries(zips)) {
      const bytes = readFileSync(file);
      const key = `artifacts/${createHash('sha256').update(bytes).digest('hex')}.zip`;
      const bucket = `items-dev-artifacts-${hands.cloud.account}`;
      await timed('upload', () => uploadByContent({ s3 }, bucket, key, bytes));
      locations.set(id, { bucket, key });
    }
    const name = `by-hand-${randomUUID()}`;
    await timed('change set', () =>
      changeSetByHand(cloudformation, name, JSON.stringify(withCode(template, locations)), stack),
    );
    await timed('execute', () => execute(cloudformation, name));
    await timed('verify', () => verify(hands, cloudformation));
  } finally {
    cloudformation.destroy();
    s3.destroy();
    rmSync(dir, { recursive: true, force: true });
  }
  return spent;
}

async function stackNow(cloudformation: CloudFormationClient) {
  const { Stacks: [stack] = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: STACK }));
  if (!stack) throw new Error(`${STACK} is not there`);
  return stack;
}

async function changeSetByHand(
  cloudformation: CloudFormationClient,
  name: string,
  body: string,
  stack: Awaited<ReturnType<typeof stackNow>>,
): Promise<void> {
  const of = { StackName: STACK, ChangeSetName: name };
  await cloudformation.send(
    new CreateChangeSetCommand({
      ...of,
      ClientToken: name,
      ChangeSetType: 'UPDATE',
      TemplateBody: body,
      Parameters: stack.Parameters?.map(({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true })),
      Tags: stack.Tags,
      RoleARN: stack.RoleARN,
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
    }),
  );
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const made = await cloudformation.send(
      new DescribeChangeSetCommand({ ...of, IncludePropertyValues: true }),
    );
    if (made.Status === 'CREATE_COMPLETE') break;
    if (made.Status === 'FAILED' || Date.now() > deadline) throw new Error(`${name}: ${made.StatusReason}`);
    await pause(CHANGE_SET_LOOK_MS);
  }
  // Whoever reads a change set reads what it makes of both templates.
  await cloudformation.send(new GetTemplateCommand({ StackName: STACK, TemplateStage: 'Processed' }));
  await cloudformation.send(new GetTemplateCommand({ ...of, TemplateStage: 'Processed' }));
}

async function execute(cloudformation: CloudFormationClient, name: string): Promise<void> {
  const since = new Date();
  const of = { StackName: STACK, ChangeSetName: name };
  await cloudformation.send(new DescribeChangeSetCommand(of));
  await stackNow(cloudformation);
  await cloudformation.send(new ExecuteChangeSetCommand({ ...of, ClientRequestToken: name }));
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const { StackEvents: events = [] } = await cloudformation.send(
      new DescribeStackEventsCommand({ StackName: STACK }),
    );
    const own = events.find(
      ({ LogicalResourceId: id, Timestamp: at, ResourceStatus: status = '' }) =>
        id === STACK && at !== undefined && at >= since && /COMPLETE$|FAILED$/.test(status),
    );
    if (own?.ResourceStatus === 'UPDATE_COMPLETE') return;
    if (own || Date.now() > deadline) throw new Error(`${STACK} is ${own?.ResourceStatus ?? 'not done'}`);
    await pause(EVENTS_LOOK_MS);
  }
}

/** The address that `portal.demo.yaml` has asked after a deploy. */
async function verify({ cloud }: Hands, cloudformation: CloudFormationClient): Promise<void> {
  const { Outputs = [] } = await stackNow(cloudformation);
  const url = Outputs.find(({ OutputKey }) => OutputKey === 'ApiUrl')?.OutputValue ?? '';
  const { status } = await callPublic(cloud.endpoint, `${url}/health`);
  if (status !== 200) throw new Error(`${url} answers ${status}`);
}
