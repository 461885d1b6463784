import { authorizers, poolTriggers } from './edges/authorizers.ts';
import { balancers, tasks } from './edges/balancers.ts';
import { permissionFacts } from './edges/callers.ts';
import { definitions } from './edges/definitions.ts';
import { deployments, shiftsOf } from './edges/deployments.ts';
import { domains } from './edges/domains.ts';
import { deadLetters, mappings, results, schedules, subscriptions } from './edges/events.ts';
import { integrations } from './edges/integrations.ts';
import { iotRules } from './edges/iot.ts';
import { bucketNotifications, dataSources, deliveries, logSubscriptions } from './edges/notifications.ts';
import { alarms, logs } from './edges/observers.ts';
import { firewalls, origins } from './edges/origins.ts';
import { patterns } from './edges/patterns.ts';
import { permissions } from './edges/permissions.ts';
import { alarmActions, busRules, pipes, ports } from './edges/pipes.ts';
import { CLIENTS, requests } from './edges/requests.ts';
import { services } from './edges/services.ts';
import { mentions } from './edges/variables.ts';
import { contradictions } from './findings/contradictions.ts';
import { join } from './join.ts';
import { joinEdges } from './join-edges.ts';
import type { Declared, DeclaredResource, GraphNode, GraphPlace, SystemGraph } from './model.ts';
import { networkOf } from './network.ts';
import type { EdgeRule } from './world.ts';

const RULES: readonly EdgeRule[] = [
  requests,
  origins,
  firewalls,
  domains,
  balancers,
  tasks,
  integrations,
  authorizers,
  poolTriggers,
  dataSources,
  mappings,
  pipes,
  busRules,
  patterns,
  iotRules,
  services,
  deployments,
  schedules,
  subscriptions,
  bucketNotifications,
  logSubscriptions,
  deliveries,
  definitions,
  deadLetters,
  results,
  permissions,
  ports,
  alarms,
  alarmActions,
  logs,
];

/**
 * Joins what the engines declare into one graph: one node per real thing, edges with every statement they were
 * inferred from, contradictions. Order of the sources does not matter; nothing throws.
 */
export function buildGraph(sources: readonly Declared[], place: GraphPlace): SystemGraph {
  const resources = sources.flatMap((source) => source.value).toSorted(byIdentity);
  const world = join(resources, place);
  const network = networkOf(world);
  const inferred = [...RULES.flatMap((rule) => rule(world)), ...network.facts];
  // Who may read a stream, and whom a function lets call it, is no line alone: it supports one.
  const drawn = inferred.filter((fact) => !(fact.granted && fact.kind === 'stream'));
  const lines = new Set(drawn.map((fact) => `${fact.kind} ${fact.from} ${fact.to}`));
  const supporting = [
    ...permissionFacts(world),
    ...inferred.filter((fact) => fact.granted && fact.kind === 'stream'),
  ].filter((fact) => lines.has(`${fact.kind} ${fact.from} ${fact.to}`));
  const facts = [...drawn, ...supporting];
  const edges = joinEdges(facts, mentions(world), network, world);
  const clients = edges.some((edge) => edge.from === CLIENTS) ? [CLIENT_NODE] : [];
  const shifts = shiftsOf(world);
  const nodes = [...clients, ...world.nodes, ...network.nodes].map((bare): GraphNode => {
    const node = withShifts(bare, shifts);
    const path = network.paths.get(node.id) ?? node.path;
    if (node.kind !== 'subnet') return { ...node, path };
    const tier = network.open.has(node.id) ? 'public' : 'private';
    return { ...node, path, attributes: { ...node.attributes, tier } };
  });
  return {
    place,
    nodes: nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    edges,
    problems: sources.flatMap((source) => source.problems).toSorted(byText),
    findings: contradictions({ world, facts: inferred, network }),
  };
}

/** A function with what its aliases do. */
function withShifts(node: GraphNode, shifts: ReturnType<typeof shiftsOf>): GraphNode {
  if (shifts.size === 0) return node;
  const folded = node.folded.map((each) => {
    const shift = shifts.get(each.id);
    return shift ? { ...each, shift } : each;
  });
  return { ...node, folded };
}

/** The same resource twice, said differently, still has one order. */
function byIdentity(a: DeclaredResource, b: DeclaredResource): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return byText(a, b);
}

function byText(a: unknown, b: unknown): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
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
