import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Masker } from '#lib/domain/masking.ts';
import { isRawState, shownState } from './raw-state.ts';
import { maskedState, parseStateJson, type StateJson } from './state-json.ts';
import SENSITIVE from './tables/sensitive-attributes.json' with { type: 'json' };

/** A state as its backend keeps it: of which revision, and what of it may be stored. */
export type WatchedState = {
  readonly lineage: string;
  /** Counts up with every change of the state. */
  readonly serial: number;
  readonly terraformVersion: string;
  readonly state: StateJson;
};

const TABLE: Readonly<Record<string, readonly string[]>> = SENSITIVE;
/** What is kept of a resource whose provider we have no table of: enough to name it. */
const NAMING: ReadonlySet<string> = new Set(['id', 'name', 'arn', 'tags']);

/**
 * A raw state (version 4) as it may be stored: what the state marks sensitive, what the AWS provider's schema says is
 * sensitive, and what looks like a key is masked. Of other providers only names are kept: nobody has told which of their
 * values are secrets.
 * @throws SyntaxError when it is no JSON
 * @returns undefined when it is no state of version 4
 * @see https://github.com/hashicorp/terraform/blob/v1.11.4/internal/states/statefile/version4.go
 */
export function watchedState(text: string, mask: Masker): WatchedState | undefined {
  const raw: unknown = JSON.parse(text);
  if (!isRecord(raw) || !isRawState(raw)) return undefined;
  const shown = JSON.parse(JSON.stringify(shownState(raw))) as Shown;
  const resources = shown.values.root_module.resources.map(withMarks);
  const marked = { ...shown, values: { ...shown.values, root_module: { resources } } };
  return {
    lineage: String(raw.lineage),
    serial: typeof raw.serial === 'number' ? raw.serial : 0,
    terraformVersion: String(raw.terraform_version ?? ''),
    state: maskedState(parseStateJson(JSON.stringify(marked)), mask),
  };
}

type ShownResource = {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sensitive_values: Readonly<Record<string, unknown>>;
  readonly [other: string]: unknown;
};
type Shown = { readonly values: { readonly root_module: { readonly resources: readonly ShownResource[] } } };

/** Marks what the AWS provider's schema says is sensitive; of other providers only names are left. */
export function withMarks(resource: ShownResource): ShownResource {
  const { type, values, sensitive_values } = resource;
  if (!type.startsWith('aws_')) {
    const kept = Object.entries(values).filter(
      ([name]) => NAMING.has(name) && sensitive_values[name] !== true,
    );
    return { ...resource, values: Object.fromEntries(kept) };
  }
  let marks: unknown = sensitive_values;
  for (const path of TABLE[type] ?? []) marks = marked(marks, values, path.split('.'));
  return { ...resource, sensitive_values: marks as ShownResource['sensitive_values'] };
}

/** Marks with one path more; a block may be a list of blocks. */
function marked(marks: unknown, value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined || marks === true) return true;
  if (Array.isArray(value))
    return value.map((each, index) => marked(Array.isArray(marks) ? marks[index] : {}, each, path));
  if (!isRecord(value) || value[step] === undefined || value[step] === null) return marks;
  const known = isRecord(marks) ? marks : {};
  return { ...known, [step]: marked(known[step] ?? {}, value[step], rest) };
}
