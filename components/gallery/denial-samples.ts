import type { PredictedDenials } from '#lib/domain/deploy/denials/predicted.ts';

const ROLE = 'arn:aws:iam::210987654321:role/deploy-infrastructure';
const TABLE = 'arn:aws:dynamodb:eu-west-1:210987654321:table/prod-orders';

/** What IAM would refuse of a plan, and what nobody can say. */
export const DENIALS: PredictedDenials = {
  decided: 14,
  denials: [
    {
      ...{ role: ROLE, address: 'module.data.aws_dynamodb_table.orders', type: 'aws_dynamodb_table' },
      ...{ action: 'dynamodb:UpdateTimeToLive', resource: TABLE },
    },
    {
      ...{ role: ROLE, address: 'module.data.aws_dynamodb_table.orders', type: 'aws_dynamodb_table' },
      ...{ action: 'dynamodb:UpdateContinuousBackups', resource: TABLE },
    },
    {
      ...{ role: ROLE, address: 'aws_sqs_queue.old', type: 'aws_sqs_queue', action: 'sqs:DeleteQueue' },
      ...{ resource: 'arn:aws:sqs:eu-west-1:210987654321:prod-old', explicit: true },
    },
  ],
  unknown: [
    { why: 'type', what: 'aws_vpclattice_service', n: 2 },
    { why: 'context', what: 'iam:PutRolePolicy (aws:PrincipalTag/Team)', n: 1 },
    { why: 'resource', what: 'iam:PassRole', n: 1 },
  ],
};

/** The role that plans may not ask. */
export const NOT_ASKED: PredictedDenials = {
  ...{ decided: 0, denials: [], unknown: [{ why: 'unasked', what: 'lambda:UpdateFunctionCode', n: 3 }] },
  failure: {
    ...{ kind: 'denied', principal: 'arn:aws:iam::210987654321:role/plan' },
    ...{ action: 'iam:SimulatePrincipalPolicy', resource: ROLE },
  },
};
