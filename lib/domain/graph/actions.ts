import type { EdgeKind } from './model.ts';

/**
 * What an IAM action does to what it names, for the services that a picture has lines to. Only these can make an
 * edge, so a wildcard is matched against this list and needs no catalogue of every action of AWS.
 */
const ACTIONS: Readonly<Record<string, Readonly<Partial<Record<EdgeKind, readonly string[]>>>>> = {
  dynamodb: {
    read: ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'ConditionCheckItem', 'PartiQLSelect'],
    write: [
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'PartiQLInsert',
      'PartiQLUpdate',
      'PartiQLDelete',
    ],
    stream: ['GetRecords', 'GetShardIterator', 'DescribeStream'],
  },
  s3: {
    read: [
      'GetObject',
      'GetObjectVersion',
      'GetObjectTagging',
      'ListBucket',
      'ListBucketVersions',
      'HeadObject',
    ],
    write: ['PutObject', 'DeleteObject', 'DeleteObjectVersion', 'PutObjectTagging', 'AbortMultipartUpload'],
  },
  sqs: { message: ['SendMessage'], read: ['ReceiveMessage'] },
  sns: { message: ['Publish'] },
  lambda: { invoke: ['InvokeFunction', 'InvokeAsync', 'InvokeFunctionUrl'] },
  states: { invoke: ['StartExecution', 'StartSyncExecution'] },
  events: { message: ['PutEvents'] },
  secretsmanager: { read: ['GetSecretValue', 'BatchGetSecretValue'], write: ['PutSecretValue'] },
  ssm: { read: ['GetParameter', 'GetParameters', 'GetParametersByPath'], write: ['PutParameter'] },
  kinesis: { message: ['PutRecord', 'PutRecords'], stream: ['GetRecords', 'GetShardIterator'] },
};

/** Actions of one service that a pattern such as `dynamodb:*Item` grants, by what they do. */
export function grantedBy(
  patterns: readonly string[],
  service: string,
): ReadonlyMap<EdgeKind, readonly string[]> {
  const granted = new Map<EdgeKind, readonly string[]>();
  for (const [kind, actions] of Object.entries(ACTIONS[service] ?? {}) as [EdgeKind, readonly string[]][]) {
    const met = actions.filter((action) =>
      patterns.some((each) => matchesPattern(each, `${service}:${action}`)),
    );
    if (met.length > 0) granted.set(kind, met);
  }
  return granted;
}

/** IAM's wildcards: `*` any run, `?` one character; actions without regard to case. */
export function matchesPattern(pattern: string, text: string, caseless = true): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, caseless ? 'is' : 's').test(text);
}
