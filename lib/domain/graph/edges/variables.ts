import { at } from '../attributes.ts';
import type { GraphNode, NodeKind } from '../model.ts';
import { isRecord } from '../spelling.ts';
import type { World } from '../world.ts';

/** A resource that an environment variable of a function names. */
export type Mention = { readonly from: GraphNode; readonly to: GraphNode; readonly variable: string };

const NAMED: readonly NodeKind[] = [
  'table',
  'queue',
  'topic',
  'bucket',
  'secret',
  'parameter',
  'bus',
  'state-machine',
  'function',
  'data-stream',
  'delivery-stream',
  'database',
  'database-proxy',
  'document-database',
  'cache',
  'search',
];

/** Variables are evidence for an edge that something else grants; without a grant they are a finding. */
export function mentions(world: World): readonly Mention[] {
  return world.ofKind('function').flatMap((from) => {
    const variables = at(from.attributes, 'environment.variables');
    return Object.entries(isRecord(variables) ? variables : {}).flatMap(([variable, value]) => {
      const to = world.find(value, ...(looksLikeReference(variable, value) ? NAMED : []));
      return to && NAMED.includes(to.kind) && to.id !== from.id ? [{ from, to, variable }] : [];
    });
  });
}

/** A short common word such as `api` must not be taken for a resource of that name. */
function looksLikeReference(variable: string, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    (/^(arn:|https:)/.test(value) ||
      /(_NAME|_ARN|_URL|_ID|_HOST|_ENDPOINT|TABLE|QUEUE|TOPIC|BUCKET|SECRET|STREAM)$/i.test(variable))
  );
}
