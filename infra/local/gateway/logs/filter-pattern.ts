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
  const rest = text.replace(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/g, (_, sign, phrase, word) => {
    const term = phrase === undefined ? word : phrase.replace(/\\(.)/g, '$1');
    (sign === '?' ? some : sign === '-' ? none : all).push(term);
    return '';
  });
  if (rest.trim() !== '') throw new InvalidPattern(`Invalid filter pattern near ${rest.trim()}`);
  const bare = [...all, ...some, ...none].find((term) => /%/.test(term));
  if (bare) throw new InvalidPattern('Regular expressions are not supported here.');
  return (message) =>
    all.every((term) => message.includes(term)) &&
    (some.length === 0 || some.some((term) => message.includes(term))) &&
    !none.some((term) => message.includes(term));
}

const COMPARISON =
  /^\$\.([\w.[\]-]+)\s*(=|!=|>=|<=|>|<|IS|NOT EXISTS|EXISTS)\s*("(?:[^"\\]|\\.)*"|[^\s&|()]*)$/;

function jsonPattern(text: string): Matcher {
  const inner = /^\{([\s\S]*)\}$/.exec(text)?.[1]?.trim();
  if (!inner) throw new InvalidPattern('Invalid JSON filter pattern');
  if (/[()]/.test(inner.replace(/"(?:[^"\\]|\\.)*"/g, ''))) {
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
  const parts = [''];
  for (const token of text.match(/"(?:[^"\\]|\\.)*"|\|\||&&|[\s\S]/g) ?? []) {
    if (token === operator) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim());
}

function comparison(text: string): (object: unknown) => boolean {
  const [, path = '', operator = '', operand = ''] = COMPARISON.exec(text) ?? [];
  if (!path) throw new InvalidPattern(`Invalid JSON filter pattern near ${text}`);
  if (operator === 'EXISTS' || operator === 'NOT EXISTS') {
    return (object) => (valueAt(object, path) !== undefined) === (operator === 'EXISTS');
  }
  if (operator === 'IS') return isKind(path, operand);
  return operand.startsWith('"') || Number.isNaN(Number(operand)) || operand === ''
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
  const wanted = operand.startsWith('"') ? operand.slice(1, -1).replace(/\\(.)/g, '$1') : operand;
  const like = new RegExp(`^${wanted.split('*').map(escapeRegExp).join('.*')}$`, 's');
  return (object) => {
    const value = valueAt(object, path);
    const same =
      value !== undefined && value !== null && typeof value !== 'object' && like.test(String(value));
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

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
