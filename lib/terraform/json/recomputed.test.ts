import { expect, it } from 'vitest';
import { maskerOf } from '#lib/domain/masking.ts';
import { resourceChanges } from './changes.ts';
import { parsePlanJson } from './plan-json.ts';

/** Hand-written in the format of `terraform show -json`: an alias that follows its function, and what else names it. */
const plan = (functionActions: readonly string[]) =>
  parsePlanJson(
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.4',
      resource_changes: [
        resource('aws_lambda_function.api', functionActions, { hash: 'a' }, { hash: 'b' }, { version: true }),
        resource(
          'aws_lambda_alias.live',
          ['update'],
          { function_version: '3' },
          {},
          { function_version: true },
        ),
        resource('aws_lambda_permission.call', ['update'], { qualifier: '3' }, {}, { qualifier: true }),
        resource('aws_sns_topic.own', ['update'], { owner: 'x' }, {}, { owner: true }),
      ],
      configuration: {
        root_module: {
          resources: [
            { address: 'aws_lambda_function.api', expressions: {} },
            follows('aws_lambda_alias.live', 'function_version'),
            follows('aws_lambda_permission.call', 'qualifier'),
            { address: 'aws_sns_topic.own', expressions: {} },
          ],
        },
      },
    }),
  );

function resource(address: string, actions: readonly string[], before: object, after: object, later: object) {
  const [type] = address.split('.');
  return { address, type, mode: 'managed', change: { actions, before, after, after_unknown: later } };
}

const follows = (address: string, attribute: string) => ({
  address,
  expressions: {
    [attribute]: { references: ['aws_lambda_function.api.version', 'aws_lambda_function.api'] },
  },
});

const told = (actions: readonly string[]) =>
  resourceChanges(plan(actions), maskerOf()).map(({ address, because }) => [address, because]);

it('folds what is only worked out anew under its cause, and never what somebody must look at', () => {
  expect(told(['update'])).toEqual([
    ['aws_lambda_function.api', undefined],
    ['aws_lambda_alias.live', ['aws_lambda_function.api']],
    ['aws_lambda_permission.call', undefined],
    ['aws_sns_topic.own', undefined],
  ]);
});

it('folds nothing under what is replaced: its values will be others', () => {
  expect(told(['delete', 'create']).every(([, because]) => because === undefined)).toBe(true);
});
