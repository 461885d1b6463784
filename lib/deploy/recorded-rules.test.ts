import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changeSetChanges } from '#lib/cloudformation/change-set.ts';
import type { ChangeSetEntry } from '#lib/cloudformation/change-set-entry.ts';
import { judgePlan, type RuleSettings } from '#lib/domain/deploy/rules/judge.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { resourceChanges } from '#lib/terraform/json/changes.ts';
import { parsePlanJson } from '#lib/terraform/json/plan-json.ts';

// Plans as Terraform and CloudFormation wrote them (see the READMEs beside them), judged by every rule.
const on = { level: 'deny', except: [] } as const;
const ALL: RuleSettings = {
  ...{ 'no-public-bucket': on, 'no-data-loss': on, 'no-wildcard-iam': on, encryption: on },
  ...{ 'cost-growth': { ...on, usdPerMonth: 0 }, tags: { ...on, keys: ['Project'] } },
};
const read = (file: string) => readFileSync(file, 'utf8');
const planOf = (file: string) =>
  resourceChanges(parsePlanJson(read(`lib/terraform/json/fixtures/${file}`)), maskerOf());
const said = (changes: ReturnType<typeof planOf>, more = {}) =>
  judgePlan({ changes, region: 'ap-northeast-1', ...more }, ALL).map(
    ({ rule, kind, address }) => `${rule} ${kind} ${address}`,
  );

it('what Terraform plans to make of hello breaks no rule', () => {
  expect(said(planOf('hello-create.plan.json'))).toEqual([]);
});

it('a change of another system loses a queue, and writes policies that are known only after apply', () => {
  expect(said(planOf('shop-change.plan.json'))).toEqual([
    'no-data-loss denied aws_sqs_queue.old',
    'no-wildcard-iam unknown aws_iam_role_policy.counter',
    'no-wildcard-iam unknown aws_iam_role_policy.failures',
  ]);
});

it('a change set that CloudFormation made of the shipped application breaks none but for a tag that its stack lacks', () => {
  const { Changes } = JSON.parse(read('lib/cloudformation/fixtures/items-dev-app.change-set.json')) as {
    Changes: ChangeSetEntry[];
  };
  const changes = changeSetChanges(
    Changes,
    undefined,
    { template: { Resources: {} }, parameters: {} },
    maskerOf(),
  );
  expect(said(changes, { stackTags: { Project: 'items' } })).toEqual([]);
  expect(said(changes, { stackTags: {} })).toEqual(['tags denied ']);
});
