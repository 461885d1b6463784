import { execFile, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assumableRole } from '#infra/local/testing/probe-api.ts';
import { rootForTest } from '#lib/deploy/terraform/root-in-test.ts';
import { noBubblewrap } from '#lib/isolation/in-test.ts';
import { getReading } from '#lib/store/readings.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { TERRAFORM, type TerraformCommand } from '#lib/terraform/cli/terraform.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';
import { INIT, terraformOf } from './by-hand.ts';
import { portalOfExamples } from './portal-in-test.ts';

const BUCKET = 'rooms-tfstate';
const TABLE = 'rooms-locks';
const REGION = 'ap-northeast-1';

const OWN_LOCK = { doors: 'use_lockfile = true', keys: `dynamodb_table = "${TABLE}"` };

/** A root as a team has it: its own backend names the very place that `portal.yaml` does. */
const root = (name: string, lock: string, more = '') => `terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
  backend "s3" {
    bucket = "${BUCKET}"
    key    = "${name}/terraform.tfstate"
    region = "${REGION}"
    ${lock}
  }
}
provider "aws" {
  region = "${REGION}"
}
resource "aws_sqs_queue" "wishes" {
  name = "rooms-${name}-wishes"
}
${more}`;
const LATER = `resource "aws_sqs_queue" "later" {
  name = "rooms-doors-later"
}
`;
const component = (name: string, lock: string) => `          ${name}:
            engine: terraform
            directory: rooms/${name}
            state: { kind: s3, bucket: ${BUCKET}, key: ${name}/terraform.tfstate, region: ${REGION}, lock: ${lock} }
            refs: ['*']
            approvals: 0
`;

let portal: Awaited<ReturnType<typeof portalOfExamples>>;
let s3: S3Client;

beforeAll(async () => {
  portal = await portalOfExamples();
  await portal.grant('yagura-rooms-dev-read');
  // As docs/adopt.md says it: no right but those of the module, the state among them.
  await portal.grantTeam({
    'rooms/dev': {
      role_names: { plan: 'yagura-rooms-dev-plan', infrastructure: 'yagura-rooms-dev-deploy-infra' },
      ...{ prefixes: ['rooms'], services: ['sqs'] },
      states: {
        arns: [`arn:aws:s3:::${BUCKET}/*`],
        lock_table_arns: [`arn:aws:dynamodb:${REGION}:${portal.cloud.account}:table/${TABLE}`],
      },
    },
  });
  s3 = new S3Client({ ...portal.options, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const dynamodb = new DynamoDBClient(portal.options);
  await dynamodb.send(
    new CreateTableCommand({
      ...{ TableName: TABLE, BillingMode: 'PAY_PER_REQUEST' },
      AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'LockID', KeyType: 'HASH' }],
    }),
  );
  dynamodb.destroy();
  commit('rooms/doors/main.tf', root('doors', OWN_LOCK.doors));
  commit('rooms/keys/main.tf', root('keys', OWN_LOCK.keys));
  const arn = (role: string) => `arn:aws:iam::000000000000:role/yagura-rooms-dev-${role}`;
  const head = readFileSync(join(repoRoot, 'examples/watched/portal.yaml'), 'utf8');
  portal.useText(`${head.slice(0, head.indexOf('systems:')).replace('main: ../..', `main: ${portal.repository}`).replace('weather', 'rooms')}systems:
  rooms:
    title: Rooms
    environments:
      dev:
        account: '000000000000'
        region: ${REGION}
        roles: { read: ${arn('read')}, plan: ${arn('plan')}, deployInfrastructure: ${arn('deploy-infra')} }
        components:
${component('doors', 'native')}${component('keys', `{ table: ${TABLE} }`)}`);
  portal.start('runner');
});
afterAll(async () => {
  s3?.destroy();
  await portal?.stop();
});

/** Writes a root's file, with the lock file of the examples beside it, and commits. @returns the commit */
function commit(path: string, text: string): string {
  const file = join(portal.repository, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  cpSync(
    join(repoRoot, 'examples/watched/terraform/.terraform.lock.hcl'),
    join(file, '../.terraform.lock.hcl'),
  );
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', portal.repository, '-c', 'user.name=t', '-c', 'user.email=t@x.org', ...args]);
  git('add', '.');
  git('commit', '-q', '-m', path);
  return git('rev-parse', 'HEAD').toString().trim();
}

/** The state as it lies in the bucket. */
async function stored(name: string): Promise<{ serial: number; resources: { name: string }[] }> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: `${name}/terraform.tfstate` }));
  return JSON.parse((await Body?.transformToString()) ?? '');
}

const stateOf = (runs: Awaited<ReturnType<typeof portal.deploy>>) =>
  runs.map(({ component: name, state }) => `${name} ${state}`);

