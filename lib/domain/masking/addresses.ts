import type { Span } from './span.ts';

/** A user without a password is a key when it is this long: `https://<token>@host`. */
const KEY_LENGTH = 20;

/** Passwords and keys in front of the host of an address: `postgres://user:password@host`. */
export function userinfoSpans(text: string): Span[] {
  const spans: Span[] = [];
  // What is read ends at a slash at the latest, and the next address has one before it: nothing is read twice.
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const from = at + 3;
    let colon = -1;
    let host = -1;
    let end = from;
    for (; end < text.length && !ENDS.has(text[end] ?? ''); end += 1) {
      if (text[end] === '@') host = end;
      else if (text[end] === ':' && colon < 0) colon = end;
    }
    if (host < 0 || !/[a-z]/i.test(text[at - 1] ?? '')) continue;
    if (colon >= 0 && colon < host) spans.push([colon + 1, host]);
    else if (host - from >= KEY_LENGTH) spans.push([from, host]);
  }
  return spans;
}

const ENDS: ReadonlySet<string> = new Set([...' \t\r\n/?#"\'<>\\']);
