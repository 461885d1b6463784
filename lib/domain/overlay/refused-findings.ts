import type { Diagnosed, Diagnosis, Proof } from '../diagnose/diagnosis.ts';
import type { Finding, GraphNode, SystemGraph } from '../graph/model.ts';
import { reason } from '../reason.ts';

/**
 * The graph with what the logs show as refused among its findings: who, which action, on what, and the policy that lacks
 * it. What is declared alone cannot tell this: the caller may act by a right that no source names.
 */
export function withRefused(graph: SystemGraph, diagnosis: Diagnosis | undefined): SystemGraph {
  const refused = (diagnosis?.found ?? []).filter(({ check }) => check === 'denied');
  if (refused.length === 0) return graph;
  return { ...graph, findings: [...refused.map((each) => findingOf(each, graph)), ...graph.findings] };
}

function findingOf(
  { title, resource, times, lastAt, proofs, remedy }: Diagnosed,
  graph: SystemGraph,
): Finding {
  const { who = '', action = '', on = '', label = '' } = title.params;
  const nodes = [named(resource, graph), named(String(on), graph)].filter((each) => each !== undefined);
  const lacks = policyOf(proofs);
  const code = lacks === undefined ? 'findings.call-refused-unclear' : 'findings.call-refused';
  const says = [
    `${label}: AccessDenied × ${times ?? 1}${lastAt === undefined ? '' : `, ${new Date(lastAt).toISOString()}`}`,
    ...(lacks === undefined ? [] : [lacks]),
    ...(remedy.kind === 'lines' ? [`${remedy.at}: ${remedy.lines.join(' ')}`] : []),
  ];
  return {
    reason: reason(code, { who, action, on, from: label }, [
      ...says.map((text) => ({ kind: 'text' as const, text })),
      ...nodes.map(({ id }) => ({ kind: 'resource' as const, id })),
    ]),
    nodes: nodes.map(({ id }) => id),
  };
}

const LACKING: ReadonlySet<string> = new Set([
  'diagnose.proof.forbidden',
  'diagnose.proof.none-allows',
  'diagnose.proof.boundary-denies',
]);

/** What the role's policies say of it; undefined where they could not all be read, or allow it by now. */
function policyOf(proofs: readonly Proof[]): string | undefined {
  const said = proofs.find(({ verdict, reason: { code } }) => verdict === 'bad' && LACKING.has(code));
  if (!said) return undefined;
  const { role = '', action = '', where } = said.reason.params;
  return where === undefined
    ? `${role}: no statement allows ${action}`
    : `${role}: ${where} forbids ${action}`;
}

/** A part of the picture by its id, or by an ARN that it or a part of it has. */
function named(text: string | undefined, { nodes }: SystemGraph): GraphNode | undefined {
  if (text === undefined || text === '*') return undefined;
  const own = nodes.find(({ id, aliases }) => id === text || aliases.includes(text));
  const isPart = ({ arn }: GraphNode) =>
    arn !== undefined && (text.startsWith(`${arn}/`) || text.startsWith(`${arn}:`));
  return own ?? nodes.find(isPart);
}
