import type { z } from 'zod';
import { nearNames } from '#lib/domain/logs/query/near.ts';

/** A fault of a file, by the path of its place. */
export type Found = { readonly path: readonly string[]; readonly message: string };

/** What a schema refuses; of keys that there are none of, with the nearest that there is. */
export function schemaProblems(
  { issues }: z.ZodError,
  keysAt: (path: readonly string[]) => readonly string[],
): readonly Found[] {
  const misspelt = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path.map(String), key]) : [],
  );
  return issues.flatMap((issue): readonly Found[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(path);
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, known) }));
    }
    // The key is there, in another spelling: that is said once.
    const isThere = misspelt.some((each) => isMeant(each, path));
    return isThere && issue.message.startsWith('is missing') ? [] : [{ path, message: issue.message }];
  });
}

/** Whether a key that there is none of stands where another one belongs, and is near to it. */
const isMeant = (written: readonly string[], missing: readonly string[]): boolean =>
  written.slice(0, -1).join('.') === missing.slice(0, -1).join('.') &&
  nearNames(written.at(-1) ?? '', [missing.at(-1) ?? '']).length > 0;

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearNames(key, known);
  if (near.length > 0) return `there is no such key; did you mean ${near.join(' or ')}?`;
  return known.length > 0 ? `there is no such key; there are ${known.join(', ')}` : 'there is no such key';
}
