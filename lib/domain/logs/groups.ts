import type { LogGroup } from './line.ts';

const KINDS = [
  { start: '/aws/lambda/', kind: 'function' },
  { start: '/aws/apigateway/', kind: 'access' },
] as const;

/** Prefixes under which an environment's log groups are named. */
export const logGroupPrefixes = (prefix: string): readonly string[] =>
  KINDS.map(({ start }) => `${start}${prefix}-`);

type About = Pick<LogGroup, 'retentionDays' | 'storedBytes' | 'createdAt'>;

/**
 * A log group with the short name that a column has room for: `api`, and for an access log `api access`, since a
 * function may have the API's name. Undefined for a group of another kind.
 */
export function logGroup(name: string, prefix: string, more: About = {}): LogGroup | undefined {
  const found = KINDS.find(({ start }) => name.startsWith(`${start}${prefix}-`));
  if (!found) return undefined;
  const short = name.slice(`${found.start}${prefix}-`.length);
  return {
    name,
    label: found.kind === 'access' ? `${short} access` : short,
    kind: found.kind,
    ...more,
  };
}
