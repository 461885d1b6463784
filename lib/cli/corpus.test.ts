import { describe, expect, it } from 'vitest';
import type { CorpusInput } from '#lib/domain/graph/corpus/files.ts';
import { CORPUS } from '#lib/domain/graph/corpus/inputs.ts';
import { graphOfFiles } from './diagram-graph.ts';

const place = {
  system: 'any',
  environment: 'dev',
  account: '123456789012',
  region: 'eu-west-1',
  prefix: 'any-dev',
};
const graphOf = ({ terraform, templates }: Omit<CorpusInput, 'name'>) =>
  graphOfFiles({ terraform, templates, parameters: {}, place });

/** Nodes, edges, findings, problems. */
const COUNTS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'three tiers behind a load balancer': [13, 5, 0, 0],
  'fan-out from a topic': [12, 15, 0, 0],
  'a state machine that calls everything': [5, 5, 0, 0],
  'a site with CloudFront, WAF and an API': [7, 8, 0, 0],
  'files into a bucket, records out of a stream': [6, 6, 0, 0],
  'rules on a bus, schedules, and what failed': [6, 7, 0, 0],
  'sign-in: user pool, authorizers, triggers': [4, 4, 0, 0],
  'modules with for_each and odd keys': [4, 0, 0, 0],
  'a function in a VPC with endpoints only': [12, 3, 0, 0],
  'a SAM template with every kind of event': [13, 12, 1, 0],
  'a state machine of SAM with substitutions': [4, 1, 0, 0],
  'many stacks with exports': [3, 1, 0, 0],
  'empty state': [0, 0, 0, 0],
  'nothing deployed': [0, 0, 0, 0],
  'broken JSON': [0, 0, 0, 1],
  'no JSON at all': [0, 0, 0, 1],
  'an empty file': [0, 0, 0, 1],
  'a template without resources': [0, 0, 0, 1],
  'a broken template': [0, 0, 0, 2],
  'unknown types': [3, 0, 0, 0],
  'one thing managed twice': [1, 0, 1, 0],
  'parts without their hosts': [3, 0, 0, 0],
  'NotAction and wildcards': [4, 3, 0, 0],
  'names with markup': [2, 1, 1, 0],
  'names that turn the text round': [2, 0, 0, 0],
  'names of the language itself': [3, 0, 0, 0],
  'a template of the language itself': [4, 0, 0, 2],
  'attributes of every wrong shape': [7, 1, 0, 0],
  'modules a thousand deep': [0, 0, 0, 0],
  'very long names': [1, 0, 0, 0],
  '2,000 resources': [1400, 1000, 200, 0],
};

const shuffled = <Item>(list: readonly Item[]): readonly Item[] => list.toReversed();

/** The same resources in another order, where the text is a state of one. */
function reordered(text: string): string {
  try {
    const show = JSON.parse(text);
    const root = show.values?.root_module;
    if (!Array.isArray(root?.resources)) return text;
    root.resources.reverse();
    root.child_modules?.reverse();
    return JSON.stringify(show);
  } catch {
    return text;
  }
}

it('is at least 25 inputs, each with a name of its own and counts', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(25);
  expect(CORPUS.map((each) => each.name).toSorted()).toEqual(Object.keys(COUNTS).toSorted());
});

describe.each(CORPUS)('$name', (input) => {
  const graph = graphOf(input);

  it('has the nodes, edges, findings and problems that it should', () => {
    const { nodes, edges, findings, problems } = graph;
    expect([nodes.length, edges.length, findings.length, problems.length]).toEqual(COUNTS[input.name]);
  });

  it('is the same graph in another order', () => {
    const terraform = input.terraform.map(({ name, text }) => ({ name, text: reordered(text) }));
    const other = graphOf({ terraform: shuffled(terraform), templates: shuffled(input.templates) });
    expect(JSON.stringify(other)).toBe(JSON.stringify(graph));
  });

  it('joins known nodes only, and says why', () => {
    const ids = new Set(graph.nodes.map((node) => node.id));
    expect(ids.size).toBe(graph.nodes.length);
    for (const edge of graph.edges) {
      expect([ids.has(edge.from), ids.has(edge.to), edge.evidence.length > 0]).toEqual([true, true, true]);
    }
  });
});

it('is kept as graphs, one a line, for the drawings to be tested on', async () => {
  const small = CORPUS.filter(({ name }) => name !== '2,000 resources');
  const lines = small.map((input) => `${JSON.stringify({ name: input.name, graph: graphOf(input) })}\n`);
  await expect(lines.join('')).toMatchFileSnapshot('../domain/graph/corpus/graphs.jsonl');
});
