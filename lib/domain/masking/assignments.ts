import { isHarmless } from './harmless.ts';
import { isNameKey, isValueKey, namesSecret } from './secret-names.ts';
import type { Span } from './span.ts';
import { blanksAfter, nameBefore } from './text-places.ts';
import { type Value, valueAfter, valueOfFlag } from './values.ts';

/**
 * Values that stand under secret names: `name=value`, `"name": "value"` and JSON within JSON, query strings, headers,
 * `--name value`, `<name>value</name>`, and `"Key": "name", "Value": "value"`.
 *
 * Invariant: `at` never goes back, and what is looked at around it is bounded or passed with the value. So the time is
 * linear in the text, whatever it holds.
 */
export function assignedSpans(text: string): Span[] {
  const spans: Span[] = [];
  // A `Key` or `Name` said that the `Value` beside it is secret.
  let named = false;

  /** Keeps the value unless it says that it is none, and the new one after an arrow too; where to go on. */
  function keep(first: Value | undefined, end: number, name: string): number {
    let next = end;
    for (let value = first; value; value = valueAfter(text, arrowEnd(text, next), name)) {
      const { from, to } = value;
      if (!isHarmless(text.slice(from, to))) spans.push([from, to]);
      next = Math.max(value.next, next);
      if (arrowEnd(text, next) === next) break;
    }
    return next;
  }

  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === CLOSING_BRACE) named = false;
    if (code === DASH) {
      const flag = flagAt(text, at);
      at = flag ? keep(valueOfFlag(text, flag.end), flag.end, flag.name) : at + 1;
      continue;
    }
    const width = separatorAt(text, at, code);
    if (width === 0) {
      at += 1;
      continue;
    }
    const name = nameBefore(text, at);
    const end = at + width;
    if (isPlace(text, at, code, name)) at = end;
    else if (namesSecret(name) || (named && isValueKey(name)))
      at = keep(valueAfter(text, end, name), end, name);
    else {
      if (isNameKey(name)) named = isNameOfSecret(text, valueAfter(text, end, name, LONGEST_NAME));
      at = end;
    }
  }
  return spans;
}

const DASH = 0x2d;
const EQUALS = 0x3d;
const COLON = 0x3a;
const GREATER = 0x3e;
const PERCENT = 0x25;
const CLOSING_BRACE = 0x7d;

/** How wide the separator is that stands here: `=`, `:`, `:=`, `==`, `=>`, the two full-width ones, `%3D`; 0 for none. */
function separatorAt(text: string, at: number, code: number): number {
  if (code === PERCENT) return text.slice(at + 1, at + 3).toLowerCase() === '3d' ? 3 : 0;
  // The end of a tag: what its name says is looked at in `isPlace`.
  if (code === GREATER) return 1;
  if (code === 0xff1a || code === 0xff1d) return 1;
  if (code !== EQUALS && code !== COLON) return 0;
  let end = at + 1;
  while (end < at + 3 && '=:>'.includes(text[end] ?? ' ')) end += 1;
  return end - at;
}

/** What looks like a name and is a place: `:secret:name` of an ARN, `team/token:1.2` of an image; `>` but of a tag. */
function isPlace(text: string, at: number, code: number, name: string): boolean {
  const before = text[at - name.length - 1];
  if (code === GREATER) return before !== '<' || blanksAfter(text, at + 1) !== at + 1;
  return code === COLON && (before === ':' || before === '/') && blanksAfter(text, at + 1) === at + 1;
}

const LONGEST_NAME = 128;

const isNameOfSecret = (text: string, value: Value | undefined): boolean =>
  value !== undefined && namesSecret(text.slice(value.from, value.to));

const ARROW = /["'\\]{0,16}[ \t]{0,8}(?:->|=>|→)/y;

/** After the arrow between an old value and a new one; where it was asked when there is none. */
function arrowEnd(text: string, from: number): number {
  ARROW.lastIndex = from;
  return ARROW.test(text) ? ARROW.lastIndex : from;
}

const FLAG = /--?([A-Za-z][\w.-]{1,63})/y;

/** An option of a command at the start of a word, if its name says secret. */
function flagAt(text: string, at: number): { readonly end: number; readonly name: string } | undefined {
  if (!' \t\r\n"\'`[(,='.includes(text.charAt(at - 1))) return undefined;
  FLAG.lastIndex = at;
  const name = FLAG.exec(text)?.[1];
  return name !== undefined && namesSecret(name) ? { end: FLAG.lastIndex, name } : undefined;
}
