import { isRecord } from '#lib/domain/graph/spelling.ts';
import { configuredReferences, withoutKeys } from './references.ts';

/**
 * A plan's values with what is "known after apply" filled by the identity of the resource that it will come from, so
 * that the picture of a system that was never deployed has lines. Answers the values unchanged without a plan.
 */
export function filledValues(
  show: Readonly<Record<string, unknown>>,
  dir: string,
): (address: string, values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> {
  const changes = Array.isArray(show.resource_changes) ? show.resource_changes.filter(isRecord) : [];
  const unknowns = new Map(
    changes.map((each) => [
      String(each.address),
      isRecord(each.change) ? each.change.after_unknown : undefined,
    ]),
  );
  const addresses = Map.groupBy(unknowns.keys(), withoutKeys);
  const references = configuredReferences(show.configuration);
  const instances = (address: string, of: string): readonly string[] => {
    const all = addresses.get(of) ?? [];
    const key = keyOf(address);
    const same = key === '' ? [] : all.filter((each) => keyOf(each) === key);
    return (same.length > 0 ? same : all).map((each) => `tf:${dir}#${each}`);
  };
  return (address, values) => {
    const fill = (unknown: unknown, value: unknown, path: readonly (string | number)[]): unknown => {
      if (unknown === true) {
        const named = references(address, path).flatMap((of) => instances(address, of));
        const [only, ...more] = named;
        if (only === undefined) return value;
        return /s$/.test(String(path.at(-1))) ? named : more.length === 0 ? only : value;
      }
      if (Array.isArray(unknown)) {
        const list = Array.isArray(value) ? value : [];
        return unknown.map((each, index) => fill(each, list[index], [...path, index]));
      }
      if (!isRecord(unknown)) return value;
      const own = isRecord(value) ? value : {};
      const filled = Object.entries(unknown).map(([key, each]) => [
        key,
        fill(each, own[key], [...path, key]),
      ]);
      return { ...own, ...Object.fromEntries(filled.filter(([, each]) => each !== undefined)) };
    };
    const filled = fill(unknowns.get(address), values, []);
    return isRecord(filled) ? filled : values;
  };
}

/** All keys of an address: instances of two resources with the same ones belong together. */
const keyOf = (address: string): string => (address.match(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g) ?? []).join('');
