import { randomUUID } from 'node:crypto';
import { countChanges, type Plan, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { putPlan } from '#lib/store/plans.ts';
import { PLANNED } from './pictures.ts';

export const COMMIT = '5e0d7b3c1f9a4b2d8e6f7a0b1c2d3e4f5a6b7c8d';
const CONTENT = '9f3c1a7e4b2d8e6f7a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1e2f';

/** TEST DATA: the plan of an infrastructure run, with every risk that pages show. */
export async function fillPlan(db: Db, runId: string, at: Instant): Promise<void> {
  const value: Plan = {
    runId,
    content: CONTENT,
    binding: 'b1'.repeat(32),
    changes: CHANGES,
    counts: countChanges(CHANGES),
    outputs: [],
    madeBy: { commit: COMMIT, terraform: '1.11.4', providers: { aws: '5.100.0' }, stateSerial: 412 },
    picture: PLANNED,
  };
  await putPlan(db, { id: randomUUID(), madeAt: at, plan: value, files: {} });
}

const plain = { sensitive: false, unknownAfter: false, forcesReplacement: false };
const CHANGES: readonly ResourceChange[] = [
  {
    address: 'module.iam.aws_iam_role_policy.processor',
    type: 'aws_iam_role_policy',
    action: 'update',
    risks: ['iam'],
    attributes: [
      {
        path: 'policy',
        before: JSON.stringify({
          Statement: [
            {
              Sid: 'WriteItems',
              Action: ['dynamodb:PutItem'],
              Resource: 'arn:aws:dynamodb:::table/items-prod-data',
            },
          ],
        }),
        after: JSON.stringify({
          Statement: [
            {
              Sid: 'WriteItems',
              Action: ['dynamodb:PutItem', 'dynamodb:TransactWriteItems'],
              Resource: 'arn:aws:dynamodb:::table/items-prod-data',
            },
          ],
        }),
        ...plain,
      },
    ],
  },
  {
    address: 'module.network.aws_vpc_endpoint_route_table_association.dynamodb["c"]',
    type: 'aws_vpc_endpoint_route_table_association',
    action: 'replace',
    risks: ['network'],
    attributes: [
      {
        path: 'route_table_id',
        before: '"rtb-0a41e2"',
        ...plain,
        unknownAfter: true,
        forcesReplacement: true,
      },
    ],
  },
  {
    address: 'module.network.aws_nat_gateway.main["c"]',
    type: 'aws_nat_gateway',
    action: 'create',
    risks: [],
    attributes: [{ path: 'subnet_id', after: '"subnet-0c2"', ...plain }],
  },
  {
    address: 'module.network.aws_eip.nat["c"]',
    type: 'aws_eip',
    action: 'create',
    risks: [],
    attributes: [],
  },
  {
    address: 'aws_dynamodb_table.data',
    type: 'aws_dynamodb_table',
    action: 'update',
    risks: [],
    attributes: [{ path: 'deletion_protection_enabled', before: 'false', after: 'true', ...plain }],
  },
];
