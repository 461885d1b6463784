import { isRecord } from '../../graph/spelling.ts';
import { readableWithin } from '../../text/readable.ts';

/** A text that ends in an object, and what stands before it. */
export type JsonTail = { readonly head: string; readonly value: Record<string, unknown> };

/** Deeper than anybody logs: whoever walks it would run out of stack. */
const DEEPEST = 64;
/** Before how many braces the object may begin: text before it may have some of its own. */
const MOST_BEGINNINGS = 4;
/** An object is looked for this far; a longer head is prose. */
const LONGEST_HEAD = 400;

/** The object at the end of a text, whatever stands before it; undefined where there is none. */
export function jsonTail(text: string): JsonTail | undefined {
  if (!text.endsWith('}')) return undefined;
  let begin = text.indexOf('{');
  for (let tried = 0; begin >= 0 && begin < LONGEST_HEAD && tried < MOST_BEGINNINGS; tried++) {
    const value = parsed(text.slice(begin));
    if (isRecord(value)) {
      const shown = readableWithin(value);
      return isRecord(shown) ? { head: text.slice(0, begin), value: shown } : undefined;
    }
    begin = text.indexOf('{', begin + 1);
  }
  return undefined;
}

function parsed(text: string): unknown {
  if (depthOf(text) > DEEPEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Brackets within texts count too: that only makes it more careful. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
