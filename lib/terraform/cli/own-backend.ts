import { plainText } from '../hcl/expression.ts';
import type { Block, Body } from '../hcl/parse.ts';

/** Where a configuration itself keeps its state, as far as it is written out. */
export type OwnBackend = {
  readonly kind: string;
  readonly line: number;
  readonly settings: Readonly<Record<string, string>>;
};

/** Settings that say which state is meant. */
const PLACE = ['bucket', 'key', 'path', 'region', 'workspace_key_prefix', 'hostname', 'organization'];

/** The backend of a file's `terraform` block; its `cloud` block is one too. */
export function ownBackend({ blocks }: Body): OwnBackend | undefined {
  const found = blocks
    .filter(({ type }) => type === 'terraform')
    .flatMap((each) => each.blocks)
    .find(({ type }) => type === 'backend' || type === 'cloud');
  return found && { kind: found.labels[0] ?? found.type, line: found.line, settings: settingsOf(found) };
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
