import type { ResourceChange } from '../deploy/plan.ts';
import { resourceId } from '../graph/model.ts';
import type { NodeChange } from './change.ts';

/** Where the addresses of a plan live, as portal.yaml names them: Terraform's directory, CloudFormation's stack. */
export type PlannedIn = { readonly directory: string } | { readonly stack: string };

/** Changes of a plan by the identity that the graph knows each resource by. */
export function plannedNodes(
  changes: readonly ResourceChange[],
  component: PlannedIn,
): readonly NodeChange[] {
  const place = 'directory' in component ? `tf:${component.directory}#` : `cfn:${component.stack}/`;
  // What an earlier replacement left over is not the part on the picture; what moves still has its old address there.
  const drawn = changes.filter((change) => change.deposed === undefined);
  return drawn.map((change) => {
    const name = plannedName(change);
    return {
      id: resourceId(`${place}${change.from ?? change.address}`),
      type: change.type,
      action: change.action,
      ...(name === undefined ? {} : { name }),
      mentions: change.attributes.flatMap(({ path, after }) => (IN.test(path) ? textOf(after) : [])),
    };
  });
}

/** Attributes that place a resource inside another, in both engines' spellings. */
const IN = /^(vpc_config\.\d+\.)?(subnet_ids?(\.\d+)?|vpc_id)$|^(VpcConfig\.)?(SubnetIds?(\.\d+)?|VpcId)$/;

/** Attributes by which a service names a resource, most telling first. */
const NAMES = [
  'function_name',
  'FunctionName',
  'bucket',
  'BucketName',
  'TableName',
  'QueueName',
  'TopicName',
  'alarm_name',
  'AlarmName',
  'name',
  'Name',
];

/** The name that a created resource will have, where the plan knows it already. */
function plannedName({ attributes }: ResourceChange): string | undefined {
  for (const name of NAMES) {
    const [text] = textOf(attributes.find(({ path }) => path === name)?.after);
    if (text) return text;
  }
  return undefined;
}

/** Text of an attribute's JSON; what is unknown or masked is none. */
function textOf(json: string | undefined): readonly string[] {
  if (json === undefined || !json.startsWith('"')) return [];
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' && value !== '' ? [value] : [];
}
