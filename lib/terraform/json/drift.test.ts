import { expect, it } from 'vitest';
import { maskerOf } from '#lib/domain/masking.ts';
import { driftedResources } from './drift.ts';
import { parsePlanJson } from './plan-json.ts';

const resource = (type: string, before: object, after: object) => ({
  ...{ address: `${type}.x`, mode: 'managed', type, name: 'x', provider_name: 'aws' },
  change: {
    actions: ['update'],
    before,
    after,
    before_sensitive: {},
    after_sensitive: {},
    after_unknown: {},
  },
});
/** TEST DATA: what was declared, and what a refresh found. */
const named = (type: string, own: object) => {
  const [declared, found] = [
    { ...own, policy: 'a' },
    { ...own, policy: 'b' },
  ];
  const plan = parsePlanJson(
    JSON.stringify({
      ...{ format_version: '1.2', terraform_version: '1.11.0' },
      resource_changes: [resource(type, found, declared)],
      resource_drift: [resource(type, declared, found)],
    }),
  );
  return driftedResources(new Set([`${type}.x`]), plan, maskerOf())[0]?.physicalId;
};

it('names a drifted resource as AWS’s event history does: a policy inside a role by its role', () => {
  expect(named('aws_sqs_queue', { name: 'orders', id: 'https://sqs/orders' })).toBe('orders');
  expect(named('aws_iam_role_policy', { name: 'read', role: 'worker', id: 'worker:read' })).toBe('worker');
  expect(named('aws_iam_role', { name: 'worker', id: 'worker' })).toBe('worker');
});
