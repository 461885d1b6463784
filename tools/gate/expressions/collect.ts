import { basename } from 'node:path';
import ts from 'typescript';

/** One regular expression of the code, where it stands. `source` is absent when it is only known as the code runs. */
export type Expression = {
  readonly place: string;
  readonly file: string;
  readonly source?: string;
  readonly flags: string;
  /** How the code writes it. */
  readonly written: string;
};

/** Known without running the code. */
export const isKnown = (expression: Expression): expression is Expression & { readonly source: string } =>
  expression.source !== undefined;

/** Each expression of one file: literals, `RegExp` with constants, and `RegExp` with anything else. */
export function expressionsIn(file: string, text: string): Expression[] {
  const tree = ts.createSourceFile(basename(file), text, ts.ScriptTarget.Latest, true, kindOf(file));
  const found: Expression[] = [];
  const add = (node: ts.Node, source: string | undefined, flags: string) => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const written = node.getText();
    found.push({
      place: `${file}:${line}`,
      file,
      flags,
      written,
      ...(source === undefined ? {} : { source }),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      add(node, node.text.slice(1, end), node.text.slice(end + 1));
    } else if (isRegExp(node)) {
      const [pattern, flags] = node.arguments ?? [];
      // A literal inside is met on its own.
      if (!pattern || !ts.isRegularExpressionLiteral(pattern)) {
        const known = flags === undefined ? '' : constantOf(flags);
        add(node, known === undefined ? undefined : constantOf(pattern), known ?? '');
      }
    } else if (isImplied(node)) {
      add(node, constantOf(node.arguments[0]), '');
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const kindOf = (file: string): ts.ScriptKind =>
  file.endsWith('.tsx') ? ts.ScriptKind.TSX : /\.[cm]?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;

const isRegExp = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'RegExp';

/** A text given to `match`, `matchAll` or `search` becomes an expression too. */
const isImplied = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  ['match', 'matchAll', 'search'].includes(node.expression.name.text) &&
  constantOf(node.arguments[0]) !== undefined;

/** The text of a literal, `String.raw` too; undefined for whatever is put together. */
function constantOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'String.raw') return undefined;
  return ts.isNoSubstitutionTemplateLiteral(node.template) ? node.template.rawText : undefined;
}
