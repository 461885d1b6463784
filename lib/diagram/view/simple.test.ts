import { expect, it } from 'vitest';
import { accountOf, numbers } from '../fixtures/account.ts';
import { CARDS_ABOVE, simpleView } from './simple.ts';

const shown = (count: number) => {
  const graph = accountOf({ visible: 60 }, numbers(1));
  return simpleView({ ...graph, nodes: graph.nodes.slice(0, count) });
};

it('draws cards where there are more parts than a page of icons holds, and not at that many', () => {
  const [few, more] = [shown(CARDS_ABOVE), shown(CARDS_ABOVE + 1)];
  expect([few.nodes.length, few.cards]).toEqual([CARDS_ABOVE, undefined]);
  expect([more.nodes.length, more.cards]).toEqual([CARDS_ABOVE + 1, true]);
});
