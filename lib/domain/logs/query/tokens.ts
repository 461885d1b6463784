import { OPERATORS, type Operator } from './syntax.ts';

/** Where something stands in the text: `to` is behind it. */
export type Span = { readonly from: number; readonly to: number };

export type QueryToken = Span &
  (
    | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not' }
    | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean; readonly isClosed: boolean }
    | {
        readonly kind: 'field';
        readonly name: string;
        readonly operator: Operator;
        readonly value: string;
        /** Where the value begins. */
        readonly valueFrom: number;
        readonly isClosed: boolean;
      }
  );

/** Cuts a query into its tokens, in one pass; whatever the text, every sign of it that is no blank is in one. */
export function queryTokens(text: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (isBlank(sign)) at += 1;
    else if (sign === '(' || sign === ')') {
      tokens.push({ kind: sign === '(' ? 'open' : 'close', from: at, to: at + 1 });
      at += 1;
    } else if (sign === '-' && !isEnd(text[at + 1])) {
      tokens.push({ kind: 'not', from: at, to: at + 1 });
      at += 1;
    } else {
      const token = termAt(text, at);
      tokens.push(token);
      at = token.to;
    }
  }
  return tokens;
}

const isBlank = (sign: string): boolean =>
  sign === ' ' || sign === '\t' || sign === '\n' || sign === '\u3000';
const isEnd = (sign: string | undefined): boolean => sign === undefined || isBlank(sign) || sign === ')';

function termAt(text: string, from: number): QueryToken {
  const field = fieldAt(text, from);
  if (field) return field;
  if (text[from] === '"') return { kind: 'text', quoted: true, from, ...quotedAt(text, from) };
  const to = wordEnd(text, from);
  const word = text.slice(from, to);
  if (word === 'OR' || word === '|' || word === '||') return { kind: 'or', from, to };
  if (word === 'AND' || word === '&&') return { kind: 'and', from, to };
  if (word === 'NOT') return { kind: 'not', from, to };
  return { kind: 'text', text: word, quoted: false, isClosed: true, from, to };
}

/** A name directly followed by an operator. `http://…` and a time of day are no fields. */
function fieldAt(text: string, from: number): QueryToken | undefined {
  let end = from;
  while (end < text.length && isOfName(text.charCodeAt(end))) end += 1;
  const first = text.charCodeAt(from);
  if (end === from || (first >= 48 && first <= 57)) return undefined;
  const operator = OPERATORS.find(
    (each) => text.startsWith(each, end) && !(each === ':' && isAddress(text, end)),
  );
  if (!operator) return undefined;
  const valueFrom = end + operator.length;
  const name = text.slice(from, end);
  if (text[valueFrom] === '"') {
    const { text: value, ...rest } = quotedAt(text, valueFrom);
    return { kind: 'field', name, operator, value, valueFrom, from, ...rest };
  }
  const to = wordEnd(text, valueFrom);
  return {
    kind: 'field',
    name,
    operator,
    value: text.slice(valueFrom, to),
    valueFrom,
    isClosed: true,
    from,
    to,
  };
}

const isAddress = (text: string, at: number): boolean => text.startsWith('://', at);

/** `a-z A-Z 0-9 _ . @ $ -` and whatever is no ASCII: names of fields are a person's own. */
const isOfName = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 64 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 95 ||
  code === 46 ||
  code === 36 ||
  code === 45 ||
  (code > 127 && code !== 0x3000);

/** A word ends at a blank or a parenthesis that was not opened in it: `f(x)` is a word. */
function wordEnd(text: string, from: number): number {
  let open = 0;
  let at = from;
  for (; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (isBlank(sign)) break;
    if (sign === '(') open += 1;
    if (sign === ')') {
      if (open === 0) break;
      open -= 1;
    }
  }
  return at;
}

/** In quotes `\"` is a quote and `\\` a backslash. */
function quotedAt(text: string, from: number): { text: string; to: number; isClosed: boolean } {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '"') return { text: value, to: at + 1, isClosed: true };
    if (sign === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at += 1;
    value += text[at];
  }
  return { text: value, to: text.length, isClosed: false };
}
