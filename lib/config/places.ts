import { coversKey } from '#lib/domain/access/can.ts';
import { didYouMean } from './meant.ts';
import type { PortalFile } from './schema.ts';
import type { Found } from './schema-problems.ts';

/** `<system>/<environment>` of all that a file has. */
export const keysOf = ({ systems }: Pick<PortalFile, 'systems'>): readonly string[] =>
  Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.keys(environments).map((environment) => `${system}/${environment}`),
  );

/** Rights and freezes for a place that the file does not have: one is found when it is missed, the other when something is applied. */
export function placeProblems(file: PortalFile): readonly Found[] {
  const keys = keysOf(file);
  // A file may begin with who may do what, and name systems later.
  if (keys.length === 0) return [];
  const places = [
    ...file.access.map(({ on }, index) => ({ path: ['access', String(index), 'on'], on })),
    ...file.freezes.flatMap(({ on }, index) =>
      on.map((each, at) => ({ path: ['freezes', String(index), 'on', String(at)], on: each })),
    ),
  ];
  return places
    .filter(({ on }) => on !== 'production' && !keys.some((key) => coversKey(on, key)))
    .map(({ path, on }) => ({ path, message: noPlace(on, keys) }));
}

/** `ticket/*` is no place; `tickets/*` is. */
export function noPlace(on: string, keys: readonly string[]): string {
  const systems = [...new Set(keys.map((key) => `${key.split('/')[0]}/*`))];
  const named = on.endsWith('/*') ? systems : keys;
  const near = didYouMean(on, named);
  return `no environment of this file is there${near || `; there are ${keys.slice(0, MOST).join(', ')}`}`;
}

/** A file may have hundreds. */
const MOST = 12;
