import { deadLetters, mappings, schedules, subscriptions } from './edges/events.ts';
import { alarms, logs } from './edges/observers.ts';
import { permissions } from './edges/permissions.ts';
import { CLIENTS, integrations, requests } from './edges/requests.ts';
import { mentions } from './edges/variables.ts';
import { contradictions } from './findings/contradictions.ts';
import { permissionFacts } from './findings/integration.ts';
import { join } from './join.ts';
import { joinEdges } from './join-edges.ts';
import type { Declared, GraphNode, GraphPlace, SystemGraph } from './model.ts';
import { networkOf } from './network.ts';
import type { EdgeRule } from './world.ts';

const RULES: readonly EdgeRule[] = [
  requests,
  integrations,
  mappings,
  schedules,
  subscriptions,
  deadLetters,
  permissions,
  alarms,
  logs,
];

/**
 * Joins what the engines declare into one graph: one node per real thing, edges with every statement they were
 * inferred from, contradictions. Order of the sources does not matter; nothing throws.
 */
export function buildGraph(sources: readonly Declared[], place: GraphPlace): SystemGraph {
  const resources = sources.flatMap((source) => source.value).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const world = join(resources, place);
  const network = networkOf(world);
  const inferred = [...RULES.flatMap((rule) => rule(world)), ...network.facts];
  // A permission alone is no line; it supports one.
  const lines = new Set(inferred.map((fact) => `${fact.kind} ${fact.from} ${fact.to}`));
  const supporting = permissionFacts(world).filter((fact) =>
    lines.has(`${fact.kind} ${fact.from} ${fact.to}`),
  );
  const facts = [...inferred, ...supporting];
  const edges = joinEdges(facts, mentions(world), network, world);
  const clients = edges.some((edge) => edge.from === CLIENTS) ? [CLIENT_NODE] : [];
  const nodes = [...clients, ...world.nodes, ...network.nodes].map((node): GraphNode => {
    const path = network.paths.get(node.id) ?? node.path;
    if (node.kind !== 'subnet') return { ...node, path };
    const tier = network.open.has(node.id) ? 'public' : 'private';
    return { ...node, path, attributes: { ...node.attributes, tier } };
  });
  return {
    place,
    nodes: nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    edges,
    problems: sources.flatMap((source) => source.problems),
    findings: contradictions(world, inferred),
  };
}

const CLIENT_NODE: GraphNode = {
  id: CLIENTS,
  kind: 'client',
  type: 'client',
  name: 'Clients',
  aliases: [],
  owners: [],
  path: [],
  attributes: {},
  folded: [],
};
