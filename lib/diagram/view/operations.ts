import { at, textAt } from '#lib/domain/graph/attributes.ts';
import { isCdkHelper } from '#lib/domain/graph/cdk-helpers.ts';
import { foldOf } from '#lib/domain/graph/folds.ts';
import type { GraphNode, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import { OPERATIONS } from './containers.ts';
import { counted, nounOf } from './counted.ts';
import { iconName, ownersOf, shortName, subtitle } from './looks.ts';
import type { DiagramNode } from './types.ts';

/** What runs the system rather than being it, counted by service, and what no line reaches. */
export function operations(graph: SystemGraph, apart: readonly GraphNode[]): readonly DiagramNode[] {
  const helpers = graph.nodes.filter((node) => isCdkHelper(node) && !foldOf(node.type));
  const written = graph.nodes.filter((node) => !isCdkHelper(node));
  const layers = written.filter((node) => node.kind === 'layer');
  const roles = written.filter((node) => node.kind === 'role');
  const watching = written.filter((node) => WATCHING.includes(node.kind));
  const known = apart.filter((node) => node.kind !== 'other');
  const services = Map.groupBy(
    [...roles, ...watching, ...apart.filter((node) => node.kind === 'other')],
    (node) => iconName(node),
  );
  return [
    ...(helpers.length === 0 ? [] : [{ ...summary(CDK, helpers), title: 'CDK helpers' }]),
    ...[...known, ...layers].map((node) => alone(node, graph)),
    ...[...services]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([icon, nodes]) =>
        nodes.length === 1 && nodes[0]?.kind === 'other' ? alone(nodes[0], graph) : summary(icon, nodes),
      ),
  ];
}

/** Artwork of what CDK brings along for its own work. */
const CDK = 'architecture-service/AWSCloudDevelopmentKit';

const WATCHING: readonly NodeKind[] = ['log-group', 'alarm', 'dashboard'];

/** One node for a service: how many of what. */
function summary(icon: string, nodes: readonly GraphNode[]): DiagramNode {
  const title = icon.replace(/^.*\/(AWS|Amazon)?/, '');
  const policies = nodes.filter((node) => node.kind === 'role').flatMap((role) => role.folded).length;
  const counts = [...Map.groupBy(nodes, nounOf)].map(([noun, each]) => counted(each.length, noun));
  return {
    id: `operations:${icon}`,
    of: nodes.map((node) => node.id),
    title: TITLES[title] ?? title,
    subtitle: [...counts, counted(policies, 'policy')].filter((each) => each !== '').join(', '),
    icon,
    size: 56,
    badges: [],
    owners: ownersOf(nodes),
    parent: OPERATIONS.id,
  };
}

const TITLES: Readonly<Record<string, string>> = { IdentityandAccessManagement: 'IAM' };

/** Whether a bucket keeps earlier versions: its own word (CloudFormation, and Terraform's of before 4.0) or a resource's. */
function isVersioned({ attributes, folded }: GraphNode): boolean {
  const own = folded.find((each) => each.type === 'aws_s3_bucket_versioning');
  if (own) return own.off !== true;
  return (
    textAt(attributes, 'versioningConfiguration.status') === 'Enabled' ||
    at(attributes, 'versioning.enabled') === true
  );
}

function alone(node: GraphNode, graph: SystemGraph): DiagramNode {
  const parts = [subtitle(node, true), isVersioned(node) ? 'versioned' : undefined];
  return {
    id: node.id,
    of: [node.id],
    title: shortName(node, graph.place),
    subtitle: parts.filter((each) => each !== undefined).join(' · ') || node.type,
    icon: iconName(node),
    size: 56,
    badges: [],
    owners: ownersOf([node]),
    parent: OPERATIONS.id,
  };
}
