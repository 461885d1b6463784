import { plainText } from '../hcl/expression.ts';
import type { Block, Body } from '../hcl/parse.ts';
import type { S3State } from './backend.ts';

/** Where a configuration itself keeps its state, as far as it is written out. */
export type OwnBackend = {
  readonly kind: string;
  readonly line: number;
  readonly settings: Readonly<Record<string, string>>;
  /** How whoever applies it elsewhere holds an S3 state; a table by its name. */
  readonly lock?: OwnLock;
};

export type OwnLock = { readonly table?: string; readonly native: boolean };

/** Settings that say which state is meant. */
const PLACE = ['bucket', 'key', 'path', 'region', 'workspace_key_prefix', 'hostname', 'organization'];

/** The backend of a file's `terraform` block; its `cloud` block is one too. */
export function ownBackend({ blocks }: Body): OwnBackend | undefined {
  const found = blocks
    .filter(({ type }) => type === 'terraform')
    .flatMap((each) => each.blocks)
    .find(({ type }) => type === 'backend' || type === 'cloud');
  if (!found) return undefined;
  const kind = found.labels[0] ?? found.type;
  const lock = kind === 's3' ? lockOf(found) : undefined;
  return { kind, line: found.line, settings: settingsOf(found), ...(lock ? { lock } : {}) };
}

function lockOf({ attributes }: Block): OwnLock | undefined {
  const value = (name: string) => attributes.find((each) => each.name === name)?.value;
  const table = plainText(value('dynamodb_table') ?? []);
  const native = value('use_lockfile')?.find(({ kind }) => kind === 'name')?.text === 'true';
  return table === undefined && !native ? undefined : { native, ...(table === undefined ? {} : { table }) };
}

/**
 * Why the configuration's own lock and the one that counts do not exclude each other, in one state: an object beside it and a row of a
 * table know nothing of each other.
 */
export function otherLock(
  { lock: own }: Pick<OwnBackend, 'lock'>,
  { lock }: { readonly lock: S3State['lock'] },
): string | undefined {
  if (!own) return undefined;
  const meets = typeof lock === 'object' ? own.table === lock.table : lock === 'native' && own.native;
  if (meets) return undefined;
  const theirs = own.native ? 'an object beside it (use_lockfile)' : `the table ${own.table}`;
  const ours =
    typeof lock === 'object' ? `the table ${lock.table}` : lock === 'native' ? 'an object' : 'nothing';
  const write = own.native ? 'lock: native' : `lock: { table: ${own.table} }`;
  return `the state is locked by ${theirs} here and by ${ours} in portal.yaml: two could apply at once. Write state.${write}`;
}

const settingsOf = ({ attributes, blocks }: Block): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...plainSettings(attributes, PLACE),
    // A prefix or tags name no workspace by themselves.
    ...blocks
      .filter(({ type }) => type === 'workspaces')
      .flatMap((each) => plainSettings(each.attributes, ['name']))
      .map(([, name]) => ['workspace', name] as const),
  ]);

const plainSettings = (attributes: Block['attributes'], names: readonly string[]) =>
  attributes.flatMap(({ name, value }) => {
    const text = plainText(value);
    return text !== undefined && names.includes(name) ? [[name, text] as const] : [];
  });

/**
 * How another place is meant than the one that counts. Only what the configuration writes out is compared: the rest comes
 * from `-backend-config`.
 */
export function otherPlace(
  { kind, settings }: Pick<OwnBackend, 'kind' | 'settings'>,
  state: { readonly kind: string } & Readonly<Record<string, unknown>>,
): string | undefined {
  if (Object.keys(settings).length === 0) return undefined;
  const hcp = state.kind === 'hcp' && HCP.includes(kind);
  if (kind !== state.kind && !hcp) return `${kind} (${shown(settings)})`;
  const differs = ['bucket', 'key', 'region', 'hostname', 'organization', 'workspace'].some(
    (name) => settings[name] !== undefined && state[name] !== undefined && settings[name] !== state[name],
  );
  return differs ? `${kind} (${shown(settings)})` : undefined;
}

/** What a configuration calls a state of HCP Terraform. */
const HCP = ['cloud', 'remote'];

const shown = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
