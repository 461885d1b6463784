import { performance } from 'node:perf_hooks';
import { graphOfFiles } from '#lib/cli/diagram-graph.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { serviceIcon } from '#lib/domain/graph/service-icons.ts';
import { expectedLines } from './expected.ts';
import { peerLines } from './peer.ts';
import type { Input } from './read.ts';

const place = {
  ...{ system: 'any', environment: 'dev', account: '123456789012' },
  ...{ region: 'eu-west-1', prefix: 'any-dev' },
};

export type Measured = {
  readonly path: string;
  readonly threw?: string;
  readonly nodes: number;
  readonly edges: number;
  readonly unknown: readonly string[];
  readonly problems: readonly string[];
  readonly findings: readonly string[];
  readonly expected: readonly string[];
  readonly missing: readonly string[];
  /** Lines of the peer between two drawn resources that are none of ours, and why. */
  readonly peer?: { readonly lines: number; readonly notOurs: readonly string[] };
  readonly ms: number;
};

/** One input's graph beside what is expected of it, and beside the peer's where it is asked. */
export function measured(input: Input, withPeer: boolean): Measured {
  const start = performance.now();
  const file = { name: input.path, text: input.text };
  const files =
    input.kind === 'terraform' ? { terraform: [file], templates: [] } : { terraform: [], templates: [file] };
  try {
    const graph = graphOfFiles({ ...files, parameters: {}, place });
    const ms = Math.round(performance.now() - start);
    const drawn = drawnIn(graph);
    const expected =
      input.plain === undefined
        ? []
        : expectedLines(input.plain).filter(({ from, to }) => drawn.node(from) !== drawn.node(to));
    const missing = expected.filter(({ from, to }) => !drawn.joins(from, to));
    return {
      path: input.path,
      nodes: graph.nodes.length,
      edges: graph.edges.length,
      unknown: graph.nodes
        .filter(({ kind, type }) => kind === 'other' && serviceIcon(type) === undefined)
        .map(({ type }) => type),
      problems: graph.problems.map(({ code }) => code),
      findings: graph.findings.map(({ reason }) => reason.code.replace('findings.', '')),
      expected: expected.map(({ rule }) => rule),
      missing: missing.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
      ...(withPeer && input.kind === 'template' ? { peer: beside(input, drawn) } : {}),
      ms,
    };
  } catch (error) {
    const nothing = {
      nodes: 0,
      edges: 0,
      unknown: [],
      problems: [],
      findings: [],
      expected: [],
      missing: [],
      ms: 0,
    };
    return { path: input.path, threw: String(error), ...nothing };
  }
}

type Drawn = {
  readonly node: (logicalId: string) => string | undefined;
  readonly kind: (logicalId: string) => string | undefined;
  readonly joins: (one: string, other: string) => boolean;
  /** Two lines in a row, through a queue, a rule or a subscription. */
  readonly between: (one: string, other: string) => boolean;
};

/** The graph by logical ids: what is folded stands for its host. */
function drawnIn(graph: SystemGraph): Drawn {
  const byId = new Map<string, SystemGraph['nodes'][number]>();
  for (const node of graph.nodes) {
    for (const id of [node.id, ...node.aliases, ...node.folded.map((part) => part.id)]) {
      if (id.startsWith('cfn:')) byId.set(id.slice(id.indexOf('/') + 1), node);
    }
  }
  const pairs = new Set(graph.edges.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  const inside = new Set(
    graph.nodes.flatMap(({ id, path }) => path.flatMap((box) => [`${id} ${box}`, `${box} ${id}`])),
  );
  const node = (logicalId: string) => byId.get(logicalId)?.id;
  return {
    node,
    kind: (logicalId) => byId.get(logicalId)?.kind,
    between: (one, other) =>
      graph.edges.some(({ from, to }) => from === node(one) && pairs.has(`${to} ${node(other)}`)),
    joins: (one, other) =>
      pairs.has(`${node(one)} ${node(other)}`) || inside.has(`${node(one)} ${node(other)}`),
  };
}

/** What is no line of ours by decision, by the kind at either end. */
const NO_LINE: Readonly<Record<string, string>> = {
  role: 'a role is how a line is allowed, not where it goes',
  policy: 'a policy is how a line is allowed',
  layer: 'a layer is part of its function',
  key: 'a key is listed with what it locks',
  certificate: 'a certificate is listed with what shows it',
  'security-group': 'membership is a box, rules between groups are lines of their ends',
  vpc: 'a network is a box',
  subnet: 'a network is a box',
  'custom-resource': 'code of a deploy, not of the system',
  'container-cluster': 'membership is listed',
  'log-group': 'a log is told by its writer',
  other: 'a reference alone says nothing of traffic',
};

function beside(input: Input, drawn: Drawn): NonNullable<Measured['peer']> {
  const lines = peerLines(input.path).filter(
    ([from, to]) => drawn.node(from) && drawn.node(to) && drawn.node(from) !== drawn.node(to),
  );
  const notOurs = lines
    .filter(([from, to]) => !drawn.joins(from, to))
    .map(([from, to]) => {
      const kinds = [drawn.kind(from) ?? '', drawn.kind(to) ?? ''];
      const why = drawn.between(from, to)
        ? 'ours goes by way of what stands between'
        : kinds.map((kind) => NO_LINE[kind]).find((each) => each !== undefined);
      return `${from} → ${to} (${kinds.join(' → ')}): ${why ?? 'a reference alone'}`;
    });
  return { lines: lines.length, notOurs };
}
