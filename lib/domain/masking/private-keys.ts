import type { Span } from './span.ts';

/** `RSA`, `OPENSSH`, `ENCRYPTED`: no label is longer. */
const LABEL = 40;
const BEGIN = '-----BEGIN ';
const END = '-----END ';

/** Private keys in PEM, on lines of their own or escaped; one without an end reaches to the end of the text. */
export function privateKeySpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let begin = markFrom(text, BEGIN, 0); begin; ) {
    const end = markFrom(text, END, begin[1])?.[1] ?? text.length;
    spans.push([begin[0], end]);
    begin = markFrom(text, BEGIN, end);
  }
  return [...spans, ...bodySpans(text)];
}

/** The next mark of a private key, past the marks of certificates and public keys. */
function markFrom(text: string, mark: string, from: number): Span | undefined {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    const rest = text.slice(at + mark.length, at + mark.length + LABEL + 32);
    const label = /^[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/.exec(rest);
    if (label) return [at, at + mark.length + label[0].length];
  }
  return undefined;
}

/** Lines that are nothing but base64 as long as PEM breaks it: a key whose beginning came as an event of its own. */
const bodySpans = (text: string): Span[] =>
  [...text.matchAll(/^[A-Za-z0-9+/]{60,76}={0,2}\r?$/gm)]
    .filter(([line]) => /[a-z]/.test(line) && /[A-Z]/.test(line) && /\d/.test(line))
    .map((found): Span => [found.index, found.index + found[0].trimEnd().length]);

/** A key has some fifty lines; whoever writes `BEGIN` and nothing more hides no more than this. */
const MOST_LINES = 120;
/** Streams that are remembered; the one that was quiet longest is forgotten first. */
const MOST_STREAMS = 1_000;

/**
 * Private keys whose lines come one by one, each stream on its own. The answer is how many characters at the beginning
 * of a text belong to a key that an earlier one began.
 */
export function openPrivateKeys(): (stream: string, text: string) => number {
  const open = new Map<string, number>();
  return (stream, text) => {
    const left = open.get(stream) ?? 0;
    const ends = left === 0 ? 0 : continuedTo(text);
    const begins = lastOpen(text, ends);
    open.delete(stream);
    if (begins) open.set(stream, MOST_LINES);
    else if (left > 1 && !text.slice(0, ends).includes(END)) open.set(stream, left - 1);
    for (const oldest of open.keys()) {
      if (open.size <= MOST_STREAMS) break;
      open.delete(oldest);
    }
    return ends;
  };
}

/** Where the key ends that this text goes on with: after its mark, or after the last line that can be of one. */
function continuedTo(text: string): number {
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(end, at + 200)).trim();
    if (line.startsWith(END)) return end;
    if (!/^(?:[A-Za-z0-9+/=]{0,80}|(?:Proc-Type|DEK-Info): .{0,100})$/.test(line)) return at;
    at = end;
  }
  return at;
}

/** Whether a key begins in the text and does not end in it. */
function lastOpen(text: string, from: number): boolean {
  for (let begin = markFrom(text, BEGIN, from); begin; ) {
    const end = markFrom(text, END, begin[1]);
    if (!end) return true;
    begin = markFrom(text, BEGIN, end[1]);
  }
  return false;
}
