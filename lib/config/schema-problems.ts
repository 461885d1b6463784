import type { z } from 'zod';
import { nearNames } from '#lib/domain/logs/query/near.ts';

/** A fault of a file, by the path of its place. */
export type Found = { readonly path: readonly string[]; readonly message: string };

/** What a schema refuses; of keys that there are none of, with the nearest that there is. */
export const schemaProblems = (
  error: z.ZodError,
  keysAt: (path: readonly string[]) => readonly string[],
): readonly Found[] =>
  error.issues.flatMap((issue): readonly Found[] => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    const known = keysAt(path);
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, known) }));
  });

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearNames(key, known);
  if (near.length > 0) return `there is no such key; did you mean ${near.join(' or ')}?`;
  return known.length > 0 ? `there is no such key; there are ${known.join(', ')}` : 'there is no such key';
}
