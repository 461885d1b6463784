import { expect, it } from 'vitest';
import { type DeclaredResource, resourceId } from '../graph/model.ts';
import { instant } from '../time.ts';
import { declared } from './declared-in-test.ts';
import { inventoryBillables } from './inventory-lines.ts';
import type { BilledMonth } from './month.ts';
import { unmeasuredBillables } from './unmeasured-lines.ts';

const HOUR = 3_600_000;
const month: BilledMonth = {
  name: '2026-11',
  from: instant(0),
  now: instant(10 * HOUR),
  end: instant(10 * HOUR),
};
const amounts = (...resources: readonly DeclaredResource[]) =>
  inventoryBillables(resources, month).map(({ kind, item, quantity }) => [
    ...[kind, item],
    quantity.state === 'known' ? quantity.value : quantity.why,
  ]);

it('concurrency that is kept ready costs by memory and time, on the function that it is kept for', () => {
  const api = {
    ...declared('aws_lambda_function', { functionName: 'api', memorySize: 512, architectures: ['arm64'] }),
    id: resourceId('tf:infra#aws_lambda_function.api'),
  };
  const kept = declared('aws_lambda_provisioned_concurrency_config', {
    ...{ functionName: 'api', provisionedConcurrentExecutions: 4 },
  });
  const [line, ...others] = inventoryBillables([api, kept], month);
  expect(others).toEqual([]);
  expect(unmeasuredBillables([api, kept])).toEqual([]);
  expect(line).toMatchObject({
    ...{ resource: api.id, label: 'api', item: 'lambda-provisioned-arm' },
    quantity: { state: 'known', value: 0.5 * 4 * 10 * 3_600 },
  });
  const alias = declared('AWS::Lambda::Alias', {
    functionName: 'arn:aws:lambda:eu-west-1:1:function:api:7',
    provisionedConcurrencyConfig: { provisionedConcurrentExecutions: 1 },
  });
  expect(amounts(api, alias)).toEqual([['inventory', 'lambda-provisioned-arm', 0.5 * 10 * 3_600]]);
  expect(amounts(alias)).toEqual([['inventory', 'lambda-provisioned-x86', 'not-read']]);
  expect(amounts(api, declared('AWS::Lambda::Alias', { functionName: 'api' }))).toEqual([]);
});
