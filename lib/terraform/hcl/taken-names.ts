import type { SourceFile } from '#lib/domain/declared-places.ts';
import type { Taken } from '#lib/domain/deploy/handoff.ts';
import { plainText } from './expression.ts';
import { parseHcl } from './parse.ts';
import type { Token } from './tokens.ts';

const KINDS: Readonly<Record<string, Taken['kind']>> = {
  aws_cloudformation_export: 'export',
  aws_ssm_parameter: 'parameter',
};

/**
 * Exports and parameters of Parameter Store that a root's data sources name, with their lines.
 * @param values of variables by name; a name that is put together of anything else is left out
 */
export const takenNames = (
  files: readonly SourceFile[],
  values: Readonly<Record<string, string>>,
): readonly Taken[] =>
  files.flatMap(({ file, text }) =>
    parseHcl(text).body.blocks.flatMap(({ type, labels, attributes }): readonly Taken[] => {
      const kind = type === 'data' ? KINDS[labels[0] ?? ''] : undefined;
      const attribute = attributes.find(({ name }) => name === 'name');
      const name = attribute && textOf(attribute.value, values);
      return kind && attribute && name ? [{ kind, name, file, line: attribute.line }] : [];
    }),
  );

/** Values of variables as files give them, and their defaults, as far as they are plain texts; the last one counts. */
export const plainValues = (
  files: readonly SourceFile[],
  given: readonly SourceFile[],
): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    files.flatMap(({ text }) =>
      parseHcl(text).body.blocks.flatMap(({ type, labels: [name = ''], attributes }) => {
        const value = attributes.find((each) => each.name === 'default');
        const plain = type === 'variable' && value ? plainText(value.value) : undefined;
        return plain === undefined ? [] : [[name, plain] as const];
      }),
    ),
  ),
  ...Object.fromEntries(
    given.flatMap(({ text }) =>
      parseHcl(text).body.attributes.flatMap(({ name, value }) => {
        const plain = plainText(value);
        return plain === undefined ? [] : [[name, plain] as const];
      }),
    ),
  ),
});

/** A quoted text whose templates are nothing but `var.name`, or such a variable by itself. */
function textOf(value: readonly Token[], values: Readonly<Record<string, string>>): string | undefined {
  const plain = plainText(value);
  if (plain !== undefined) return plain;
  const tokens = value.filter(({ kind }) => kind !== 'newline');
  if (tokens[0]?.kind === 'name') return tokens.length === 3 ? variable(tokens, values) : undefined;
  let text = '';
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'literal') text += token.text;
    else if (token?.kind === 'template' && tokens[at + 4]?.kind === 'template-end') {
      const known = variable(tokens.slice(at + 1, at + 4), values);
      if (known === undefined) return undefined;
      text += known;
      at += 4;
    } else return undefined;
  }
  return text === '' ? undefined : text;
}

const variable = (
  [root, , name]: readonly Token[],
  values: Readonly<Record<string, string>>,
): string | undefined => (root?.text === 'var' && name?.kind === 'name' ? values[name.text] : undefined);
