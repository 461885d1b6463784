import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { inOrder } from './in-order.ts';
import type { Join, Part } from './proposal.ts';

const part = (name: string): Part => ({
  name,
  found: {
    kind: 'state',
    state: { account: '1', region: 'r', bucket: 'b', key: name, bytes: 1, updatedAt: instant(0) },
  },
});
const join = (from: string, to: string): Join => ({ from, to, by: 'outputs', count: 1 });
const names = (...given: Parameters<typeof inOrder>) => inOrder(...given).parts.map((each) => each.part.name);

it('puts whoever gives before whoever takes, and says what joins neighbours', () => {
  const joins = [join('network', 'orders'), join('orders', 'web'), join('network', 'web')];
  const { parts, others } = inOrder(['web', 'orders', 'network'].map(part), joins);
  expect(parts.map((each) => each.part.name)).toEqual(['network', 'orders', 'web']);
  expect(parts.map(({ by }) => by.length)).toEqual([0, 1, 1]);
  expect(others).toEqual([join('network', 'web')]);
});

it('leaves what nothing joins as it came, and a circle too', () => {
  expect(names(['b', 'a'].map(part), [])).toEqual(['b', 'a']);
  expect(names(['a', 'b'].map(part), [join('a', 'b'), join('b', 'a')])).toEqual(['a', 'b']);
});
