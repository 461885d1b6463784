import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildGraph } from '#lib/domain/graph/build.ts';
import { policyDocument } from './policy-document.ts';
import { declaredFromTerraform } from './state.ts';

const SHOP = JSON.parse(
  readFileSync(new URL('./fixtures/shop-change.plan.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const place = { system: 'shop', environment: 'dev', account: '0', region: 'r', prefix: 'shop-dev' };
const lines = (show: unknown) => {
  const graph = buildGraph([declaredFromTerraform(show, 'infra')], place);
  return graph.edges.map(({ kind, from, to }) => `${kind} ${short(from)} → ${short(to)}`);
};
const short = (id: string) => id.replace(/^tf:infra#aws_[a-z]+_[a-z]+\./, '');

it('draws the lines of a recorded plan that creates a function, its table, queues and rights', () => {
  expect(lines(SHOP)).toEqual([
    'dead-letter counter → failed',
    'message jobs → counter',
    'read counter → orders',
    'read counter → visits',
    'write counter → visits',
  ]);
});

it('draws from the prior state what is there before', () => {
  expect(lines(SHOP.prior_state)).toEqual(['message old → worker', 'write worker → orders']);
});

it('writes a document as far as the plan knows it: holes are what the statement names', () => {
  const values = {
    statement: [
      { sid: 'A', effect: 'Deny', actions: ['s3:GetObject'], resources: ['arn:known', null] },
      { effect: null, not_actions: ['iam:*'], resources: ['*'], condition: [{ test: 'StringEquals' }] },
      'odd',
    ],
  };
  expect(JSON.parse(policyDocument(values, (index, name) => [`${name} of ${index}`])).Statement).toEqual([
    {
      Sid: 'A',
      Effect: 'Deny',
      Action: ['s3:GetObject'],
      NotAction: [],
      Resource: ['arn:known', 'resources of 0'],
      NotResource: [],
    },
    {
      Effect: 'Allow',
      Action: [],
      NotAction: ['iam:*'],
      Resource: ['*'],
      NotResource: [],
      Condition: { known: {} },
    },
    { Effect: 'Allow', Action: [], NotAction: [], Resource: [], NotResource: [] },
  ]);
});

it.each([{}, { statement: 3 }, { statement: null }])('writes nothing out of %j', (values) => {
  expect(JSON.parse(policyDocument(values, () => []))).toEqual({ Statement: [] });
});
