import { literalUntil } from './literal.ts';

/**
 * One token of HCL's native syntax. Texts come apart: `quote` or `heredoc`, then `literal` parts (decoded) and
 * `template` … `template-end` with the tokens of an expression between, then `end`. Comments are left out.
 */
export type Token = { readonly kind: TokenKind; readonly text: string /** From 1. */; readonly line: number };

export type TokenKind =
  | 'name'
  | 'number'
  | 'mark'
  | 'newline'
  | 'quote'
  | 'heredoc'
  | 'literal'
  | 'template'
  | 'template-end'
  | 'end';

/** Why a text is not HCL, and where. */
export type Problem = { readonly line: number; readonly what: string };
export type Tokens = { readonly tokens: readonly Token[]; readonly problem?: Problem };

/** What the scanner stands in; the outermost is code, which has no entry. */
type Mode = Quote | Heredoc | Template;
type Quote = { readonly kind: 'quote' };
type Heredoc = {
  readonly kind: 'heredoc' /** Undefined: a whole file. */;
  readonly marker: string | undefined;
};
type Template = { readonly kind: 'template' /** Braces opened within. */; depth: number };

type Scanner = {
  readonly text: string;
  readonly modes: Mode[];
  readonly tokens: Token[];
  at: number;
  line: number;
  /** Within a heredoc: whether `at` begins a line. */
  lineStart: boolean;
};

const SPACE = /[ \t\r\uFEFF]+/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d[\d.]*/y;
const MARK = /==|=>|!=|<=|>=|::|&&|\|\||[\s\S]/uy;
const PLAIN = [
  ['name', NAME],
  ['number', NUMBER],
  ['mark', MARK],
] as const;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

/**
 * Takes HCL apart, each character once: the cost is linear in the text's length.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 */
export const hclTokens = (text: string): Tokens => scan(text, []);

/** Takes a template file apart (`templatefile`): text with expressions in it. */
export const templateTokens = (text: string): Tokens => scan(text, [{ kind: 'heredoc', marker: undefined }]);

function scan(text: string, modes: Mode[]): Tokens {
  const scanner: Scanner = { text, modes, tokens: [], at: 0, line: 1, lineStart: true };
  while (scanner.at < text.length) {
    const mode = modes.at(-1);
    const what = mode && mode.kind !== 'template' ? readText(scanner, mode) : readCode(scanner, mode);
    if (what !== undefined) return { tokens: scanner.tokens, problem: { line: scanner.line, what } };
  }
  const what = stillOpen(modes.at(-1));
  return what === undefined
    ? { tokens: scanner.tokens }
    : { tokens: scanner.tokens, problem: { line: scanner.line, what } };
}

function stillOpen(mode: Mode | undefined): string | undefined {
  if (!mode) return undefined;
  if (mode.kind !== 'heredoc') return 'a text does not end';
  return mode.marker === undefined ? undefined : `a heredoc never meets its ${mode.marker}`;
}

/** Between quotes or in a heredoc: one literal part and what stopped it. @returns why it cannot be */
function readText(scanner: Scanner, mode: Quote | Heredoc): string | undefined {
  const until = mode.kind === 'quote' ? '"' : (mode.marker ?? null);
  const part = literalUntil(scanner.text, scanner.at, until, scanner.lineStart);
  if (part.literal !== '') push(scanner, 'literal', part.literal);
  scanner.line += part.lines;
  scanner.at = part.next;
  scanner.lineStart = false;
  if (part.stop === 'newline') return 'a text does not end on its line';
  if (part.stop === 'end') {
    push(scanner, 'end');
    scanner.modes.pop();
  } else if (part.stop === 'template') {
    push(scanner, 'template');
    scanner.modes.push({ kind: 'template', depth: 0 });
  }
  return undefined;
}

/** Code: one token, or the space or comment before it. @returns why it cannot be */
function readCode(scanner: Scanner, template: Template | undefined): string | undefined {
  const { text, at, modes } = scanner;
  const sign = text[at];
  const two = text.slice(at, at + 2);
  if (take(scanner, SPACE) !== undefined) return undefined;
  if (sign === '#' || two === '//') {
    const end = text.indexOf('\n', at);
    scanner.at = end < 0 ? text.length : end;
  } else if (two === '/*') return skipComment(scanner);
  else if (sign === '\n') {
    push(scanner, 'newline');
    scanner.at += 1;
    scanner.line += 1;
  } else if (sign === '"') {
    push(scanner, 'quote');
    scanner.at += 1;
    modes.push({ kind: 'quote' });
  } else if (two === '<<') return enterHeredoc(scanner);
  else if (sign === '}' && template?.depth === 0) {
    push(scanner, 'template-end');
    scanner.at += 1;
    modes.pop();
  } else readPlain(scanner, template);
  return undefined;
}

function readPlain(scanner: Scanner, template: Template | undefined): void {
  for (const [kind, pattern] of PLAIN) {
    const found = take(scanner, pattern);
    if (found === undefined) continue;
    if (template && found === '{') template.depth += 1;
    if (template && found === '}') template.depth -= 1;
    push(scanner, kind, found);
    return;
  }
}

function skipComment(scanner: Scanner): string | undefined {
  const { text, at } = scanner;
  const end = text.indexOf('*/', at + 2);
  if (end < 0) return 'a comment does not end';
  for (let next = text.indexOf('\n', at); next >= 0 && next < end; next = text.indexOf('\n', next + 1)) {
    scanner.line += 1;
  }
  scanner.at = end + 2;
  return undefined;
}

function enterHeredoc(scanner: Scanner): string | undefined {
  HEREDOC.lastIndex = scanner.at;
  const [head, marker] = HEREDOC.exec(scanner.text) ?? [];
  if (head === undefined) return '<< begins no heredoc';
  push(scanner, 'heredoc');
  scanner.at += head.length;
  scanner.line += 1;
  scanner.lineStart = true;
  scanner.modes.push({ kind: 'heredoc', marker });
  return undefined;
}

function take(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.at += found.length;
  return found;
}

function push({ tokens, line }: Scanner, kind: TokenKind, text = ''): void {
  tokens.push({ kind, text, line });
}
