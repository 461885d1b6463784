import { expect, it } from 'vitest';
import {
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  type NodeKind,
  resourceId,
} from '#lib/domain/graph/model.ts';
import { homesOf } from './homes.ts';

const part = (name: string, kind: NodeKind, stack?: string): GraphNode => ({
  id: resourceId(name),
  kind,
  type: kind,
  name,
  aliases: [],
  owners: [
    stack === undefined ? { kind: 'terraform', address: name } : { kind: 'sam', stack, logicalId: name },
  ],
  path: [],
  attributes: {},
  folded: [],
});

const line = (from: string, to: string, kind: EdgeKind = 'write'): GraphEdge => ({
  id: `${from} ${to}`,
  kind,
  from: resourceId(from),
  to: resourceId(to),
  evidence: [{ kind: 'text', text: 'a test' }],
});

const functions = [part('take', 'function', 'orders'), part('list', 'function', 'orders')];
const homes = (nodes: readonly GraphNode[], edges: readonly GraphEdge[]) =>
  Object.fromEntries(homesOf([...functions, part('ship', 'function', 'shipping'), ...nodes], edges));

it('draws a table in the stack that alone uses it', () =>
  expect(
    homes([part('table', 'table')], [line('take', 'table'), line('list', 'table', 'read')]),
  ).toMatchObject({
    table: 'orders',
  }));

it('draws a table that two stacks use, or none, outside of both', () => {
  const edges = [line('take', 'shared'), line('ship', 'shared')];
  expect(Object.keys(homes([part('shared', 'table'), part('idle', 'table')], edges))).toEqual([
    'take',
    'list',
    'ship',
  ]);
});

it('takes along what is joined to a guest, unless that is more than the stack itself', () => {
  const queues = [part('queue', 'queue'), part('failed', 'queue')];
  const edges = [line('take', 'queue', 'message'), line('queue', 'failed', 'dead-letter')];
  expect(homes(queues, edges)).toMatchObject({ queue: 'orders', failed: 'orders' });
  const more = [...queues, part('late', 'queue')];
  expect(homes(more, [...edges, line('queue', 'late', 'dead-letter')])).not.toHaveProperty('queue');
});

it('leaves clients outside', () =>
  expect(homes([part('people', 'client')], [line('people', 'take', 'request')])).not.toHaveProperty(
    'people',
  ));
