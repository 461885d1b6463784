import type { LogGroup } from './line.ts';

const FOLDERS = ['/aws/lambda/', '/aws/apigateway/'] as const;

type About = Pick<LogGroup, 'retentionDays' | 'storedBytes' | 'createdAt'>;

/**
 * A log group with the short name that a column has room for: without AWS's own folder and the environment's prefix,
 * `api`; for an access log `api access`, since a function may have the API's name.
 */
export function logGroup(
  { name, kind }: Pick<LogGroup, 'name' | 'kind'>,
  prefix: string,
  more: About = {},
): LogGroup {
  const folder = FOLDERS.find((each) => name.startsWith(each)) ?? '';
  const own = name.slice(folder.length);
  const short = own.startsWith(`${prefix}-`) ? own.slice(prefix.length + 1) : own;
  return { name, label: kind === 'access' ? `${short} access` : short, kind, ...more };
}
