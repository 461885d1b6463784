import type { AwsClients } from '#lib/aws/clients.ts';
import { describeTable } from '#lib/aws/read/dynamodb/table.ts';
import { functionSettings } from '#lib/aws/read/lambda/function.ts';
import type { FoundLogGroup } from '#lib/aws/read/logs/log-groups.ts';
import type { FunctionSize, TableSize } from '#lib/domain/cost/usage-lines.ts';
import type { MetricTarget } from '#lib/domain/metrics/targets.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { foundLogGroups } from './found-log-groups.ts';

/** Settings and sizes by which use is billed, as they are now, whoever set them. */
export type BilledFacts = {
  readonly functions: ReadonlyMap<string, FunctionSize>;
  readonly tables: ReadonlyMap<string, TableSize>;
  readonly logGroups: readonly FoundLogGroup[];
  readonly missing: readonly Missing[];
};

/** One call a function and table; what cannot be read is missing, the rest is true without it. */
export async function billedFacts(
  aws: AwsClients,
  targets: readonly MetricTarget[],
  /** Names of the log groups that are the environment's. */
  own: readonly string[],
): Promise<BilledFacts> {
  const functions = new Map<string, FunctionSize>();
  const tables = new Map<string, TableSize>();
  const missing: Missing[] = [];
  for (const { kind, dimensions } of targets) {
    const { FunctionName, TableName } = dimensions;
    if (kind === 'function' && FunctionName) {
      const read = await functionSettings(aws, FunctionName);
      if (read.ok) functions.set(FunctionName, read.value);
      else missing.push({ what: `settings of ${FunctionName}`, failure: read.error });
    }
    if (kind === 'table' && TableName) {
      const read = await describeTable(aws, TableName);
      if (read.ok) tables.set(TableName, read.value);
      else missing.push({ what: `size of ${TableName}`, failure: read.error });
    }
  }
  const groups = await foundLogGroups(aws, own);
  if (!groups.ok) missing.push({ what: 'log groups', failure: groups.error });
  const logGroups = groups.ok ? groups.value : [];
  return { functions, tables, logGroups, missing };
}
