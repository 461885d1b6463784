import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import type { PlanJson } from './plan-json.ts';
import { configuredReferences, withoutKeys } from './references.ts';

/** The attribute that names what others refer to by its `id` or `arn`. */
const NAMES: Readonly<Record<string, string>> = {
  aws_iam_role: 'name',
  aws_s3_bucket: 'bucket',
  aws_lambda_function: 'function_name',
  aws_dynamodb_table: 'name',
  aws_sqs_queue: 'name',
  aws_sns_topic: 'name',
  aws_cloudwatch_log_group: 'name',
};

/** What an argument will name, of which a plan only says that it is known after apply; `arn` of a role alone. */
export type Later = { readonly name: string; readonly arn?: string };

/**
 * Reads the configuration for it: what the argument refers to has a name that the same plan tells.
 * @returns undefined where it refers to several things, or to one without a name
 */
export function namedLater(
  { resource_changes: changes, configuration }: PlanJson,
  account: string,
): (address: string, argument: string) => Later | undefined {
  const referenced = configuredReferences(configuration);
  const byAddress = Map.groupBy(changes, ({ address }) => withoutKeys(address));
  return (address, argument) => {
    const found = referenced(address, [argument]).flatMap((each) => byAddress.get(each) ?? []);
    const [only, ...more] = found;
    if (!only || more.length > 0) return undefined;
    const values = only.change.after ?? only.change.before;
    const attribute = own(NAMES, only.type);
    const name = attribute !== undefined && isRecord(values) ? values[attribute] : undefined;
    if (!isRecord(values) || typeof name !== 'string') return undefined;
    const path = typeof values.path === 'string' ? values.path : '/';
    return {
      name,
      ...(only.type === 'aws_iam_role' ? { arn: `arn:aws:iam::${account}:role${path}${name}` } : {}),
    };
  };
}
