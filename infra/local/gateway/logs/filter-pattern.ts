import { RE2JS } from 're2js';
/**
 * CloudWatch Logs filter patterns: terms (all must occur), `?term` (one must), `-term` (must not), `"a phrase"`,
 * and JSON comparisons `{ $.a = "x" && $.b > 3 }`. What is not understood is refused, never taken as a match.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export type Matcher = (message: string) => boolean;

export class InvalidPattern extends Error {}

export function filterPattern(pattern: string): Matcher {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return jsonPattern(text);
  if (text.startsWith('[')) throw new InvalidPattern('Space-delimited patterns are not supported here.');
  if (text.startsWith('%')) throw new InvalidPattern('Regular expressions are not supported here.');
  return termPattern(text);
}

function termPattern(text: string): Matcher {
  const all: string[] = [];
  const some: string[] = [];
  const none: string[] = [];
  for (const word of words(text)) {
    const sign = word.startsWith('?') || word.startsWith('-') ? word.charAt(0) : '';
    const term = unquoted(word.slice(sign.length));
    if (term === undefined) throw new InvalidPattern(`Invalid filter pattern near ${word}`);
    (sign === '?' ? some : sign === '-' ? none : all).push(term);
  }
  const bare = [...all, ...some, ...none].find((term) => /%/.test(term));
  if (bare) throw new InvalidPattern('Regular expressions are not supported here.');
  return (message) =>
    all.every((term) => message.includes(term)) &&
    (some.length === 0 || some.some((term) => message.includes(term))) &&
    !none.some((term) => message.includes(term));
}

/** Parts at blanks, but for those within quotes. */
function words(text: string): string[] {
  const found: string[] = [];
  let word = '';
  let within = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') within = !within;
    if (within && char === '\\') word += text.charAt(at++);
    if (within || !/\s/.test(char)) word += text.charAt(at);
    else if (word !== '') {
      found.push(word);
      word = '';
    }
  }
  return word === '' ? found : [...found, word];
}

/** A word as it is, or a phrase out of its quotes; undefined for a quote that stands elsewhere or has no other. */
function unquoted(text: string): string | undefined {
  if (text === '') return undefined;
  if (!text.startsWith('"')) return text.includes('"') ? undefined : text;
  let plain = '';
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] === '"') return at === text.length - 1 ? plain : undefined;
    if (text[at] === '\\') at += 1;
    plain += text.charAt(at);
  }
  return undefined;
}

/** The text without what stands in quotes. */
const outsideQuotes = (text: string): string => {
  let outside = '';
  let within = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') within = !within;
    else if (within && text[at] === '\\') at += 1;
    else if (!within) outside += text.charAt(at);
  }
  return outside;
};

const PATH = /^\$\.([\w.[\]-]+)/;
const OPERATOR = /^(?:=|!=|>=|<=|>|<|IS|NOT EXISTS|EXISTS)/;

function jsonPattern(text: string): Matcher {
  const inner = /^\{([\s\S]*)\}$/.exec(text)?.[1]?.trim();
  if (!inner) throw new InvalidPattern('Invalid JSON filter pattern');
  if (/[()]/.test(outsideQuotes(inner))) {
    throw new InvalidPattern('Parentheses in JSON patterns are not supported here.');
  }
  const alternatives = split(inner, '||').map((part) => split(part, '&&').map(comparison));
  return (message) => {
    const object = jsonOf(message);
    if (object === undefined) return false;
    return alternatives.some((every) => every.every((test) => test(object)));
  };
}

function split(text: string, operator: '||' | '&&'): string[] {
  const parts: string[] = [];
  let from = 0;
  let within = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') within = !within;
    else if (within && text[at] === '\\') at += 1;
    else if (!within && text.startsWith(operator, at)) {
      parts.push(text.slice(from, at));
      from = at + operator.length;
      at = from - 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim());
}

function comparison(text: string): (object: unknown) => boolean {
  const [start = '', path = ''] = PATH.exec(text) ?? [];
  const rest = text.slice(start.length).trimStart();
  const [operator = ''] = OPERATOR.exec(rest) ?? [];
  const operand = rest.slice(operator.length).trim();
  const isText = operand.startsWith('"');
  if (!path || !operator || (isText ? unquoted(operand) === undefined : /[\s&|()]/.test(operand)))
    throw new InvalidPattern(`Invalid JSON filter pattern near ${text}`);
  if (operator === 'EXISTS' || operator === 'NOT EXISTS') {
    return (object) => (valueAt(object, path) !== undefined) === (operator === 'EXISTS');
  }
  if (operator === 'IS') return isKind(path, operand);
  return isText || Number.isNaN(Number(operand)) || operand === ''
    ? compareText(path, operator, operand)
    : compareNumber(path, operator, Number(operand));
}

function isKind(path: string, operand: string): (object: unknown) => boolean {
  const kinds: Record<string, unknown> = { NULL: null, TRUE: true, FALSE: false };
  if (!(operand in kinds)) throw new InvalidPattern(`IS ${operand} is not valid`);
  return (object) => valueAt(object, path) === kinds[operand];
}

function compareText(path: string, operator: string, operand: string): (object: unknown) => boolean {
  if (operand === '' || (operator !== '=' && operator !== '!=')) {
    throw new InvalidPattern(`Invalid JSON filter pattern: ${operator} ${operand}`);
  }
  const wanted = unquoted(operand) ?? operand;
  const like = RE2JS.compile(wanted.split('*').map(RE2JS.quote).join('.*'), RE2JS.DOTALL);
  return (object) => {
    const value = valueAt(object, path);
    const same =
      value !== undefined && value !== null && typeof value !== 'object' && like.matches(String(value));
    return same === (operator === '=');
  };
}

function compareNumber(path: string, operator: string, operand: number): (object: unknown) => boolean {
  const tests: Record<string, (value: number) => boolean> = {
    '=': (v) => v === operand,
    '!=': (v) => v !== operand,
    '>': (v) => v > operand,
    '>=': (v) => v >= operand,
    '<': (v) => v < operand,
    '<=': (v) => v <= operand,
  };
  return (object) => {
    const value = valueAt(object, path);
    return typeof value === 'number' && (tests[operator]?.(value) ?? false);
  };
}

function valueAt(object: unknown, path: string): unknown {
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    object,
  );
}

function jsonOf(message: string): unknown {
  if (!message.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
