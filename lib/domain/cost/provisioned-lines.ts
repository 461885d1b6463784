import { numberAt, textAt, textsAt } from '../graph/attributes.ts';
import { kindOf } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import type { Billable } from './line.ts';
import { labelOf } from './meters.ts';
import { type BilledMonth, hoursSoFar } from './month.ts';

/** What keeps concurrency ready: a resource of its own, or an alias and a version of a function. */
export const PROVISIONED: ReadonlySet<string> = new Set([
  'aws_lambda_provisioned_concurrency_config',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
]);

/** Concurrency that is kept ready is paid by memory and time, used or not, beside what invocations cost. */
export const provisionedBillables = (
  declared: readonly DeclaredResource[],
  month: BilledMonth,
): readonly Billable[] =>
  declared.flatMap((resource) => {
    const count = PROVISIONED.has(resource.type) ? numberAt(resource.attributes, ...COUNTS) : undefined;
    return count === undefined || count === 0 ? [] : [lineOf(resource, count, declared, month)];
  });

const COUNTS = [
  'provisionedConcurrentExecutions',
  'provisionedConcurrencyConfig.provisionedConcurrentExecutions',
] as const;

function lineOf(
  resource: DeclaredResource,
  count: number,
  declared: readonly DeclaredResource[],
  month: BilledMonth,
): Billable {
  const of = functionOf(resource, declared);
  const memoryMb = of && numberAt(of.attributes, 'memorySize');
  const arm = of !== undefined && textsAt(of.attributes, 'architectures')[0] === 'arm64';
  const seconds = hoursSoFar(month) * 3_600 * count;
  return {
    ...{ resource: (of ?? resource).id, label: labelOf(of ?? resource), kind: 'inventory' },
    item: arm ? 'lambda-provisioned-arm' : 'lambda-provisioned-x86',
    quantity:
      of === undefined
        ? { state: 'unknown', why: 'not-read' }
        : {
            state: 'known',
            // What says no memory has Lambda's own 128 MB.
            value: ((memoryMb ?? 128) / 1024) * seconds,
            source: 'hours × declared resources',
          },
  };
}

/** By its name, which may come as an ARN, with a version behind it. */
function functionOf(
  { attributes }: DeclaredResource,
  declared: readonly DeclaredResource[],
): DeclaredResource | undefined {
  const name = textAt(attributes, 'functionName')?.split(':function:').at(-1)?.split(':')[0];
  return declared.find(
    (each) => kindOf(each.type) === 'function' && textAt(each.attributes, 'functionName') === name,
  );
}
