import type { KnownField } from './catalogue.ts';
import { LINE_FIELDS, QUERY_LEVELS } from './syntax.ts';
import { queryTokens, type Span } from './tokens.ts';

/** What may be written at the caret: `text` takes the place of `at`. */
export type Completion = {
  readonly text: string;
  readonly at: Span;
  readonly field?: KnownField;
  /** A name wants its operator and value next; a value is whole. */
  readonly kind: 'name' | 'value';
};

const MOST = 3;

type Known = { readonly fields: readonly KnownField[]; readonly functions: readonly string[] };

/** Names of fields that begin as the word at the caret, or values of the field whose value is being written. */
export function completions(
  text: string,
  caret: number,
  { fields, functions }: Known,
): readonly Completion[] {
  const token = queryTokens(text).find(({ from, to }) => from < caret && caret <= to);
  if (token?.kind === 'field' && caret >= token.valueFrom) {
    const typed = text.slice(token.valueFrom, caret).replaceAll('"', '').toLowerCase();
    const at = { from: token.valueFrom, to: token.to };
    return valuesOf(token.name, fields, functions)
      .filter((value) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
      .slice(0, MOST)
      .map((value) => ({ kind: 'value', text: asValue(value), at }));
  }
  if (token && token.kind !== 'text' && token.kind !== 'field' && token.kind !== 'not') return [];
  const isWord = token?.kind === 'text' && !token.quoted;
  const from = token?.kind === 'field' ? token.from : isWord ? token.from : caret;
  if (token?.kind === 'text' && token.quoted) return [];
  const typed = text.slice(from, caret).toLowerCase();
  const own = LINE_FIELDS.filter((name) => typed !== '' && name.startsWith(typed)).map((name) => ({ name }));
  const named = [
    ...fields.filter(({ name }) => name.toLowerCase().startsWith(typed)),
    ...fields.filter(({ name }) => typed !== '' && name.toLowerCase().indexOf(typed) > 0),
  ].map((field) => ({ name: field.name, field }));
  return [...own, ...named].slice(0, MOST).map((each) => ({
    kind: 'name',
    text: each.name,
    at: { from, to: Math.max(caret, isWord ? token.to : caret) },
    ...('field' in each ? { field: each.field } : {}),
  }));
}

function valuesOf(
  name: string,
  fields: readonly KnownField[],
  functions: readonly string[],
): readonly string[] {
  if (name === 'level') return QUERY_LEVELS.toReversed();
  if (name === 'function') return functions;
  return fields.find((each) => each.name === name)?.values ?? [];
}

const asValue = (value: string): string => {
  const [token, more] = queryTokens(`a=${value}`);
  const plain =
    more === undefined &&
    token?.kind === 'field' &&
    token.value === value &&
    !value.startsWith('"') &&
    value !== '';
  return plain ? value : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
};

/** The text with a completion in it, and where the caret then stands. */
export function completed(
  text: string,
  { text: word, at, kind }: Completion,
): { readonly text: string; readonly caret: number } {
  const tail = text.slice(at.to);
  const space = kind === 'value' && !tail.startsWith(' ') ? ' ' : '';
  const before = `${text.slice(0, at.from)}${word}${space}`;
  return { text: `${before}${tail}`, caret: before.length };
}
