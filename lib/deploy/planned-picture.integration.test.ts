import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StackComponent, TerraformComponent } from '#lib/config/components.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { rootPicture, stackPicture } from './planned-picture.ts';

const SHOP = JSON.parse(
  readFileSync(new URL('../terraform/json/fixtures/shop-change.plan.json', import.meta.url), 'utf8'),
);
const PLACE = { environment: 'shop/dev', account: '000000000000', region: 'ap-northeast-1' };
const ROOT = {
  ...{ ...PLACE, name: 'infrastructure', engine: 'terraform', directory: 'infra' },
} as unknown as TerraformComponent;
const STACK = {
  ...{ ...PLACE, name: 'application', engine: 'cloudformation', stack: 'shop-app' },
} as unknown as StackComponent;
const job = {
  environment: {
    key: 'shop/dev',
    system: 'shop',
    name: 'dev',
    account: '000000000000',
    region: 'ap-northeast-1',
    prefix: 'shop-dev',
    components: [ROOT, STACK],
  } as unknown as ConfiguredEnvironment,
  component: ROOT,
  log: { mask: maskerOf(['canary-of-the-file']) },
};
const stackJob = { ...job, component: STACK };
const fn = (variables: object) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: 'shop-dev-reports',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Environment: { Variables: variables },
  },
});
const role = (resource: unknown) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'shop-dev-reports',
    Policies: [
      {
        PolicyName: 'p',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: resource }] },
      },
    ],
  },
});
const ORDERS = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/shop-dev-orders';
const before = { Resources: { Role: role(ORDERS), Reports: fn({}) } };
const after = {
  Parameters: { Hook: { Type: 'String', NoEcho: true } },
  Resources: {
    Role: role({ 'Fn::GetAtt': ['Daily', 'Arn'] }),
    Reports: fn({ TABLE_NAME: { Ref: 'Daily' }, HOOK: { Ref: 'Hook' } }),
    Daily: { Type: 'AWS::DynamoDB::Table', Properties: {} },
  },
};

let server: EmbeddedDatabase;
let runner: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  runner = openDatabase(server.urls.runner, 'test runner', 2);
});
afterAll(async () => {
  await runner?.close();
  await server?.stop();
});

const keep = (kind: 'terraform-state' | 'cloudformation', value: unknown) =>
  putSnapshot(runner.db, 'shop/dev', kind, kind === 'cloudformation' ? 'application' : 'infrastructure', {
    takenAt: instant(1_795_000_020_000),
    digest: 'd',
    value,
  });
const short = (id: string) =>
  id.replace(/^tf:infra#aws_[a-z]+_[a-z]+\.|^cfn:shop-app\//, '').replace('Kitchen/', '');
const lines = ({ edges }: { edges: readonly { kind: string; from: string; to: string }[] }) =>
  edges.map(({ kind, from, to }) => `${kind} ${short(from)} → ${short(to)}`);

it('a plan of Terraform before any stack adds its parts and lines, and none of its values', async () => {
  const picture = await rootPicture(runner.db, job, SHOP);
  expect(picture.nodes.map(({ id }) => short(id))).toEqual([
    'visits',
    'counter',
    'counter',
    'failed',
    'jobs',
  ]);
  expect(lines(picture)).toEqual([
    'dead-letter counter → failed',
    'message jobs → counter',
    'read counter → orders',
    'read counter → visits',
    'write counter → visits',
  ]);
  expect(JSON.stringify(picture)).not.toMatch(/canary|arn:aws/);
});

it('a change set adds what its template refers to, beside the state that was kept last', async () => {
  await keep('terraform-state', SHOP.prior_state);
  const sides = {
    before: { template: before, parameters: {} },
    after: [{ place: '', after: { template: after, parameters: { Hook: 'canary-of-the-file' } } }],
  };
  const picture = await stackPicture(runner.db, stackJob, sides);
  expect(picture.nodes.map(({ id }) => short(id))).toEqual(['Daily']);
  expect(lines(picture)).toEqual(['read Reports → Daily']);
  expect(picture.edges[0]?.evidence).toContainEqual({
    kind: 'text',
    text: 'shop-dev-reports: variable TABLE_NAME names Daily',
  });
  expect(JSON.stringify(picture)).not.toContain('canary');
  const first = await stackPicture(runner.db, stackJob, { ...sides, before: undefined });
  expect(first.nodes).toHaveLength(3);
});

it('a change set shows what comes into a stack within the stack, with its lines', async () => {
  const { changeSets } = JSON.parse(
    readFileSync(new URL('../cloudformation/fixtures/nested.change-sets.json', import.meta.url), 'utf8'),
  );
  const kitchen = Object.values<{ StackName: string; template: unknown }>(changeSets).find(
    ({ StackName }) => StackName === 'shop-dev-Kitchen-1ABC',
  );
  const picture = await stackPicture(runner.db, stackJob, {
    before: undefined,
    after: [
      { place: '', after: { template: changeSets['yagura-7-1'].template, parameters: {} } },
      { place: '/Kitchen', after: { template: kitchen?.template, parameters: { Stage: 'dev' } } },
    ],
  });
  expect(picture.nodes.map(({ id }) => id)).toContain('cfn:shop-app/Kitchen/Cook');
  expect(lines(picture)).toContain('message Orders → Cook');
});

it('what the stack has already is no news in a plan of Terraform', async () => {
  const resources = [{ logicalId: 'Role', type: 'AWS::IAM::Role', physicalId: 'shop-dev-reports' }];
  await keep('cloudformation', { stack: 'shop-app', template: before, parameters: {}, resources });
  const picture = await rootPicture(runner.db, job, SHOP);
  expect(lines(picture)).not.toContain('read Reports → orders');
  expect(picture.nodes.map(({ id }) => short(id))).not.toContain('Reports');
});

it('what a stack in the stack has already is no news in a change set of it', async () => {
  const { changeSets } = JSON.parse(
    readFileSync(new URL('../cloudformation/fixtures/nested.change-sets.json', import.meta.url), 'utf8'),
  );
  const { template } = changeSets['yagura-7-1'];
  const inside = {
    Parameters: { Stage: { Type: 'String' } },
    Resources: { Cook: { Type: 'AWS::Lambda::Function', Properties: {} } },
  };
  const kitchen = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-dev-Kitchen-1ABC/2';
  const made = { type: 'AWS::CloudFormation::Stack', status: 'UPDATE_COMPLETE', physicalId: kitchen };
  await keep('cloudformation', {
    ...{ stack: 'shop-app', template, parameters: {}, resources: [{ logicalId: 'Kitchen', ...made }] },
  });
  const kept = { stack: 'shop-app/Kitchen', template: inside, parameters: { Stage: 'dev' }, resources: [] };
  await putSnapshot(runner.db, 'shop/dev', 'cloudformation', 'application/Kitchen', {
    ...{ takenAt: instant(1_795_000_020_000), digest: 'k', value: kept },
  });
  const after = { ...inside, Resources: { ...inside.Resources, Wash: inside.Resources.Cook } };
  const picture = await stackPicture(runner.db, stackJob, {
    before: { template, parameters: {} },
    after: [
      { place: '', after: { template, parameters: {} } },
      { place: '/Kitchen', after: { template: after, parameters: { Stage: 'dev' } } },
    ],
  });
  expect(picture.nodes.map(({ id }) => id)).toEqual(['cfn:shop-app/Kitchen/Wash']);
});
