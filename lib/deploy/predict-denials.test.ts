import type { SimulatePrincipalPolicyCommandInput } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { answeringClients, sdkError } from '#lib/aws/answering-clients.ts';
import type { Need } from '#lib/domain/deploy/denials/touched.ts';
import { predictDenials } from './predict-denials.ts';

const ROLE = 'arn:aws:iam::000000000000:role/shop-deploy';
const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/orders';
const job = {
  log: { say: () => undefined, mask: (text: string) => text } as never,
  signal: new AbortController().signal,
};
const need = (action: string, address = 'aws_dynamodb_table.orders'): Need => ({
  ...{ address, type: 'aws_dynamodb_table', action, resources: [TABLE], sure: true, context: {} },
});

function predicted(
  needs: readonly Need[],
  answer: (actions: readonly string[]) => readonly (readonly [string, string])[],
) {
  const { aws, asked } = answeringClients({
    'iam:SimulatePrincipalPolicy': ({ ActionNames = [] }: SimulatePrincipalPolicyCommandInput) => ({
      EvaluationResults: answer(ActionNames).map(([EvalActionName, EvalDecision]) => ({
        ...{ EvalActionName, EvalDecision, EvalResourceName: TABLE },
      })),
    }),
  });
  return { asked, found: predictDenials(aws, job, [{ role: ROLE, needs }], []) };
}

it('asks one by one what IAM refuses to decide together, and judges as if it had', async () => {
  const { found, asked } = predicted(
    [need('dynamodb:CreateTable'), need('dynamodb:TagResource'), need('dynamodb:UpdateTimeToLive')],
    (actions) => {
      if (actions.length > 1) throw sdkError('InvalidInput', 'Simulate the actions separately.');
      return actions.map((each) => [each, each === 'dynamodb:TagResource' ? 'implicitDeny' : 'allowed']);
    },
  );
  expect(await found).toEqual({
    decided: 3,
    denials: [
      {
        ...{ role: ROLE, address: 'aws_dynamodb_table.orders', type: 'aws_dynamodb_table' },
        ...{ action: 'dynamodb:TagResource', resource: TABLE },
      },
    ],
  });
  expect(asked()).toHaveLength(4);
});

it('says why nothing is known where IAM finds even one action not valid, and asks on', async () => {
  const { found, asked } = predicted([need('dynamodb:Nothing')], () => {
    throw sdkError('InvalidInput', 'dynamodb:Nothing is not an action.');
  });
  expect(await found).toMatchObject({
    decided: 0,
    denials: [],
    unknown: [{ why: 'unasked', what: 'dynamodb:Nothing', n: 1 }],
    failure: { kind: 'unavailable' },
  });
  expect(asked()).toHaveLength(1);
});
