import { depthChange, isMark } from './parse.ts';
import type { Token } from './tokens.ts';

/** A call of a function: the name with its namespace, and the tokens behind its bracket. */
export type Call = {
  readonly name: string;
  readonly line: number;
  /** The first few tokens of its arguments: more are never looked at, so that nested calls stay linear. */
  readonly given: readonly Token[];
};

/** A path that is written out: a text, or one that begins at `path.module` or `path.root`. */
export type WrittenPath = { readonly from: 'module' | 'root'; readonly path: string };

const LOOKED_AT = 24;

/** Every call of a file, those within templates and heredocs too. */
export function calls(tokens: readonly Token[]): readonly Call[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'name') return [];
    const bracket = nextOf(tokens, at + 1);
    if (!isMark(tokens[bracket], '(')) return [];
    const name = isMark(tokens[at - 1], '::') ? `${tokens[at - 2]?.text}::${token.text}` : token.text;
    return [{ name, line: token.line, given: tokens.slice(bracket + 1, bracket + 1 + LOOKED_AT) }];
  });
}

/** The arguments of a call that are written out within the few tokens that are looked at. */
export function writtenArguments({ given }: Call): readonly (readonly Token[])[] {
  const all: Token[][] = [[]];
  let depth = 0;
  for (const token of given) {
    if (depth === 0 && isMark(token, ')')) return all;
    if (depth === 0 && isMark(token, ',')) all.push([]);
    else if (token.kind !== 'newline') all.at(-1)?.push(token);
    depth += depthChange(token);
  }
  return all.slice(0, -1);
}

/** The text of an expression that is nothing but a quoted text without templates. */
export function plainText(value: readonly Token[]): string | undefined {
  const [quote, literal, end, ...more] = value.filter(({ kind }) => kind !== 'newline');
  if (quote?.kind !== 'quote') return undefined;
  if (literal?.kind === 'end' && end === undefined) return '';
  return literal?.kind === 'literal' && end?.kind === 'end' && more.length === 0 ? literal.text : undefined;
}

/** The path that an expression writes out, or undefined when it is worked out. */
export function writtenPath(value: readonly Token[]): WrittenPath | undefined {
  const text = plainText(value);
  if (text !== undefined) return { from: 'root', path: text };
  const bare = pathObject(value);
  if (bare && value.length === 3) return { from: bare, path: '.' };
  const from =
    value[0]?.kind === 'quote' && value[1]?.kind === 'template' ? pathObject(value.slice(2)) : undefined;
  const [close, literal, end] = value.slice(5);
  if (!from || close?.kind !== 'template-end') return undefined;
  if (literal?.kind === 'end' && value.length === 7) return { from, path: '.' };
  if (literal?.kind !== 'literal' || end?.kind !== 'end' || value.length !== 8) return undefined;
  return literal.text.startsWith('/') ? { from, path: `.${literal.text}` } : undefined;
}

function pathObject([path, dot, which]: readonly Token[]): WrittenPath['from'] | undefined {
  if (path?.kind !== 'name' || path.text !== 'path' || !isMark(dot, '.')) return undefined;
  return which?.text === 'module' || which?.text === 'root' ? which.text : undefined;
}

function nextOf(tokens: readonly Token[], from: number): number {
  return tokens[from]?.kind === 'newline' ? from + 1 : from;
}

/** The items of an object whose keys are names or plain texts, each once; undefined when it is written otherwise. */
export function writtenObject(value: readonly Token[]): ReadonlyMap<string, readonly Token[]> | undefined {
  const items = new Map<string, readonly Token[]>();
  if (!isMark(value[0], '{')) return undefined;
  let at = 1;
  while (at < value.length - 1) {
    const token = value[at];
    if (token?.kind === 'newline' || isMark(token, ',')) {
      at += 1;
      continue;
    }
    const length = token?.kind === 'quote' ? 3 : 1;
    const key = token?.kind === 'name' ? token.text : plainText(value.slice(at, at + length));
    at += length;
    if (key === undefined || items.has(key) || !(isMark(value[at], '=') || isMark(value[at], ':')))
      return undefined;
    const end = itemEnd(value, at + 1);
    items.set(key, value.slice(at + 1, end));
    at = end;
  }
  return items;
}

function itemEnd(value: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < value.length - 1; at += 1) {
    const token = value[at];
    if (!token || (depth === 0 && (token.kind === 'newline' || isMark(token, ',')))) return at;
    depth += depthChange(token);
  }
  return value.length - 1;
}
