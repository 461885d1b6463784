import { writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Where a state is. */
export type StateLocation = LocalState | S3State | HcpState;
export type LocalState = {
  readonly kind: 'local';
  /** Absolute, as Terraform sees it. */
  readonly path: string;
  readonly workspace?: string | undefined;
};
export type S3State = {
  readonly kind: 's3';
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly workspace?: string | undefined;
  readonly workspacePrefix?: string | undefined;
  readonly lock: 'native' | 'none' | { readonly table: string };
  /** ARN. */
  readonly kmsKey?: string | undefined;
  /** ARN: assumed to reach all of it. */
  readonly role?: string | undefined;
  readonly externalId?: string | undefined;
};

export type HcpState = {
  readonly kind: 'hcp';
  readonly hostname: string;
  readonly organization: string;
  readonly workspace: string;
};

const FILE = 'yagura_override.tf';

/**
 * Puts the state where `portal.yaml` says, whatever the commit says: an override file replaces the commit's backend and its
 * `cloud` block.
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function placeState(directory: string, state: StateLocation): void {
  const [block, settings] = settingsOf(state);
  const lines = Object.entries(settings).map(([name, value]) => `    ${name} = ${written(value)}`);
  const workspaces =
    state.kind === 'hcp' ? [`    workspaces {\n      name = ${literal(state.workspace)}\n    }`] : [];
  const body = [...lines, ...workspaces].join('\n');
  writeFileSync(join(directory, FILE), `terraform {\n  ${block} {\n${body}\n  }\n}\n`);
}

/**
 * Variables by which Terraform has the token of a host: dots are `_`, hyphens `__`.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials
 */
export const tokenVariable = ({ hostname }: Pick<HcpState, 'hostname'>): string =>
  `TF_TOKEN_${hostname.replaceAll('-', '__').replaceAll('.', '_')}`;

/** The file of a local state. @param path of the default workspace */
export const stateFile = ({ path, workspace }: Pick<LocalState, 'path' | 'workspace'>): string =>
  workspace === undefined ? path : posix.join(posix.dirname(path), workspace, 'terraform.tfstate');

/** The object that an S3 state is. */
export const stateKey = ({
  key,
  workspace,
  workspacePrefix = 'env:',
}: Pick<S3State, 'key' | 'workspace' | 'workspacePrefix'>): string =>
  workspace === undefined ? key : `${workspacePrefix}/${workspace}/${key}`;

type Value = string | boolean | { readonly [name: string]: string };

function settingsOf(state: StateLocation): readonly [string, Readonly<Record<string, Value>>] {
  if (state.kind === 'local') return ['backend "local"', localSettings(state)];
  if (state.kind === 's3') return ['backend "s3"', s3Settings(state)];
  return ['cloud', { hostname: state.hostname, organization: state.organization }];
}

const localSettings = ({ path, workspace }: LocalState): Readonly<Record<string, Value>> => ({
  path,
  ...(workspace === undefined ? {} : { workspace_dir: posix.dirname(path) }),
});

/** @see https://developer.hashicorp.com/terraform/language/backend/s3 */
const s3Settings = (state: S3State): Readonly<Record<string, Value>> => ({
  ...{ bucket: state.bucket, key: state.key, region: state.region, encrypt: true },
  ...(state.lock === 'native' ? { use_lockfile: true } : {}),
  ...(typeof state.lock === 'object' ? { dynamodb_table: state.lock.table } : {}),
  ...(state.kmsKey === undefined ? {} : { kms_key_id: state.kmsKey }),
  ...(state.workspacePrefix === undefined ? {} : { workspace_key_prefix: state.workspacePrefix }),
  ...(state.role === undefined
    ? {}
    : {
        assume_role: {
          role_arn: state.role,
          ...(state.externalId === undefined ? {} : { external_id: state.externalId }),
        },
      }),
});

const written = (value: Value): string =>
  typeof value === 'object'
    ? `{ ${Object.entries(value)
        .map(([name, each]) => `${name} = ${literal(each)}`)
        .join(', ')} }`
    : literal(value);

/** A text without interpolation. A replacement is a function: in a text, `$$` would be one dollar. */
const literal = (value: string | boolean): string =>
  JSON.stringify(value)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
