import { isRecord } from '#lib/domain/graph/spelling.ts';
import { policyDocument } from './policy-document.ts';
import { configuredReferences, POLICY_DOCUMENT, withoutKeys } from './references.ts';
import { withoutSensitive } from './state-sensitive.ts';

type Values = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/**
 * A plan's values with what is "known after apply" filled by the identity of the resource that it will come from, so
 * that the picture of a system that was never deployed has lines; a policy that a document will write is written as far
 * as the plan knows it. Answers the values unchanged without a plan.
 */
export function filledValues(show: Values, dir: string): (address: string, values: Values) => Values {
  const list = Array.isArray(show.resource_changes) ? show.resource_changes.filter(isRecord) : [];
  const changes = new Map(
    list.map((each) => [String(each.address), isRecord(each.change) ? each.change : {}]),
  );
  const addresses = Map.groupBy(changes.keys(), withoutKeys);
  const references = configuredReferences(show.configuration);
  const instances = (address: string, of: string): readonly string[] => {
    const all = addresses.get(of) ?? [];
    const key = keyOf(address);
    const same = key === '' ? [] : all.filter((each) => keyOf(each) === key);
    return same.length > 0 ? same : all;
  };
  const named = (address: string, path: Path): readonly string[] =>
    references(address, path).flatMap((of) => instances(address, of));
  const identities = (address: string, path: Path): readonly string[] =>
    named(address, path)
      .filter((each) => !isDocument(each))
      .map((each) => `tf:${dir}#${each}`);
  const written = (address: string): string => {
    const { after, after_sensitive: sensitive } = changes.get(address) ?? {};
    const values = withoutSensitive(after, sensitive);
    return policyDocument(isRecord(values) ? values : {}, (statement, argument) =>
      identities(address, ['statement', statement, argument]),
    );
  };
  const future = (address: string, path: Path, value: unknown): unknown => {
    const [document, ...others] = named(address, path).filter(isDocument);
    if (document !== undefined && others.length === 0) return written(document);
    const [only, ...more] = identities(address, path);
    if (only === undefined) return value;
    return /s$/.test(String(path.at(-1))) ? [only, ...more] : more.length === 0 ? only : value;
  };
  return (address, values) => {
    const filled = fill(changes.get(address)?.after_unknown, values, [], (path, value) =>
      future(address, path, value),
    );
    return isRecord(filled) ? filled : values;
  };
}

/** The value with every part that is marked unknown replaced by what `future` says of it. */
function fill(
  unknown: unknown,
  value: unknown,
  path: Path,
  future: (path: Path, value: unknown) => unknown,
): unknown {
  if (unknown === true) return future(path, value);
  if (Array.isArray(unknown)) {
    const list = Array.isArray(value) ? value : [];
    return unknown.map((each, index) => fill(each, list[index], [...path, index], future));
  }
  if (!isRecord(unknown)) return value;
  const own = isRecord(value) ? value : {};
  const filled = Object.entries(unknown).map(([key, each]) => [
    key,
    fill(each, own[key], [...path, key], future),
  ]);
  return { ...own, ...Object.fromEntries(filled.filter(([, each]) => each !== undefined)) };
}

const isDocument = (address: string): boolean => withoutKeys(address).includes(`data.${POLICY_DOCUMENT}.`);

/** All keys of an address: instances of two resources with the same ones belong together. */
const keyOf = (address: string): string => (address.match(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g) ?? []).join('');
