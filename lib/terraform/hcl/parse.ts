import { hclTokens, type Problem, type Token } from './tokens.ts';

/** What stands between a block's braces, or in a whole file. */
export type Body = { readonly attributes: readonly Attribute[]; readonly blocks: readonly Block[] };
export type Attribute = {
  readonly name: string;
  readonly line: number;
  /** The tokens of its expression, line ends at its edges left out. */
  readonly value: readonly Token[];
};
export type Block = Body & {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
};

/** A file as far as it could be read; `problem` says why no further. */
export type Configuration = {
  readonly body: Body;
  readonly tokens: readonly Token[];
  readonly problem?: Problem;
};

type OpenBlock = {
  type: string;
  labels: readonly string[];
  line: number;
  attributes: Attribute[];
  blocks: Block[];
};

/**
 * Reads the structure of a `.tf` file: blocks with their labels, attributes with the tokens of their expressions.
 * Linear, and without recursion: depth is the writer's to choose.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#structural-elements
 */
export function parseHcl(text: string): Configuration {
  const { tokens, problem } = hclTokens(text);
  const file: OpenBlock = { type: '', labels: [], line: 1, attributes: [], blocks: [] };
  const open = [file];
  const failed = (line: number, what: string): Configuration => ({
    body: file,
    tokens,
    problem: problem ?? { line, what },
  });
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const body = open.at(-1);
    if (!token || !body) break;
    if (token.kind === 'newline') at += 1;
    else if (isMark(token, '}') && open.length > 1) {
      open.pop();
      at += 1;
    } else if (token.kind !== 'name')
      return failed(token.line, 'neither a block nor an argument begins here');
    else if (isMark(tokens[at + 1], '=')) {
      const end = expressionEnd(tokens, at + 2);
      body.attributes.push({ name: token.text, line: token.line, value: tokens.slice(at + 2, end) });
      at = end;
    } else {
      const head = blockHead(tokens, at);
      if (!head) return failed(token.line, `${token.text} is neither a block nor an argument`);
      body.blocks.push(head.block);
      open.push(head.block);
      at = head.next;
    }
  }
  if (problem) return { body: file, tokens, problem };
  if (open.length === 1) return { body: file, tokens };
  return failed(open.at(-1)?.line ?? 1, `${open.at(-1)?.type} has no closing brace`);
}

export const isMark = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'mark' && token.text === text;

/** `type label "label" {`, from its first token; undefined when it is none. */
function blockHead(tokens: readonly Token[], start: number): { block: OpenBlock; next: number } | undefined {
  const labels: string[] = [];
  let at = start + 1;
  for (; !isMark(tokens[at], '{'); at += 1) {
    const token = tokens[at];
    if (token?.kind === 'name') labels.push(token.text);
    else if (token?.kind === 'quote') {
      const literal = tokens[at + 1]?.kind === 'literal' ? tokens[at + 1]?.text : '';
      at += literal === '' ? 1 : 2;
      if (tokens[at]?.kind !== 'end') return undefined;
      labels.push(literal ?? '');
    } else return undefined;
  }
  const { text = '', line = 1 } = tokens[start] ?? {};
  return { block: { type: text, labels, line, attributes: [], blocks: [] }, next: at + 1 };
}

/** An expression ends at the line's end or its block's, outside of all brackets and texts. */
function expressionEnd(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (depth === 0 && (token.kind === 'newline' || isMark(token, '}'))) return at;
    depth += depthChange(token);
  }
  return tokens.length;
}

/** +1 for what opens brackets, a text or a template, -1 for what closes one. */
export function depthChange({ kind, text }: Token): number {
  if (kind === 'quote' || kind === 'heredoc' || kind === 'template') return 1;
  if (kind === 'end' || kind === 'template-end') return -1;
  if (kind !== 'mark') return 0;
  return '([{'.includes(text) ? 1 : ')]}'.includes(text) ? -1 : 0;
}
