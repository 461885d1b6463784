import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readToolchain } from '../toolchain.ts';

type Attributes = Readonly<
  Record<
    string,
    { readonly sensitive?: boolean; readonly nested_type?: { readonly attributes?: Attributes } }
  >
>;
type Block = {
  readonly attributes?: Attributes;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
};
type Schemas = {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>> }>
  >;
};

/** What hashicorp/aws itself marks sensitive, by type: attributes, `block.attribute` inside blocks. */
export function sensitiveAttributes(): Readonly<Record<string, readonly string[]>> {
  const { terraform, terraformCliConfig } = readToolchain();
  const dir = mkdtempSync(join(tmpdir(), 'yagura-schema-'));
  try {
    writeFileSync(
      join(dir, 'main.tf'),
      'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n',
    );
    const options = {
      cwd: dir,
      maxBuffer: 200_000_000,
      env: { PATH: '/usr/bin:/bin', HOME: dir, TF_CLI_CONFIG_FILE: terraformCliConfig } as never,
    };
    execFileSync(terraform, ['init', '-input=false'], options);
    const text = execFileSync(terraform, ['providers', 'schema', '-json'], options).toString('utf8');
    const [provider] = Object.values((JSON.parse(text) as Schemas).provider_schemas);
    const rows = Object.entries(provider?.resource_schemas ?? {}).map(
      ([type, { block }]) => [type, pathsIn(block)] as const,
    );
    return Object.fromEntries(rows.filter(([, paths]) => paths.length > 0));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const pathsIn = ({ attributes, block_types }: Block): readonly string[] => [
  ...Object.entries(attributes ?? {}).flatMap(([name, { sensitive, nested_type }]) =>
    sensitive
      ? [name]
      : nested_type
        ? below(name, pathsIn({ attributes: nested_type.attributes ?? {} }))
        : [],
  ),
  ...Object.entries(block_types ?? {}).flatMap(([name, { block }]) => below(name, pathsIn(block))),
];

const below = (name: string, paths: readonly string[]) => paths.map((path) => `${name}.${path}`);
