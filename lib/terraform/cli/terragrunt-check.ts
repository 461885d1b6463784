import { type Call, calls, plainText, writtenArguments } from '../hcl/expression.ts';
import { type Block, type Configuration, isMark } from '../hcl/parse.ts';
import type { Token } from '../hcl/tokens.ts';
import type { RefusedBlock } from './refused-blocks.ts';

/** A file of Terragrunt, read. */
export type TerragruntFile = Pick<Configuration, 'body' | 'tokens' | 'problem'>;

const HOOKS = ['before_hook', 'after_hook', 'error_hook'];

/** Why a file of Terragrunt may not take part, each with its line. */
export const terragruntRefusals = ({ body, tokens, problem }: TerragruntFile): readonly RefusedBlock[] => [
  ...(problem ? [{ line: problem.line, what: `cannot be read as Terragrunt: ${problem.what}` }] : []),
  ...calls(tokens).flatMap(callRefusal),
  ...body.blocks.flatMap((block) => [
    ...blockRefusal(block),
    ...block.blocks
      .filter(({ type }) => HOOKS.includes(type))
      .map(({ type, line }) => ({ line, what: `${type}: runs a program` })),
  ]),
  ...body.attributes
    .filter(({ name, value }) => name === 'remote_state' && !value.some(({ text }) => text === 'generate'))
    .map(({ line }) => ({ line, what: NOT_GENERATED })),
];

/** The folder that `terraform { source = … }` names, as it is written; `undefined` where the files of the folder itself count. */
export const terragruntSource = ({ body }: TerragruntFile): SourceWritten | undefined => {
  const found = body.blocks
    .filter(({ type }) => type === 'terraform')
    .flatMap(({ attributes }) => attributes)
    .find(({ name }) => name === 'source');
  return found && { line: found.line, path: localPath(plainText(found.value)) };
};

export type SourceWritten = {
  readonly line: number;
  /** Relative to the file; undefined: it is worked out, or no folder. */
  readonly path: string | undefined;
};

/** `../modules//vpc`: what stands before the double slash is copied, what stands behind is worked in. */
const localPath = (text: string | undefined): string | undefined =>
  text !== undefined && /^\.\.?\//.test(text) ? text.replace('//', '/') : undefined;

const NOT_GENERATED =
  'remote_state without generate: it would be given to init, where it wins over the state that portal.yaml names';

function blockRefusal({ type, attributes, blocks, line }: Block): readonly RefusedBlock[] {
  if (type === 'remote_state') {
    const generated = [...attributes.map(({ name }) => name), ...blocks.map((each) => each.type)];
    return generated.includes('generate') ? [] : [{ line, what: NOT_GENERATED }];
  }
  if (type === 'dependency')
    return [{ line, what: 'dependency: outputs of other units come as inputs of portal.yaml' }];
  if (type !== 'include') return [];
  const path = attributes.find(({ name }) => name === 'path');
  return path && isHclFile(path.value) ? [] : [{ line, what: 'include: its path is worked out' }];
}

function callRefusal(call: Call): readonly RefusedBlock[] {
  const { name, line } = call;
  if (name === 'run_cmd') return [{ line, what: 'run_cmd: runs a program' }];
  if (name !== 'read_terragrunt_config') return [];
  const [first = []] = writtenArguments(call);
  return isHclFile(first) ? [] : [{ line, what: 'read_terragrunt_config: its file is worked out' }];
}

/** A file that is looked at too: by its name, or looked for in the folders above by it. */
function isHclFile(value: readonly Token[]): boolean {
  const written = value.filter(({ kind }) => kind !== 'newline');
  const [name, open, ...rest] = written;
  const looked = name?.text === 'find_in_parent_folders' && isMark(open, '(') && isMark(rest.at(-1), ')');
  if (looked && rest.length === 1) return true;
  return plainText(looked ? rest.slice(0, -1) : written)?.endsWith('.hcl') ?? false;
}
