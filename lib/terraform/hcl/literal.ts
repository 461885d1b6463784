/** A stretch of text between quotes or in a heredoc, up to what ends it. */
export type LiteralPart = {
  /** Escapes resolved. */
  readonly literal: string;
  /** Where to go on, behind what stopped it. */
  readonly next: number;
  /** Line ends passed. */
  readonly lines: number;
  readonly stop: 'template' | 'end' | 'newline' | 'text-end';
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const UNICODE = /u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}/y;

/**
 * Reads on from `start` to the next `${` or `%{`, or to the end: `"` for a quoted text, the marker alone on its
 * line for a heredoc, nothing for a template file (null).
 * @param lineStart whether `start` begins a line: only there a heredoc may end
 */
export function literalUntil(
  text: string,
  start: number,
  end: string | null,
  lineStart: boolean,
): LiteralPart {
  const quoted = end === '"';
  const parts: string[] = [];
  let at = start;
  let copied = start;
  let lines = 0;
  let fresh = lineStart;
  const stop = (why: LiteralPart['stop'], skip: number): LiteralPart => ({
    literal: parts.join('') + text.slice(copied, at),
    next: at + skip,
    lines,
    stop: why,
  });
  while (at < text.length) {
    if (fresh && !quoted && end !== null && markerAt(text, at, end)) return stop('end', lineLength(text, at));
    fresh = false;
    const sign = text[at];
    if (sign === '\n') {
      if (quoted) return stop('newline', 0);
      lines += 1;
      fresh = true;
    } else if (quoted && sign === '"') {
      return stop('end', 1);
    } else if ((sign === '$' || sign === '%') && text[at + 1] === '{') {
      return stop('template', 2);
    } else if ((sign === '$' || sign === '%') && text[at + 1] === sign && text[at + 2] === '{') {
      parts.push(text.slice(copied, at), sign, '{');
      at += 3;
      copied = at;
      continue;
    } else if (quoted && sign === '\\') {
      const { length, meaning } = escapeAt(text, at + 1);
      parts.push(text.slice(copied, at), meaning);
      at += 1 + length;
      copied = at;
      continue;
    }
    at += 1;
  }
  return stop('text-end', 0);
}

function escapeAt(text: string, at: number): { length: number; meaning: string } {
  const short = ESCAPES[text[at] ?? ''];
  if (short !== undefined) return { length: 1, meaning: short };
  UNICODE.lastIndex = at;
  const code = UNICODE.exec(text)?.[0];
  const point = code === undefined ? Number.NaN : Number.parseInt(code.slice(1), 16);
  if (code === undefined || point > 0x10ffff) return { length: 0, meaning: '\\' };
  return { length: code.length, meaning: String.fromCodePoint(point) };
}

/** Each line is looked at once, so that the whole heredoc costs its length. */
const markerAt = (text: string, at: number, marker: string): boolean =>
  text.slice(at, at + lineLength(text, at)).trim() === marker;

const lineLength = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return (end < 0 ? text.length : end) - at;
};
