import { describe, expect, it } from 'vitest';
import {
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  type NodeKind,
  resourceId,
  type SystemGraph,
} from '../graph/model.ts';
import type { Vital } from '../metrics/vitals.ts';
import { changeOverlay, type NodeChange } from './change.ts';
import { edgeTraffic } from './traffic.ts';

const id = (name: string) => resourceId(`tf:x#${name}`);
const node = (kind: NodeKind, name: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id: id(name),
  kind,
  type: `aws_${name}`,
  name,
  aliases: [id(name)],
  owners: [],
  path: [],
  attributes: {},
  folded: [],
  ...more,
});
const edge = (kind: EdgeKind, from: string, to: string): GraphEdge => ({
  id: `${kind} ${from} ${to}`,
  kind,
  from: id(from),
  to: id(to),
  evidence: [],
});
const place = { system: 's', environment: 'e', account: '0', region: 'r', prefix: 's-e' };
const graphOf = (nodes: readonly GraphNode[], edges: readonly GraphEdge[] = []): SystemGraph => ({
  place,
  nodes,
  edges,
  problems: [],
  findings: [],
});
const change = (name: string, action: NodeChange['action'], type = 'aws_x'): NodeChange => ({
  id: id(name),
  type,
  action,
});

const role = node('role', 'role', {
  folded: [{ id: id('policy'), type: 'aws_iam_role_policy', name: 'policy' }],
});
const api = node('http-api', 'api');
const fn = node('function', 'fn', { attributes: { role: id('role') } });
const table = node('table', 'table');
const reader = node('function', 'reader');
const queue = node('queue', 'queue');
const watch = node('alarm', 'alarm');
const group = node('log-group', 'group');
const system = graphOf(
  [role, api, fn, table, reader, queue, watch, group],
  [
    edge('invoke', 'api', 'fn'),
    edge('write', 'fn', 'table'),
    edge('stream', 'table', 'reader'),
    edge('dead-letter', 'reader', 'queue'),
    edge('alarm', 'alarm', 'table'),
    edge('log', 'fn', 'group'),
  ],
);

describe('a plan on the picture', () => {
  it('marks what it changes, a part on its host', () => {
    const { marks } = changeOverlay(system, [
      change('table', 'replace'),
      change('policy', 'create'),
      change('fn', 'update'),
      change('queue', 'delete'),
    ]);
    expect([...marks].map(([each, { mark }]) => [each, mark])).toEqual([
      [id('fn'), 'change'],
      [id('role'), 'change'],
      [id('queue'), 'delete'],
      [id('table'), 'replace'],
    ]);
  });

  it('shows what will be there as a ghost, with its lines where the plan tells them', () => {
    const after = graphOf([fn, node('topic', 'news')], [edge('message', 'fn', 'news')]);
    const overlay = changeOverlay(system, [change('news', 'create')], after);
    expect(overlay.ghosts.map((each) => each.name)).toEqual(['news']);
    expect(overlay.ghostEdges.map((each) => each.id)).toEqual(['message fn news']);
    expect(overlay.reached).toEqual([]);
  });

  it('shows what only its address tells of', () => {
    const [ghost] = changeOverlay(system, [change('aws_sqs_queue.new', 'create', 'aws_sqs_queue')]).ghosts;
    expect(ghost).toMatchObject({ kind: 'queue', name: 'aws_sqs_queue.new' });
  });

  it('reaches who depends on it, nearest first, with the way there', () => {
    const { reached } = changeOverlay(system, [change('table', 'replace')]);
    expect(reached.map((each) => [each.id, each.path.map((hop) => hop.edge)])).toEqual([
      [id('alarm'), ['alarm alarm table']],
      [id('fn'), ['write fn table']],
      [id('reader'), ['stream table reader']],
      [id('api'), ['write fn table', 'invoke api fn']],
    ]);
  });

  it('reaches nobody behind a log group, and the sender behind a dead-letter queue', () => {
    expect(changeOverlay(system, [change('group', 'delete')]).reached).toEqual([]);
    expect(changeOverlay(system, [change('queue', 'delete')]).reached.map((each) => each.id)).toEqual([
      id('reader'),
    ]);
  });

  it('reaches the function by its role', () => {
    const [first] = changeOverlay(system, [change('policy', 'update')]).reached;
    expect(first).toMatchObject({ id: id('fn'), path: [{ by: 'role', from: id('role') }] });
  });

  it('leaves out what nobody knows and what only is read', () => {
    expect(changeOverlay(system, [change('nothing', 'delete'), change('fn', 'read')]).marks.size).toBe(0);
  });
});

describe('traffic', () => {
  const vital = (name: string, kind: Vital['kind'], requests?: number): Vital => ({
    resource: id(name),
    label: name,
    kind,
    ...(requests === undefined ? {} : { requests }),
  });
  const rates = (...vitals: Vital[]) => edgeTraffic(system, { windowMinutes: 5, vitals });

  it('gives the only line into a function its invocations a minute', () => {
    const traffic = rates(vital('fn', 'function', 50), vital('reader', 'function', 10));
    expect(traffic.get('invoke api fn')).toEqual({ state: 'measured', perMinute: 10, metric: 'invocations' });
    expect(traffic.get('stream table reader')).toEqual({
      state: 'measured',
      perMinute: 2,
      metric: 'batches',
    });
  });

  it('calls idle what has a metric without datapoints, and unknown what has no metric', () => {
    const traffic = rates(vital('fn', 'function'));
    expect(traffic.get('invoke api fn')).toEqual({ state: 'idle', metric: 'invocations' });
    expect(traffic.get('stream table reader')).toEqual({ state: 'unknown' });
    expect(traffic.get('write fn table')).toEqual({ state: 'unknown' });
  });

  it('shares no count between two lines', () => {
    const two = graphOf([api, fn, queue], [edge('invoke', 'api', 'fn'), edge('message', 'queue', 'fn')]);
    const traffic = edgeTraffic(two, { windowMinutes: 5, vitals: [vital('fn', 'function', 50)] });
    expect([...traffic.values()]).toEqual([{ state: 'unknown' }, { state: 'unknown' }]);
  });
});
