import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Prefix of a client's actions in IAM, where it is not the client's own name. */
const PREFIX: Readonly<Record<string, string>> = {
  'cloudwatch-logs': 'logs',
  'cost-explorer': 'ce',
  sfn: 'states',
  eventbridge: 'events',
  'resource-groups-tagging-api': 'tag',
};

/** Where IAM calls an action by another name than the call's. */
const ACTION: Readonly<Record<string, string>> = {
  's3:ListObjectsV2': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListBuckets': 's3:ListAllMyBuckets',
};

/**
 * IAM actions of every AWS call that the collector's room makes, sorted. Found by what the files of `lib/aws/read`
 * import: a call that is not imported is not made.
 */
export const collectorActions = (repoRoot: string): readonly string[] =>
  Object.keys(collectorCalls(repoRoot));

/** Calls of the SDK (`s3:ListObjectsV2`, as the budget counts them) by the IAM action that allows them, sorted. */
export function collectorCalls(repoRoot: string): Readonly<Record<string, readonly string[]>> {
  const room = join(repoRoot, 'lib/aws/read');
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.'),
  );
  const all = files.flatMap((name) => callsIn(readFileSync(join(room, name), 'utf8')));
  const byAction = Map.groupBy(all, ({ action }) => action);
  return Object.fromEntries(
    [...byAction]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([action, calls]) => [action, [...new Set(calls.map(({ api }) => api))].toSorted()]),
  );
}

/** Commands and paginators that a file imports from the SDK. */
export const actionsIn = (source: string): readonly string[] => callsIn(source).map(({ action }) => action);

type SdkCall = { readonly action: string; readonly api: string };

function callsIn(source: string): readonly SdkCall[] {
  return source.split("from '@aws-sdk/client-").flatMap((part, index, parts) => {
    const after = parts[index + 1];
    if (after === undefined) return [];
    const client = after.slice(0, after.indexOf("'"));
    const names = part.slice(part.lastIndexOf('{') + 1, part.lastIndexOf('}'));
    return names.split(',').flatMap((name) => callOf(client, name.trim()));
  });
}

function callOf(client: string, name: string): readonly SdkCall[] {
  const call = name.endsWith('Command')
    ? name.slice(0, -'Command'.length)
    : name.startsWith('paginate')
      ? name.slice('paginate'.length)
      : undefined;
  if (call === undefined || name.startsWith('type ')) return [];
  // All of API Gateway's reads are one action.
  if (client === 'api-gateway' || client === 'apigatewayv2')
    return [{ action: 'apigateway:GET', api: `apigateway:${call}` }];
  const api = `${PREFIX[client] ?? client}:${call}`;
  return [{ action: ACTION[api] ?? api, api }];
}
