import type { Span } from './span.ts';

/** A user without a password is a key when it is this long: `https://<token>@host`. */
const KEY_LENGTH = 20;

/** Passwords and keys in front of the host of an address: `postgres://user:password@host`. */
export function userinfoSpans(text: string): Span[] {
  const spans: Span[] = [];
  // What is read ends at a slash at the latest, and the next address has one before it: nothing is read twice.
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    if (!/[a-z]/i.test(text.charAt(at - 1))) continue;
    const from = at + 3;
    const authority = text.slice(from, authorityEnd(text, from));
    const host = authority.lastIndexOf('@');
    const colon = authority.slice(0, Math.max(host, 0)).indexOf(':');
    if (colon >= 0) spans.push([from + colon + 1, from + host]);
    else if (host >= KEY_LENGTH) spans.push([from, from + host]);
  }
  return spans;
}

/** What cannot stand in front of a host, and the end of the text. */
const ENDS: ReadonlySet<string> = new Set(['', ...' \t\r\n/?#"\'<>\\']);

function authorityEnd(text: string, from: number): number {
  let at = from;
  while (!ENDS.has(text.charAt(at))) at += 1;
  return at;
}
