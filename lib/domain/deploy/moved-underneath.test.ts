import { expect, it } from 'vitest';
import { type AppliedPlan, movedUnderneath } from './moved-underneath.ts';
import type { ChangeAction } from './plan.ts';

const ground = { component: 'orders', outputs: ['network.table_name'] };
const applied = (
  component: string,
  type: string,
  action: ChangeAction,
  outputs: NonNullable<AppliedPlan['plan']>['outputs'] = [],
): AppliedPlan => ({
  ...{ run: 41, component },
  plan: { changes: [{ ...{ address: 'X', type, action }, attributes: [], risks: [] }], outputs },
});

it.each([
  ['orders', 'AWS::DynamoDB::Table', 'create', 'release.moved'],
  ['orders', 'AWS::DynamoDB::Table', 'delete', 'release.moved'],
  ['network', 'aws_dynamodb_table', 'replace', 'release.moved'],
  ['network', 'aws_iam_role', 'delete', 'release.moved'],
  ['network', 'aws_lambda_layer_version', 'replace', 'release.moved'],
  ['network', 'aws_dynamodb_table', 'create', undefined],
  ['network', 'aws_iam_role', 'update', undefined],
  ['orders', 'AWS::Lambda::Function', 'update', undefined],
  ['orders', 'AWS::Logs::LogGroup', 'create', undefined],
] as const)('after %s had %s: %s, an earlier release is refused as %s', (component, type, action, code) => {
  expect(movedUnderneath(ground, [applied(component, type, action)])?.code).toBe(code);
});

it('is refused once an output that it was given is another one, and not for other outputs', () => {
  const with_ = (name: string, action: ChangeAction) =>
    movedUnderneath(ground, [applied('network', 'aws_vpc', 'update', [{ name, action }])])?.code;
  expect(with_('table_name', 'update')).toBe('release.output-moved');
  expect(with_('table_name', 'create')).toBeUndefined();
  expect(with_('vpc_id', 'delete')).toBeUndefined();
});

it('names the run that moved it', () => {
  const why = movedUnderneath(ground, [
    { ...applied('orders', 'AWS::Lambda::Function', 'update'), run: 40 },
    applied('network', 'aws_dynamodb_table', 'replace'),
  ]);
  expect(why?.params).toMatchObject({ run: 41, component: 'network', address: 'X', action: 'replace' });
});

it('is refused over a run of which nobody knows any more what it changed', () => {
  const why = movedUnderneath(ground, [{ run: 39, component: 'network' }]);
  expect(why).toMatchObject({ code: 'release.plan-gone', params: { run: 39, component: 'network' } });
});
