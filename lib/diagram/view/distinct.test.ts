import { expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { distinct } from './distinct.ts';
import type { Diagram } from './types.ts';

const part = (id: string, title: string) => ({ id, of: [id], title, icon: 'table', size: 56 });
const table = (id: string, stack: string, logicalId: string) => ({
  ...{ id, kind: 'table', name: 'Table' },
  owners: [{ kind: 'sam', stack, logicalId }],
});
const drawn = (...nodes: readonly ReturnType<typeof part>[]) => ({ nodes }) as unknown as Diagram;
const graph = {
  place: { system: 'shop', environment: 'dev', prefix: 'shop-dev', account: '1', region: 'x' },
  nodes: [
    table('a', 'shop-dev-orders', 'Table'),
    table('b', 'shop-dev-users', 'Table'),
    table('c', 'shop-dev-users', 'Old'),
  ],
} as unknown as SystemGraph;
const titles = (diagram: Diagram) => diagram.nodes.map(({ title }) => title);

it('tells parts of one name apart by their stacks, and within one stack by what the template calls them', () => {
  expect(titles(distinct(drawn(part('a', 'Table'), part('b', 'Table')), graph))).toEqual([
    'orders/Table',
    'users/Table',
  ]);
  expect(titles(distinct(drawn(part('b', 'Table'), part('c', 'Table')), graph))).toEqual(['Table', 'Old']);
});

it('leaves a name that stands once as it is', () => {
  expect(titles(distinct(drawn(part('a', 'Table'), part('b', 'Users')), graph))).toEqual(['Table', 'Users']);
});
