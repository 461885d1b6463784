import { isRecord } from '../../graph/spelling.ts';
import type { Row } from './table.ts';
import { LATER, type Properties, type Touched } from './touched.ts';

/**
 * Actions that one change certainly calls; what it might call besides is not among them.
 * @returns undefined where the table does not say
 */
export function callsOf(row: Row, touched: Touched): readonly string[] | undefined {
  const { does, part } = touched;
  if (part !== undefined) return partCalls(row, does, part);
  if (does === 'create') return made(row, touched);
  if (does === 'delete') return ended(row, touched.before);
  if (does === 'update' && !row.anew) return updated(row, touched);
  const [anew, gone] = [made(row, touched), ended(row, touched.before)];
  return does !== 'later' && anew && gone ? [...anew, ...gone] : undefined;
}

/** What is set by it is a property of something that is there already, or made by itself. */
function partCalls({ when, changes, without, dies }: Row, does: Touched['does'], part: string) {
  const sets = when?.[part] ?? changes?.[part] ?? [];
  const takes = without?.[part] ?? dies?.[part] ?? [];
  if (does === 'delete') return takes;
  return does === 'replace' ? [...new Set([...sets, ...takes])] : sets;
}

function made(row: Row, { after, inherits = {} }: Touched): readonly string[] | undefined {
  const isTagged = Object.keys(inherits).length > 0 || (row.tags !== undefined && isSet(after[row.tags]));
  const set = setIn(after).flatMap((name) => row.when?.[name] ?? []);
  if (!row.create && set.length === 0) return undefined;
  return [...(row.create ?? []), ...set, ...(isTagged ? (row.tag ?? []) : [])];
}

function ended(row: Row, before: Properties): readonly string[] | undefined {
  const set = setIn(before).flatMap((name) => row.dies?.[name] ?? []);
  return row.delete || set.length > 0 ? [...(row.delete ?? []), ...set] : undefined;
}

function updated(row: Row, { before, after, changed }: Touched): readonly string[] | undefined {
  const calls = changed.map((name) => {
    const [was, is] = [before[name], after[name]];
    if (name === row.tags) return tagged(row, was, is);
    const own = [...(row.when?.[name] ?? []), ...(row.changes?.[name] ?? [])];
    const gone = row.without?.[name] ?? [];
    if (own.length === 0 && gone.length === 0) return row.update;
    if (!isSet(is)) return gone.length > 0 ? gone : own;
    return takesSomeAway(was, is) ? [...own, ...gone] : own;
  });
  return calls.includes(undefined) ? undefined : [...new Set(calls.flatMap((each) => each ?? []))];
}

function tagged({ tag = [], untag = [] }: Row, was: unknown, is: unknown): readonly string[] {
  const [before, after] = [tagsOf(was), tagsOf(is)];
  const adds = Object.entries(after).some(([key, value]) => before[key] !== value);
  const drops = Object.keys(before).some((key) => !Object.hasOwn(after, key));
  return [...(adds ? tag : []), ...(drops ? untag : [])];
}

/** Tags as `[{ Key, Value }]` of CloudFormation, or as a map; those whose value is text. */
export function tagsOf(value: unknown): Readonly<Record<string, string>> {
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((each) => (isRecord(each) ? [each.Key, each.Value] : [undefined, undefined]))
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return Object.fromEntries(
    pairs.filter((pair): pair is readonly [string, string] => pair.every((each) => typeof each === 'string')),
  );
}

/** Of a list, what was in it and is not: an inline policy that is deleted while another stays. */
const takesSomeAway = (was: unknown, is: unknown): boolean => {
  if (!Array.isArray(was) || !Array.isArray(is)) return false;
  const kept = new Set(is.map(nameOf));
  return was.some((each) => !kept.has(nameOf(each)));
};

const nameOf = (entry: unknown): string =>
  isRecord(entry) && typeof entry.PolicyName === 'string' ? entry.PolicyName : JSON.stringify(entry);

const setIn = (properties: Properties): readonly string[] =>
  Object.keys(properties).filter((name) => isSet(properties[name]));

/** Nothing, an empty list, and what is written as switched off ask AWS for nothing. */
export function isSet(value: unknown): boolean {
  if (value === LATER) return true;
  // Terraform's provider writes -1 for no reserved concurrency.
  if (!value || value === -1) return false;
  if (Array.isArray(value)) return value.some(isSet);
  if (!isRecord(value)) return true;
  const switches = Object.entries(value).filter(([name]) => /enabled$/i.test(name));
  if (switches.length > 0) return switches.some(([, each]) => isSet(each) && each !== 'false');
  return Object.keys(value).length > 0;
}
