/** Longer names are judged by their end, which is what says secret. */
const LONGEST_NAME = 64;
/** Quotes, backslashes and a bracket between a name and its separator. */
const MOST_QUOTES = 16;
const MOST_BLANKS = 256;

const BLANK = /[ \t\u3000]/;
const QUOTE = /["'`\\\]]/;
/** Letters and digits, `_`, `-`, `.`, and Japanese, whose words no blank parts. */
const NAME = /[\w.\-\u3041-\u30ff\u4e00-\u9fff]/;

/** The name in front of a separator, out of its quotes; empty for none. */
export function nameBefore(text: string, at: number): string {
  const quoted = backOver(text, at, BLANK, MOST_BLANKS);
  const end = backOver(text, quoted, QUOTE, MOST_QUOTES);
  return text.slice(backOver(text, end, NAME, LONGEST_NAME), end);
}

/** Where something else than a blank stands. */
export function blanksAfter(text: string, from: number): number {
  let at = from;
  while (at < from + MOST_BLANKS && BLANK.test(text.charAt(at))) at += 1;
  return at;
}

/** Back over characters of a kind, no more than so many. */
function backOver(text: string, from: number, kind: RegExp, most: number): number {
  let at = from;
  while (at > from - most && kind.test(text.charAt(at - 1))) at -= 1;
  return at;
}
