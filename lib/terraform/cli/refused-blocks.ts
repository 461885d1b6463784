import { resolve } from 'node:path';
import { plainText, writtenObject } from '../hcl/expression.ts';
import type { Attribute, Block, Body } from '../hcl/parse.ts';
import type { Repository } from './inside.ts';
import { isProviderAllowed, moduleRefusalOf, providerAddress, type SourceRules } from './source-rules.ts';

/** Terraform's own, which is installed by nobody. */
const BUILT_IN = 'terraform';
const AWS = 'hashicorp/aws';
/** A `cloud` block is one too: each is replaced by the state that `portal.yaml` names. */
const BACKENDS: readonly string[] = ['local', 's3', 'remote'];
/** Whatever else the AWS provider can be told leads to other keys, other addresses or a program that makes keys. */
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

/** What a file is judged by. */
export type BlockRules = {
  readonly repository: Repository;
  /** Of the file. */
  readonly folder: string;
  readonly rules: SourceRules;
  /** Sources by the names that the module's `required_providers` give them. */
  readonly required: ReadonlyMap<string, string>;
};

/** Why the blocks of a file may not be planned, each with its line. */
export function refusedBlocks(body: Body, judged: BlockRules): readonly RefusedBlock[] {
  return body.blocks.flatMap((block) => [
    ...refusal(block, refusalOf(block, judged)),
    ...block.blocks.flatMap((inner) => [
      ...refusal(inner, innerRefusal(block.type, inner, judged)),
      ...requirements(block, inner).flatMap((each) => refusal(each, requirementRefusal(each, judged))),
    ]),
  ]);
}

/** Sources that a file's `required_providers` name, by local name. */
export const requiredProviders = ({ blocks }: Body): readonly (readonly [string, string])[] =>
  blocks.flatMap((outer) =>
    outer.blocks.flatMap((inner) =>
      requirements(outer, inner).map(({ name, value }) => {
        const source = writtenObject(value)?.get('source');
        return [name, (source && plainText(source)) ?? impliedSource(name)] as const;
      }),
    ),
  );

/** Whether anything of a file is of a provider that has to be installed. */
export const usesProviders = ({ blocks }: Body): boolean =>
  blocks.some(
    ({ type, labels, blocks: inner }) =>
      (TYPED.includes(type) && localName(labels[0] ?? '') !== BUILT_IN) ||
      type === 'provider' ||
      (type === 'terraform' &&
        inner.some((each) => each.type === 'required_providers' && each.attributes.length > 0)),
  );

/** The folder of the repository that a `module` block names. */
export function moduleFolder(block: Block, repository: Repository, folder: string): string | undefined {
  const source = block.type === 'module' ? sourceOf(block) : undefined;
  return source === undefined ? undefined : repository.folder(resolve(folder, source));
}

const requirements = (outer: Block, { type, attributes }: Block): readonly Attribute[] =>
  outer.type === 'terraform' && type === 'required_providers' ? attributes : [];

const refusal = ({ line }: { readonly line: number }, what: string | undefined): readonly RefusedBlock[] =>
  what === undefined ? [] : [{ line, what }];

function refusalOf(block: Block, judged: BlockRules): string | undefined {
  const [first = ''] = block.labels;
  if (TYPED.includes(block.type)) return typeRefusal(block.type, first, judged);
  if (block.type === 'provider') return providerRefusal(first, block, judged);
  if (block.type === 'module') return moduleRefusal(block, judged);
  return undefined;
}

/** Blocks that mean something only within another. */
function innerRefusal(outer: string, { type, labels }: Block, judged: BlockRules): string | undefined {
  const [first = ''] = labels;
  if (type === 'provisioner') return `provisioner "${first}": runs a program`;
  if (outer === 'check' && TYPED.includes(type)) return typeRefusal(type, first, judged);
  if (outer !== 'terraform') return undefined;
  return type === 'backend' && !BACKENDS.includes(first)
    ? `backend "${first}": only local, s3 and remote are allowed`
    : undefined;
}

function typeRefusal(type: string, name: string, judged: BlockRules): string | undefined {
  if (name === 'external' || name === 'http') return `${type} "${name}": runs or fetches code of its own`;
  if (name === 'terraform_remote_state')
    return `${type} "${name}": reads any state, with any credentials and from any address`;
  return nameRefusal(localName(name), judged);
}

function providerRefusal(name: string, { attributes, blocks }: Body, judged: BlockRules): string | undefined {
  const refused = nameRefusal(name, judged);
  if (refused !== undefined || providerAddress(sourceFor(name, judged)) !== AWS) return refused;
  const names = [...attributes.map((each) => each.name), ...blocks.map(({ type }) => type)];
  const stranger = names.find((each) => !PROVIDER_SETTINGS.includes(each));
  return stranger === undefined ? undefined : `provider "${name}": ${stranger} is not an allowed setting`;
}

/** Only what is written plainly: HCL would work a source out of brackets and templates too. */
function requirementRefusal({ name, value }: Attribute, judged: BlockRules): string | undefined {
  if (plainText(value) !== undefined) return nameRefusal(name, judged);
  const items = writtenObject(value);
  const source = items?.get('source');
  const text = source && plainText(source);
  if (!items || (source && text === undefined)) return `provider ${name}: its source is not written plainly`;
  return sourceRefusal(text ?? impliedSource(name), text ?? name, judged);
}

const nameRefusal = (name: string, judged: BlockRules): string | undefined =>
  name === BUILT_IN ? undefined : sourceRefusal(sourceFor(name, judged), name, judged);

/** @param shown as the file calls it */
export const sourceRefusal = (
  source: string,
  shown: string,
  { rules }: Pick<BlockRules, 'rules'>,
): string | undefined =>
  isProviderAllowed(source, rules)
    ? undefined
    : `provider ${shown}: not an allowed provider; portal.yaml allows ${rules.providers.join(', ')}`;

const localName = (type: string): string => type.split('_')[0] ?? '';
const impliedSource = (name: string): string => `hashicorp/${name}`;
const sourceFor = (name: string, { required }: BlockRules): string =>
  required.get(name) ?? impliedSource(name);

function moduleRefusal(block: Block, { repository, folder, rules }: BlockRules): string | undefined {
  const source = sourceOf(block);
  if (source === undefined) return 'module source (none): no source is written plainly';
  if (!/^\.\.?\//.test(source)) return moduleRefusalOf(source, textOf(block, 'version'), rules);
  if (!repository.folder(resolve(folder, source)))
    return `module source ${source}: not inside the repository`;
  return undefined;
}

/** Undefined where it is missing or no plain text. */
const sourceOf = (block: Block): string | undefined => textOf(block, 'source');

function textOf({ attributes }: Block, wanted: string): string | undefined {
  const found = attributes.find(({ name }) => name === wanted);
  return found && plainText(found.value);
}
