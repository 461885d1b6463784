import { expect, it } from 'vitest';
import { reason } from '../reason.ts';
import { instant } from '../time.ts';
import type { InventoryResource } from './resource.ts';
import { filterRows, resourceFilter, resourceRows } from './rows.ts';

const declared: readonly InventoryResource[] = [
  {
    id: 'cfn:items-dev-app/Api',
    environment: 'items/dev',
    type: 'AWS::Lambda::Function',
    name: 'items-dev-api',
    owner: { kind: 'sam', stack: 'items-dev-app', logicalId: 'Api' },
  },
  {
    id: 'tf:x#aws_vpc.main',
    environment: 'items/dev',
    type: 'aws_vpc',
    name: 'main',
    owner: { kind: 'terraform', address: 'aws_vpc.main' },
  },
];
const rows = resourceRows('items/dev', {
  declared,
  alarms: [],
  logGroups: [{ name: '/aws/lambda/items-dev-old', label: 'old', kind: 'function' }],
  health: {
    verdict: 'degraded',
    since: instant(0),
    deploying: false,
    checks: [
      {
        name: 'errors',
        verdict: 'degraded',
        resource: 'items-dev-api',
        reason: reason('health.idle', { label: 'api' }),
      },
    ],
  },
});
const names = (query: Readonly<Record<string, unknown>>) =>
  filterRows(rows, resourceFilter(query)).map(({ resource }) => resource.name);

it('adds what was found and nobody declares, and gives no verdict to what no check looks at', () => {
  expect(rows.map(({ resource, verdict }) => [resource.name, resource.owner.kind, verdict])).toEqual([
    ['items-dev-api', 'sam', 'degraded'],
    ['main', 'terraform', undefined],
    ['/aws/lambda/items-dev-old', 'none', undefined],
  ]);
});

it('filters by owner, type, state and words together', () => {
  expect(names({ owner: 'none' })).toEqual(['/aws/lambda/items-dev-old']);
  expect(names({ type: 'aws_vpc' })).toEqual(['main']);
  expect(names({ state: 'attention' })).toEqual(['items-dev-api']);
  expect(names({ state: 'unchecked', q: 'vpc' })).toEqual(['main']);
});

it('drops a value that it does not know', () => {
  expect(names({ owner: '<script>', state: ['attention'] })).toHaveLength(3);
});
