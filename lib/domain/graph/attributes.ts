import { isRecord } from './spelling.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** The value at a dotted path. Terraform's single blocks are lists of one, so a list is read at its first. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, key) => {
    const inner = Array.isArray(here) ? here[0] : here;
    return isRecord(inner) ? inner[key] : undefined;
  }, value);
}

/** The first of several paths that holds a text: two engines, two names for one attribute. */
export function textAt(attributes: Attributes, ...paths: readonly string[]): string | undefined {
  return paths.map((path) => at(attributes, path)).find((each): each is string => isText(each));
}

export function numberAt(attributes: Attributes, ...paths: readonly string[]): number | undefined {
  const found = paths.map((path) => at(attributes, path)).find((each) => each !== undefined && each !== null);
  const number = typeof found === 'string' && found !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function listAt(attributes: Attributes, ...paths: readonly string[]): readonly unknown[] {
  const found = paths.map((path) => at(attributes, path)).find((each) => Array.isArray(each));
  return Array.isArray(found) ? found : [];
}

export const textsAt = (attributes: Attributes, ...paths: readonly string[]): readonly string[] =>
  listAt(attributes, ...paths).filter(isText);

/** Blocks at the first of several paths that holds any: a list of them, or one alone. */
export function recordsAt(attributes: Attributes, ...paths: readonly string[]): readonly Attributes[] {
  for (const path of paths) {
    const found = at(attributes, path);
    const records = (Array.isArray(found) ? found : [found]).filter(isRecord);
    if (records.length > 0) return records;
  }
  return [];
}

/** A document that Terraform keeps as JSON text and CloudFormation as an object. */
export function documentAt(attributes: Attributes, ...paths: readonly string[]): Attributes | undefined {
  for (const path of paths) {
    const found = at(attributes, path);
    if (isRecord(found)) return found;
    if (isText(found) && found.trimStart().startsWith('{')) return parsed(found);
  }
  return undefined;
}

function parsed(text: string): Attributes | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
