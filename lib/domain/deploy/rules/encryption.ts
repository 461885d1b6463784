import { reason } from '../../reason.ts';
import type { ResourceChange } from '../plan.ts';
import { makes, type PlanRule } from './rule.ts';
import type { Finding } from './verdict.ts';

type Switch = { readonly types: readonly string[]; readonly path: string; readonly on: RegExp };

const TRUE = /^"?true"?$/i;

/** What encrypts what lies there. Absent is off in all of these; S3, DynamoDB and new queues encrypt by themselves. */
const SWITCHES: readonly Switch[] = [
  {
    types: [
      ...['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
      'aws_rds_global_cluster',
    ],
    ...{ path: 'storage_encrypted', on: TRUE },
  },
  {
    types: [
      'AWS::RDS::DBInstance',
      'AWS::RDS::DBCluster',
      'AWS::DocDB::DBCluster',
      'AWS::Neptune::DBCluster',
    ],
    ...{ path: 'StorageEncrypted', on: TRUE },
  },
  { types: ['aws_ebs_volume', 'aws_efs_file_system', 'aws_redshift_cluster'], path: 'encrypted', on: TRUE },
  {
    types: ['AWS::EC2::Volume', 'AWS::EFS::FileSystem', 'AWS::Redshift::Cluster'],
    ...{ path: 'Encrypted', on: TRUE },
  },
  { types: ['aws_elasticache_replication_group'], path: 'at_rest_encryption_enabled', on: TRUE },
  { types: ['AWS::ElastiCache::ReplicationGroup'], path: 'AtRestEncryptionEnabled', on: TRUE },
  { types: ['aws_opensearch_domain'], path: 'encrypt_at_rest.0.enabled', on: TRUE },
  { types: ['AWS::OpenSearchService::Domain'], path: 'EncryptionAtRestOptions.Enabled', on: TRUE },
  { types: ['aws_kinesis_stream'], path: 'encryption_type', on: /KMS/ },
  { types: ['AWS::Kinesis::Stream'], path: 'StreamEncryption.EncryptionType', on: /KMS/ },
];

/** What keeps data is made encrypted, and its encryption is not switched off. */
export const encryption: PlanRule = ({ changes }) => changes.filter(makes).flatMap(judge);

function judge({ address, type, action, attributes }: ResourceChange): readonly Finding[] {
  const found = SWITCHES.find(({ types }) => types.includes(type));
  if (!found) return [];
  const value = attributes.find(({ path }) => path === found.path);
  // An update names what differs: what it does not name stays as it was.
  if (!value && action === 'update') return [];
  const params = { address, type, setting: found.path };
  if (value?.unknownAfter)
    return [{ kind: 'unknown', address, why: reason('rule.encryption-unknown', params) }];
  return found.on.test(value?.after ?? '')
    ? []
    : [{ kind: 'denied', address, why: reason('rule.encryption', params) }];
}
