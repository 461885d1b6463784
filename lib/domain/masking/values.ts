import { blanksAfter } from './text-places.ts';

/** A value without its quotes and without the word for its scheme; `next` is where reading goes on. */
export type Value = { readonly from: number; readonly to: number; readonly next: number };

/** Escaped once more doubles the backslashes: nobody nests JSON deeper than this. */
const MOST_BACKSLASHES = 64;
/** `password: yes` says less than a password. After `=` a value may be as short as it likes. */
const SHORTEST_AFTER_COLON = 4;

/**
 * The value after a separator, in quotes or bare. Undefined for none, and for one that begins with a bracket of its
 * own: its names speak for themselves.
 * @param most looks no further than this
 */
export function valueAfter(
  text: string,
  at: number,
  name: string,
  most = Number.POSITIVE_INFINITY,
): Value | undefined {
  const from = blanksAfter(text, at);
  const limit = Math.min(text.length, from + most);
  const quote = openingAt(text, from);
  if (quote) return withoutScheme(text, quotedValue(text, quote, limit), name);
  if (text[from] === '[') return listValue(text, from, limit);
  if (isReference(text, from)) return undefined;
  const value = withoutScheme(text, { from, to: limit, next: limit }, name);
  const whole = WHOLE_LINE.test(name) && value.from === from && text[at - 1] === ':';
  const to = bareEnd(text, value.from, limit, whole);
  const shortest = text[at - 1] === ':' ? SHORTEST_AFTER_COLON : 1;
  return to - value.from < shortest ? undefined : { from: value.from, to, next: to };
}

/** The value after an option: the next word, or the next text of a list: `["--password", "x"]`. */
export function valueOfFlag(text: string, end: number): Value | undefined {
  IN_LIST.lastIndex = end;
  if (IN_LIST.test(text)) {
    const quote = openingAt(text, IN_LIST.lastIndex);
    return quote && quotedValue(text, quote, text.length);
  }
  const from = blanksAfter(text, end);
  if (from === end) return undefined;
  const quote = openingAt(text, from);
  if (quote) return quotedValue(text, quote, text.length);
  if (text[from] === '-') return undefined;
  const to = bareEnd(text, from, text.length, false);
  return PROSE.has(text.slice(from, Math.min(to, from + 8))) ? undefined : { from, to, next: to };
}

/** `--token or`, `--password is`: somebody speaks of the option. */
const PROSE: ReadonlySet<string> = new Set('and or is to for in not was must flag option needs'.split(' '));

const IN_LIST = /\\{0,64}["'][ \t]{0,8},[ \t]{0,8}(?=\\{0,64}["'])/y;

/** Headers whose whole text is the secret, but for the schemes that `withoutScheme` knows. */
const WHOLE_LINE = /(?:authorization|cookies?)$/i;

/** A value that is put in later: `${var.token}`, `{{resolve:…}}`. */
const REFERENCE = /\$\{[\w.:[\]*-]{1,128}\}|\{\{[\w:/.+=@-]{1,256}\}\}/y;

function isReference(text: string, at: number): boolean {
  REFERENCE.lastIndex = at;
  return REFERENCE.test(text);
}

type Opening = { readonly from: number; readonly backslashes: number; readonly quote: string };

/** A quote, after as many backslashes as it is nested; Python may mark it with a letter. */
function openingAt(text: string, at: number): Opening | undefined {
  let from = at;
  while (from < at + MOST_BACKSLASHES && text[from] === '\\') from += 1;
  const backslashes = from - at;
  if (backslashes === 0 && /[bru]/i.test(text[from] ?? '') && '"\''.includes(text[from + 1] ?? ' '))
    from += 1;
  const quote = text[from] ?? ' ';
  return '"\'`'.includes(quote) ? { from: from + 1, backslashes, quote } : undefined;
}

/**
 * Up to the quote that closes: of the same nesting or of one further out, where the text around it ends. One that is
 * not closed ends with its line.
 */
function quotedValue(text: string, { from, backslashes, quote }: Opening, limit: number): Value {
  let run = 0;
  for (let at = from; at < limit; at += 1) {
    const char = text[at];
    if (char === '\n') return { from, to: at, next: at };
    if (char === quote && (backslashes === 0 ? run % 2 === 0 : run <= backslashes)) {
      return { from, to: at - (backslashes === 0 ? 0 : run), next: at + 1 };
    }
    run = char === '\\' ? run + 1 : 0;
  }
  return { from, to: limit, next: limit };
}

/** All that a list holds: `["a","b"]`. */
function listValue(text: string, at: number, limit: number): Value | undefined {
  let to = at + 1;
  while (to < limit && text[to] !== ']' && text[to] !== '\n' && text[to] !== '{') to += 1;
  return text[to] === '{' ? undefined : { from: at + 1, to, next: to };
}

const SCHEME = /(?:bearer|basic|token|apikey)[ \t]{1,8}/iy;

function withoutScheme(text: string, value: Value, name: string): Value {
  SCHEME.lastIndex = value.from;
  if (!/authorization$|token$|key$/i.test(name) || !SCHEME.test(text) || SCHEME.lastIndex >= value.to)
    return value;
  return { ...value, from: SCHEME.lastIndex };
}

/**
 * Where a bare value ends: at a blank, a quote or a closing bracket, or at a mark that parts values; such a mark with
 * more text behind it that is no further name belongs to the value.
 */
function bareEnd(text: string, from: number, limit: number, whole: boolean): number {
  let at = from;
  for (; at < limit; at += 1) {
    const char = text[at] ?? ' ';
    if (char === '\n' || char === '\r' || '"\'`'.includes(char)) break;
    if (whole) continue;
    if (BLANK.test(char) || '()}<'.includes(char)) break;
    if (char === '\\' && ESCAPE.test(text.slice(at, at + 8))) break;
    if (',;&|]'.includes(char) && parts(text, at + 1)) break;
    // `%26` parts the values of a query within a query.
    if (char === '%' && text.startsWith('26', at + 1)) break;
  }
  return at;
}

const BLANK = /\s/;
/** A line end or a quote of a text within a text. */
const ESCAPE = /^\\{1,7}(?:[nrt"'`]|$)/;
const PARTED = /[\s"'`,;&|()[\]{}<>]|$|[\w.-]{1,64}(?:[=:]|%3D)/iy;

function parts(text: string, at: number): boolean {
  PARTED.lastIndex = at;
  return PARTED.test(text);
}
