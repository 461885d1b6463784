import { expect, it } from 'vitest';
import { changesOf } from './diagram-overlays.ts';

const plan = (...changes: readonly (readonly [address: string, ...actions: string[]])[]) => ({
  name: 'infra',
  text: JSON.stringify({
    resource_changes: changes.map(([address, ...actions]) => ({ address, change: { actions } })),
  }),
});

it('tells what a plan does to each resource', () => {
  const changes = changesOf(
    plan(
      ['a.new', 'create'],
      ['a.set', 'update'],
      ['a.gone', 'delete'],
      ['a.swap', 'delete', 'create'],
      ['a.same', 'no-op'],
      ['data.a.read', 'read'],
    ),
  );
  expect([...changes]).toEqual([
    ['tf:infra#a.new', 'create'],
    ['tf:infra#a.set', 'change'],
    ['tf:infra#a.gone', 'delete'],
    ['tf:infra#a.swap', 'replace'],
  ]);
});

it.each(['<html>', '[]', '{"resource_changes":[1,{"change":{}}]}'])('finds no change in %s', (text) => {
  expect(changesOf({ name: 'x', text }).size).toBe(0);
});
