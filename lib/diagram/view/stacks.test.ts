import { expect, it } from 'vitest';
import { accountOf, numbers } from '../fixtures/account.ts';
import { simpleView } from './simple.ts';
import { nameInFrame, withoutFrames, withoutShells } from './stacks.ts';

const graph = accountOf({ visible: 60, stacks: 2 }, numbers(60));
const view = simpleView(graph);

it('names a part in its frame without the name of the stack', () => {
  const [node] = graph.nodes.filter((each) => each.kind === 'function');
  if (!node) throw new Error('the account has functions');
  const named = (name: string, stack: string) => nameInFrame({ ...node, name }, stack, graph);
  expect(named('shop-prod-orders-worker', 'shop-prod-orders')).toBe('worker');
  expect(named('shop-prod-worker', 'shop-prod-orders')).toBe('worker');
  expect(named('shop-prod-orders', 'shop-prod-orders')).toBe('orders');
});

it('draws no frame round a single fold, and keeps the other frames', () => {
  const [frame, other] = view.containers.filter((each) => each.style === 'stack');
  if (!frame || !other) throw new Error('the account has two stacks');
  const [first] = view.nodes.filter((node) => node.parent === frame.id);
  if (!first) throw new Error('the stack has parts');
  const nodes = [{ ...first, holds: 9 }, ...view.nodes.filter((node) => node.parent !== frame.id)];
  const drawn = withoutShells({ ...view, nodes, edges: [] });
  expect(drawn.containers).toEqual(view.containers.filter((each) => each !== frame));
  expect(drawn.nodes[0]?.parent).toBe(frame.parent);
  expect(drawn.nodes.slice(1)).toEqual(nodes.slice(1));
});

it('has every part and line without its frames', () => {
  const bare = withoutFrames(view);
  expect(bare.containers).toEqual([]);
  expect(bare.nodes.map((node) => node.id)).toEqual(view.nodes.map((node) => node.id));
  expect(bare.nodes.filter((node) => node.parent !== undefined)).toEqual([]);
  expect(bare.edges).toBe(view.edges);
});
