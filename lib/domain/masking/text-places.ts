/** Longer names are judged by their end, which is what says secret. */
const LONGEST_NAME = 64;
/** Quotes, backslashes and a bracket between a name and its separator. */
const MOST_QUOTES = 16;
const MOST_BLANKS = 256;

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\u3000';

/** The name in front of a separator, out of its quotes; empty for none. */
export function nameBefore(text: string, at: number): string {
  let end = at;
  while (end > at - MOST_BLANKS && isBlank(text[end - 1])) end -= 1;
  const quoted = end;
  while (end > quoted - MOST_QUOTES && '"\'`\\]'.includes(text[end - 1] ?? ' ')) end -= 1;
  let start = end;
  while (start > end - LONGEST_NAME && isNameChar(text.charCodeAt(start - 1))) start -= 1;
  return text.slice(start, end);
}

/** Where something else than a blank stands. */
export function blanksAfter(text: string, from: number): number {
  let at = from;
  while (at < from + MOST_BLANKS && isBlank(text[at])) at += 1;
  return at;
}

/** Letters and digits, `_`, `-`, `.`, and Japanese, whose words no blank parts. */
function isNameChar(code: number): boolean {
  if (code < 0x80)
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      code === 0x5f ||
      code === 0x2d ||
      code === 0x2e
    );
  return (code >= 0x3041 && code <= 0x30ff) || (code >= 0x4e00 && code <= 0x9fff);
}
