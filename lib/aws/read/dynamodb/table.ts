import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { type Bytes, bytes } from '#lib/domain/units.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const table = z.object({
  TableName: z.string(),
  TableSizeBytes: z.number().optional(),
  BillingModeSummary: z.object({ BillingMode: z.string() }).optional(),
  TableClassSummary: z.object({ TableClass: z.string().optional() }).optional(),
});

export type TableFacts = {
  readonly name: string;
  readonly billing: 'on-demand' | 'provisioned';
  /** AWS counts again about every six hours; absent while it never has. */
  readonly size?: Bytes;
  /** Of the class for tables that are seldom read. */
  readonly infrequentAccess?: boolean;
};

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html */
export function describeTable(aws: AwsClients, name: string): Promise<Read<TableFacts>> {
  return attempt(aws, 'dynamodb:DescribeTable', async () => {
    const answer = await aws.dynamodb.send(new DescribeTableCommand({ TableName: name }));
    const { TableName, TableSizeBytes, BillingModeSummary, TableClassSummary } = table.parse(answer.Table);
    return {
      name: TableName,
      billing: BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' ? 'on-demand' : 'provisioned',
      ...(TableClassSummary?.TableClass === 'STANDARD_INFREQUENT_ACCESS' ? { infrequentAccess: true } : {}),
      ...(TableSizeBytes === undefined ? {} : { size: bytes(TableSizeBytes) }),
    };
  });
}
