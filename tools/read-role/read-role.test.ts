import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repoRoot } from '../toolchain.ts';
import { actionsIn, collectorActions, collectorCalls } from './calls.ts';
import { readPolicy, readRoleTemplate } from './template.ts';

const file = (path: string) => readFileSync(join(repoRoot, path), 'utf8');
const actions = collectorActions(repoRoot);

it('finds calls by what a file imports, and their names in IAM', () => {
  const source = `import { ListObjectsV2Command, type Bucket } from '@aws-sdk/client-s3';
import { paginateListStacks, type ListStacksCommandInput } from '@aws-sdk/client-cloudformation';
import {
  GetRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { x } from './x.ts';`;
  expect(actionsIn(source)).toEqual(['s3:ListBucket', 'cloudformation:ListStacks', 'apigateway:GET']);
});

it('grants the calls that the collector makes and no other (else: npm run read-role)', () => {
  expect(file('infra/portal/onboard/read-role.template.yaml')).toBe(readRoleTemplate(actions));
  const policy: unknown = JSON.parse(file('infra/portal/onboard/terraform/read-policy.json'));
  expect(policy).toEqual(readPolicy(actions));
});

it('shows on the Access page the calls that the collector makes (else: npm run read-role)', () => {
  const table: unknown = JSON.parse(file('lib/domain/membership/read-calls.json'));
  expect(table).toEqual(collectorCalls(repoRoot));
});

it('grants nothing that changes anything or shows what people keep', () => {
  for (const action of actions)
    expect(action).toMatch(/:(Describe|Get|List|Lookup|Filter|Start(Query|LiveTail)|Stop|GET)/);
  expect(actions).not.toContain('secretsmanager:GetSecretValue');
  expect(actions).not.toContain('dynamodb:GetItem');
  expect(readPolicy(actions).Statement.flatMap(({ Action }) => Action)).not.toContain('s3:GetObject');
});

/** Asked when somebody adds a system or watches a state; what is deployed from here has its state read by the runner. */
const NOT_OF_SHIPPED = ['organizations:ListAccounts', 's3:GetObject', 's3:ListAllMyBuckets', 's3:ListBucket'];

it('is within what the roles by environment may read too, but for discovery and watched states', () => {
  const granted = [
    ...file('infra/portal/access/environment/read.tf').matchAll(/"([a-z0-9-]+:[A-Za-z*]+)"/g),
  ].map(([, action = '']) => action);
  const covers = (action: string) =>
    granted.some((each) => each === action || (each.endsWith('*') && action.startsWith(each.slice(0, -1))));
  expect(actions.filter((action) => !covers(action))).toEqual(NOT_OF_SHIPPED);
});
