import type { NodeKind } from './kind-table.ts';
import type { EdgeKind } from './model.ts';
import { own } from './spelling.ts';

type Uses = Readonly<Partial<Record<EdgeKind, readonly string[]>>>;

/**
 * What an IAM action does to the data of what it names, for the services that a picture has lines to. Only these can
 * make an edge, so `*` and `NotAction` are expanded over this list; a test holds it against AWS's own catalogue.
 */
export const ACTIONS: Readonly<Record<string, Uses>> = {
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
    read: ['GetObject', 'GetObjectVersion', 'GetObjectTagging', 'ListBucket', 'ListBucketVersions'],
    write: ['PutObject', 'DeleteObject', 'DeleteObjectVersion', 'PutObjectTagging', 'AbortMultipartUpload'],
  },
  sqs: { message: ['SendMessage'], read: ['ReceiveMessage'] },
  sns: { message: ['Publish'] },
  lambda: { invoke: ['InvokeFunction', 'InvokeAsync', 'InvokeFunctionUrl'] },
  states: { invoke: ['StartExecution', 'StartSyncExecution'] },
  events: { message: ['PutEvents'] },
  secretsmanager: { read: ['GetSecretValue', 'BatchGetSecretValue'], write: ['PutSecretValue'] },
  ssm: { read: ['GetParameter', 'GetParameters', 'GetParametersByPath'], write: ['PutParameter'] },
  kinesis: {
    message: ['PutRecord', 'PutRecords'],
    stream: ['GetRecords', 'GetShardIterator', 'SubscribeToShard'],
  },
  firehose: { message: ['PutRecord', 'PutRecordBatch'] },
  'rds-data': { read: ['ExecuteStatement'], write: ['ExecuteStatement', 'BatchExecuteStatement'] },
  es: {
    read: ['ESHttpGet', 'ESHttpHead'],
    write: ['ESHttpPost', 'ESHttpPut', 'ESHttpDelete', 'ESHttpPatch'],
  },
  ecs: { invoke: ['RunTask', 'StartTask'] },
  glue: { invoke: ['StartJobRun'] },
  ses: { message: ['SendEmail', 'SendRawEmail'] },
  'cognito-idp': {
    read: ['AdminGetUser', 'ListUsers'],
    write: ['AdminCreateUser', 'AdminDeleteUser', 'AdminUpdateUserAttributes'],
  },
};

/** Actions of one service that a statement grants, by what they do; `*` and `?` as IAM reads them. */
export function grantedBy(
  statement: { readonly actions: readonly string[]; readonly notActions: readonly string[] },
  service: string,
): ReadonlyMap<EdgeKind, readonly string[]> {
  const granted = new Map<EdgeKind, readonly string[]>();
  for (const [kind, actions] of Object.entries(own(ACTIONS, service) ?? {}) as [
    EdgeKind,
    readonly string[],
  ][]) {
    const met = actions.filter((action) => coversAction(statement, `${service}:${action}`));
    if (met.length > 0) granted.set(kind, met);
  }
  return granted;
}

/** `NotAction` grants everything that it does not name. */
export function coversAction(
  { actions, notActions }: { readonly actions: readonly string[]; readonly notActions: readonly string[] },
  action: string,
): boolean {
  if (notActions.length > 0) return !notActions.some((each) => matchesPattern(each, action));
  return actions.some((each) => matchesPattern(each, action));
}

/** What one must be allowed to do to put something there as a failure destination. */
export const SEND: Readonly<Partial<Record<NodeKind, string>>> = {
  queue: 'sqs:SendMessage',
  topic: 'sns:Publish',
};

/**
 * IAM's wildcards: `*` any run, `?` one character; actions without regard to case. Goes back to the last `*` only, so
 * that a policy made to be slow is not.
 */
export function matchesPattern(pattern: string, text: string, caseless = true): boolean {
  const wanted = caseless ? pattern.toLowerCase() : pattern;
  const given = caseless ? text.toLowerCase() : text;
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < given.length; ) {
    if (wanted[at] === '*') {
      star = at;
      resume = index;
      at += 1;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}
