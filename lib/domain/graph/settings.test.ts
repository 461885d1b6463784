import { describe, expect, it } from 'vitest';
import { type GraphEdge, type GraphNode, resourceId, type SystemGraph } from './model.ts';
import { applySettings, type DiagramSettings } from './settings.ts';

const node = (kind: GraphNode['kind'], name: string, path: readonly string[] = []): GraphNode => ({
  id: resourceId(`tf:x#${kind}.${name}`),
  kind,
  type: kind,
  name,
  aliases: [],
  owners: [],
  path: path.map(resourceId),
  attributes: {},
  folded: [],
});
const edge = (from: GraphNode, to: GraphNode): GraphEdge => ({
  id: `request ${from.id} → ${to.id}`,
  kind: 'request',
  from: from.id,
  to: to.id,
  evidence: [{ kind: 'text', text: 'seen' }],
});
const api = node('rest-api', 's-e-api');
const fn = node('function', 's-e-api', ['vpc']);
const data = node('table', 's-e-data');
const graph: SystemGraph = {
  place: { system: 's', environment: 'e', account: '0', region: 'r', prefix: 's-e' },
  nodes: [api, fn, data],
  edges: [edge(api, fn)],
  problems: [],
  findings: [],
};
const apply = (settings: Partial<DiagramSettings>) =>
  applySettings(graph, { external: [], edges: [], rename: {}, hide: [], groups: [], ...settings });

describe('settings of portal.yaml', () => {
  it('change nothing when there are none', () => {
    expect(applySettings(graph, undefined)).toBe(graph);
  });

  it('add people, systems and their lines', () => {
    const after = apply({
      external: [{ id: 'shop', title: 'Web shop', kind: 'person' }],
      edges: [{ from: 'shop', to: 'rest-api:api', kind: 'request', label: 'HTTPS' }],
    });
    expect(after.nodes.map((each) => `${each.kind} ${each.name}`)).toContain('person Web shop');
    expect(after.edges.find((each) => each.label === 'HTTPS')).toMatchObject({
      from: 'external:shop',
      to: api.id,
      evidence: [{ kind: 'text', text: 'portal.yaml: diagram.edges.0' }],
    });
    expect(after.problems).toEqual([]);
  });

  it('give a line that is there already one more line of evidence', () => {
    const after = apply({ edges: [{ from: api.id, to: 'function:api', kind: 'request', label: 'calls' }] });
    expect(after.edges).toHaveLength(1);
    expect(after.edges[0]).toMatchObject({ label: 'calls', evidence: [{ text: 'seen' }, {}] });
  });

  it('rename, and hide with what leads there', () => {
    const after = apply({ rename: { data: 'Orders' }, hide: ['function:*'] });
    expect(after.nodes.map((each) => each.name)).toEqual(['s-e-api', 'Orders']);
    expect(after.edges).toEqual([]);
  });

  it('put a box round what lies in one place', () => {
    const after = apply({ groups: [{ title: 'Core', members: ['rest-api:api', 'data', 'function:api'] }] });
    expect(after.nodes.find((each) => each.id === api.id)?.path).toEqual(['group:Core']);
    expect(after.nodes.find((each) => each.id === fn.id)?.path).toEqual(['vpc']);
    expect(after.nodes.some((each) => each.kind === 'group' && each.name === 'Core')).toBe(true);
    expect(after.problems.map((each) => each.code)).toEqual(['diagram-group']);
  });

  it('say which reference means nothing, and which means several', () => {
    const after = apply({
      rename: { api: 'x' },
      hide: ['nothing*'],
      edges: [{ from: 'data', to: 'gone', kind: 'read' }],
    });
    expect(after.problems.map((each) => `${each.where}: ${each.detail}`)).toEqual([
      'diagram.edges.0: nothing is called "gone"',
      'diagram.rename.api: "api" means function:s-e-api, rest-api:s-e-api: write one of these',
      'diagram.hide.0: nothing is called "nothing*"',
    ]);
    expect(after.nodes).toHaveLength(3);
  });
});
