import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plannedChanges } from './planned.ts';

const change = (address: string, actions: unknown, mode = 'managed') => ({
  address,
  mode,
  type: 'aws_x',
  change: { actions },
});

it('names what a plan does to each resource', () => {
  const resource_changes = [
    change('aws_x.a', ['create']),
    change('aws_x.b["k.\\"x\\""]', ['update']),
    change('aws_x.c', ['create', 'delete']),
    change('aws_x.d', ['forget']),
    change('aws_x.e', ['no-op']),
    change('data.aws_x.f', ['read'], 'data'),
    change('aws_x.g', ['dance']),
    change('aws_x.h', 'create'),
    null,
  ];
  expect(plannedChanges({ resource_changes }, 'infra').map(({ id, action }) => [id, action])).toEqual([
    ['tf:infra#aws_x.a', 'create'],
    ['tf:infra#aws_x.b["k.\\"x\\""]', 'update'],
    ['tf:infra#aws_x.c', 'replace'],
    ['tf:infra#aws_x.d', 'forget'],
  ]);
});

it('reads the recorded plan of hello', () => {
  const file = new URL('./fixtures/hello-create.plan.json', import.meta.url);
  const changes = plannedChanges(JSON.parse(readFileSync(file, 'utf8')), 'infra/hello');
  expect(changes).toHaveLength(10);
  expect(changes.every((each) => each.action === 'create')).toBe(true);
});

it.each([undefined, null, 'x', [], { resource_changes: 3 }])('is empty for %j', (odd) => {
  expect(plannedChanges(odd, 'infra')).toEqual([]);
});