it('roots with their state in S3, one locked by an object and one by a table, are deployed, and again', async () => {
  expect(stateOf(await portal.deploy('rooms/dev', 'trunk'))).toEqual(['doors succeeded', 'keys succeeded']);
  const first = await stored('doors');
  expect(first.resources.map(({ name }) => name)).toEqual(['wishes']);
  const sha = commit('rooms/doors/main.tf', root('doors', OWN_LOCK.doors, LATER));
  await portal.until('the runner has read the commit', async () => {
    const kept = await keptRefs(portal.db, 'main');
    return kept?.reading.state === 'ready' && Object.hasOwn(kept.reading.value.commits, sha);
  });
  expect(stateOf(await portal.deploy('rooms/dev', sha, { only: ['doors'] }))).toEqual(['doors succeeded']);
  const second = await stored('doors');
  expect(second.resources.map(({ name }) => name).toSorted()).toEqual(['later', 'wishes']);
  expect(second.serial).toBeGreaterThan(first.serial);
  // No lock outlives its run, and nothing but the states is left.
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  expect(Contents.map(({ Key }) => Key)).toEqual(['doors/terraform.tfstate', 'keys/terraform.tfstate']);
}, 600_000);

it('what lies in them is on the portal’s picture', async () => {
  const collector = portal.start('collector');
  const parts = async () => {
    const reading = await getReading(portal.db, 'rooms/dev', 'graph');
    return reading?.state === 'ready' ? reading.value.nodes.map(({ id }) => String(id)) : [];
  };
  await portal.until('both states are drawn', async () => {
    const ids = await parts();
    return ['tf:rooms/doors#aws_sqs_queue.later', 'tf:rooms/keys#aws_sqs_queue.wishes'].every((id) =>
      ids.includes(id),
    );
  });
  await collector.stop();
}, 300_000);

/** Terraform in a shell, which asks whether to apply and holds the lock until it is told. */
async function applyingByHand(name: string, dir: string) {
  cpSync(join(portal.repository, 'rooms', name), dir, { recursive: true });
  const { program, env } = terraformOf(portal.shell, dir);
  await promisify(execFile)(program, INIT, { cwd: dir, env });
  const child = spawn(program, ['apply', '-no-color'], { cwd: dir, env });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  const asks = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Enter a value')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  await Promise.race([
    asks,
    ended.then(() => {
      throw new Error(`terraform asked nothing: ${said}`);
    }),
  ]);
  return {
    async letGo() {
      child.stdin.end('no\n');
      await ended;
    },
  };
}

/** The engine's own steps, as the plan role. */
async function engineOf(name: string) {
  const { cloud } = portal;
  const kind = (await noBubblewrap()) === undefined ? 'bubblewrap' : 'none';
  const trusted = `arn:aws:iam::${cloud.account}:root`;
  const role = await assumableRole(cloud, `rooms-plan-${name}`, trusted, '*');
  const sts = new STSClient(portal.options);
  return rootForTest(kind, {
    ...{ endpoint: cloud.endpoint, cliConfig: readToolchain().terraformCliConfig, role },
    ...{ baseKeys: cloud.rootCredentials, environment: { AWS_ENDPOINT_URL: cloud.endpoint } },
    hide: () => undefined,
    async keys() {
      const asked = new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'test' });
      const {
        AccessKeyId = '',
        SecretAccessKey = '',
        SessionToken = '',
      } = (await sts.send(asked)).Credentials ?? {};
      return {
        ...{ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
        expiresAt: Date.now() + 3_600_000,
      };
    },
  });
}

/** The portal's own plan, but for the five minutes that a run waits for somebody else. */
const hasty = (command: TerraformCommand): TerraformCommand => ({
  ...command,
  args: command.args.map((each) => (each.startsWith('-lock-timeout') ? '-lock-timeout=1s' : each)),
});

it.each([
  ['doors', 'native'],
  ['keys', { table: TABLE }],
] as const)(
  'while somebody applies %s by hand, a plan is refused and says who holds the lock',
  async (name, lock) => {
    const more = `resource "aws_sqs_queue" "more" {\n  name = "rooms-${name}-more"\n}\n`;
    const sha = commit(`rooms/${name}/main.tf`, root(name, OWN_LOCK[name], more));
    const dir = mkdtempSync(join(tmpdir(), 'yagura-holder-'));
    const hand = await applyingByHand(name, dir);
    const engine = await engineOf(name);
    const place = { bucket: BUCKET, key: `${name}/terraform.tfstate`, region: REGION };
    const opened = await engine.openedCommit(
      { address: portal.repository, commit: sha },
      { directory: `rooms/${name}`, state: { kind: 's3', ...place, lock, mayBeEmpty: false } },
    );
    const plan = () =>
      opened.step({
        ...{ name: 'plan', plan: '/out/p' },
        commands: (seen) => [hasty(TERRAFORM.plan({ file: seen('/out/p'), variables: [], locking: true }))],
      });
    const { failure } = await plan();
    expect(failure?.locked).toBe(true);
    expect(failure?.message).toMatch(
      /^the state is locked by \S+@\S+ since 2\d{3}-.*\(OperationTypeApply, lock .*force-unlock/,
    );
    // Whoever holds it lets go, and the same plan goes through.
    await hand.letGo();
    const free = await plan();
    expect(free.failure).toBeUndefined();
    expect(free.results['plan-file']?.length).toBeGreaterThan(0);
    await opened.close();
    await engine.end();
    rmSync(dir, { recursive: true, force: true });
  },
  180_000,
);
