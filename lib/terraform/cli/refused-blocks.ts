import { resolve } from 'node:path';
import { plainText, writtenObject } from '../hcl/expression.ts';
import type { Attribute, Block, Body } from '../hcl/parse.ts';
import type { Repository } from './inside.ts';

/** Sources that may be initialised. */
const SOURCES: readonly string[] = ['hashicorp/aws', 'registry.terraform.io/hashicorp/aws'];
/** Local names of providers; `terraform` is built in. */
const LOCAL_NAMES: readonly string[] = ['aws', 'terraform'];
const BACKENDS: readonly string[] = ['local', 's3'];
/** Whatever else a provider can be told leads to other keys, other addresses or a program that makes keys. */
const PROVIDER_SETTINGS: readonly string[] = [
  'region',
  'alias',
  'version',
  'default_tags',
  'ignore_tags',
  'allowed_account_ids',
  'forbidden_account_ids',
  'max_retries',
  'retry_mode',
];
/** Blocks whose first label is a type of some provider. */
const TYPED: readonly string[] = ['resource', 'data', 'ephemeral', 'action', 'list'];

export type RefusedBlock = { readonly line: number; readonly what: string };

/** Why the blocks of a file may not be planned, each with its line. */
export function refusedBlocks(body: Body, repository: Repository, folder: string): readonly RefusedBlock[] {
  return body.blocks.flatMap((block) => [
    ...refusal(block, refusalOf(block, repository, folder)),
    ...block.blocks.flatMap((inner) => [
      ...refusal(inner, innerRefusal(block.type, inner)),
      ...requirements(block, inner).flatMap((each) => refusal(each, requirementRefusal(each))),
    ]),
  ]);
}

/** The folder of the repository that a `module` block names. */
export function moduleFolder(block: Block, repository: Repository, folder: string): string | undefined {
  const source = block.type === 'module' ? sourceOf(block) : undefined;
  return source === undefined ? undefined : repository.folder(resolve(folder, source));
}

const requirements = (outer: Block, { type, attributes }: Block): readonly Attribute[] =>
  outer.type === 'terraform' && type === 'required_providers' ? attributes : [];

const refusal = ({ line }: { readonly line: number }, what: string | undefined): readonly RefusedBlock[] =>
  what === undefined ? [] : [{ line, what }];

function refusalOf(block: Block, repository: Repository, folder: string): string | undefined {
  const [first = ''] = block.labels;
  if (TYPED.includes(block.type)) return typeRefusal(block.type, first);
  if (block.type === 'provider') return providerRefusal(first, block);
  if (block.type === 'module') return moduleRefusal(block, repository, folder);
  return undefined;
}

/** Blocks that mean something only within another. */
function innerRefusal(outer: string, { type, labels }: Block): string | undefined {
  const [first = ''] = labels;
  if (type === 'provisioner') return `provisioner "${first}": runs a program`;
  if (outer === 'check' && TYPED.includes(type)) return typeRefusal(type, first);
  if (outer !== 'terraform') return undefined;
  if (type === 'cloud') return 'cloud: state is kept where portal.yaml says';
  return type === 'backend' && !BACKENDS.includes(first)
    ? `backend "${first}": only local and s3 are allowed`
    : undefined;
}

function typeRefusal(type: string, name: string): string | undefined {
  if (name === 'external' || name === 'http') return `${type} "${name}": runs or fetches code of its own`;
  if (name === 'terraform_remote_state')
    return `${type} "${name}": reads any state, with any credentials and from any address`;
  return nameRefusal(name.split('_')[0] ?? '');
}

function providerRefusal(name: string, { attributes, blocks }: Body): string | undefined {
  if (!LOCAL_NAMES.includes(name)) return `provider ${name}: not an allowed provider`;
  const names = [...attributes.map((each) => each.name), ...blocks.map(({ type }) => type)];
  const stranger = names.find((each) => !PROVIDER_SETTINGS.includes(each));
  return stranger === undefined ? undefined : `provider "${name}": ${stranger} is not an allowed setting`;
}

/** Only what is written plainly: HCL would work a source out of brackets and templates too. */
function requirementRefusal({ name, value }: Attribute): string | undefined {
  if (plainText(value) !== undefined) return nameRefusal(name);
  const items = writtenObject(value);
  const source = items?.get('source');
  const text = source && plainText(source);
  if (!items || (source && text === undefined)) return `provider ${name}: its source is not written plainly`;
  if (text !== undefined && !SOURCES.includes(text)) return `provider ${text}: not an allowed provider`;
  return nameRefusal(name);
}

const nameRefusal = (name: string): string | undefined =>
  LOCAL_NAMES.includes(name) ? undefined : `provider ${name}: not an allowed provider`;

function moduleRefusal(block: Block, repository: Repository, folder: string): string | undefined {
  const source = sourceOf(block);
  if (source === undefined || !/^\.\.?\//.test(source))
    return `module source ${source ?? '(none)'}: only folders of the repository are allowed`;
  if (!repository.folder(resolve(folder, source)))
    return `module source ${source}: not inside the repository`;
  return undefined;
}

/** Undefined where it is missing or no plain text. */
function sourceOf({ attributes }: Block): string | undefined {
  const source = attributes.find(({ name }) => name === 'source');
  return source && plainText(source.value);
}
