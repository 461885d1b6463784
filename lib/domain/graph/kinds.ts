import { KIND_TABLE, type KindRow, type NodeKind } from './kind-table.ts';
import { serviceIcon } from './service-icons.ts';

const ROWS = Object.entries(KIND_TABLE) as readonly (readonly [NodeKind, KindRow])[];

const KINDS: ReadonlyMap<string, NodeKind> = new Map(
  ROWS.flatMap(([kind, { types }]) => types.map((type) => [type, kind] as const)),
);

/** Parts of something else, where what they are a part of is not there. */
const ALONE: readonly (readonly [RegExp, NodeKind])[] = [
  [
    /^aws_iam_(role_policy|policy_attachment|role_policy_attachment)|^AWS::IAM::(Role|User|Group)?Policy$/,
    'policy',
  ],
  [/^aws_route53_record$|^AWS::Route53::RecordSet$/, 'dns-record'],
  [/^aws_appautoscaling_|^AWS::ApplicationAutoScaling::/, 'scaling'],
];

/** What a type of either engine is on a picture. */
export const kindOf = (type: string): NodeKind =>
  KINDS.get(type) ??
  (type.startsWith('Custom::')
    ? 'custom-resource'
    : (ALONE.find(([pattern]) => pattern.test(type))?.[1] ?? 'other'));

/** The row of a kind: artwork, what the console calls it, where it is drawn. */
export const rowOf = (kind: NodeKind): KindRow => KIND_TABLE[kind];

/** Artwork in `aws-icons`; an unknown type gets its service's, or the cloud's. */
export function iconNameOf({ kind, type }: { readonly kind: NodeKind; readonly type: string }): string {
  return (kind === 'other' ? serviceIcon(type) : undefined) ?? rowOf(kind).icon;
}

/** Where a kind's own name is kept, in the order to try. */
export const NAME_PATHS: readonly string[] = [
  'functionName',
  'tableName',
  'queueName',
  'topicName',
  'bucketName',
  'bucket',
  'roleName',
  'logGroupName',
  'alarmName',
  'stateMachineName',
  'layerName',
  'dashboardName',
  'dbClusterIdentifier',
  'clusterIdentifier',
  'dbInstanceIdentifier',
  'identifier',
  'replicationGroupId',
  'clusterId',
  'family',
  'clusterName',
  'brokerName',
  'deliveryStreamName',
  'repositoryName',
  'domainName',
  'databaseInput.name',
  'name',
];
