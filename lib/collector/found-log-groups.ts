import type { AwsClients } from '#lib/aws/clients.ts';
import { describeLogGroups, type FoundLogGroup } from '#lib/aws/read/logs/log-groups.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';

/** Shorter beginnings are shared with whatever else the account has. */
const SHORTEST_SHARED = 20;

/**
 * Log groups of these names that are there. Names that begin alike are asked for at once: a call each would be many. One
 * that is not there yet is left out, for nothing was written to it.
 */
export async function foundLogGroups(
  aws: AwsClients,
  names: readonly string[],
): Promise<Result<readonly FoundLogGroup[], Failure>> {
  const wanted = new Set(names);
  const found = new Map<string, FoundLogGroup>();
  for (const start of beginnings(names)) {
    const read = await describeLogGroups(aws, start);
    if (!read.ok) return read;
    for (const each of read.value) if (wanted.has(each.name)) found.set(each.name, each);
  }
  return ok([...found.values()]);
}

/** As few beginnings as cover all names, each long enough to be the system's own. */
export function beginnings(names: readonly string[]): readonly string[] {
  const starts: string[] = [];
  for (const name of names.toSorted()) {
    const shared = common(starts.at(-1) ?? '', name);
    if (starts.length > 0 && shared.length >= SHORTEST_SHARED) starts[starts.length - 1] = shared;
    else starts.push(name);
  }
  return starts;
}

function common(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
