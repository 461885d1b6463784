import type { EnvironmentKey } from '../environment.ts';

type Importing = { readonly key: EnvironmentKey; readonly imports: readonly string[] };

/** Who imports each of these exports, in the given order; an export that nobody of them imports is not there. */
export function importersByName(
  exported: readonly string[],
  environments: readonly Importing[],
): Readonly<Record<string, readonly EnvironmentKey[]>> {
  const found = exported.map((name) => [
    name,
    environments.flatMap(({ key, imports }) => (imports.includes(name) ? [key] : [])),
  ]);
  return Object.fromEntries(found.filter(([, keys = []]) => keys.length > 0));
}
