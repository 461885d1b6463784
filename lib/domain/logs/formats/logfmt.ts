/** More pairs than these are no line of a logger. */
const MOST_PAIRS = 100;

/**
 * `level=error msg="charge failed" id=7` of logrus, slog's text and go-kit. Undefined where not the whole text is such
 * pairs, or where no message is among them: prose may hold an equals sign.
 */
export function logfmt(text: string): Record<string, string | number | boolean> | undefined {
  if (!text.includes('msg=') && !text.includes('message=')) return undefined;
  const fields: Record<string, string | number | boolean> = {};
  let at = 0;
  for (let count = 0; at < text.length; count++) {
    if (count > MOST_PAIRS) return undefined;
    const equals = text.indexOf('=', at);
    const name = equals < 0 ? '' : text.slice(at, equals);
    if (name === '' || name.length > 64 || /[\s"]/.test(name)) return undefined;
    const read = text[equals + 1] === '"' ? quoted(text, equals + 1) : bare(text, equals + 1);
    if (!read) return undefined;
    fields[name] = read.value;
    at = read.next;
    while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n') at += 1;
  }
  return 'msg' in fields || 'message' in fields ? fields : undefined;
}

type Value = { readonly value: string | number | boolean; readonly next: number };

function bare(text: string, from: number): Value {
  let end = from;
  while (end < text.length && text[end] !== ' ' && text[end] !== '\t' && text[end] !== '\n') end += 1;
  const word = text.slice(from, end);
  const number = Number(word);
  const value =
    word === 'true' ? true : word === 'false' ? false : word !== '' && `${number}` === word ? number : word;
  return { value, next: end };
}

function quoted(text: string, from: number): Value | undefined {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') return { value, next: at + 1 };
    if (sign === '\\' && at + 1 < text.length) {
      at += 1;
      value += text[at] === 'n' ? '\n' : text[at] === 't' ? '\t' : text[at];
    } else value += sign;
  }
  return undefined;
}
