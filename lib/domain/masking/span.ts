/** A part of a text: from, and up to but not with. */
export type Span = readonly [from: number, to: number];

/** The text with `mark` where the parts stood; parts that overlap are one, empty ones none. */
export function replaced(text: string, spans: readonly Span[], mark: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (from === to) continue;
    if (from >= done) pieces.push(text.slice(done, from), mark);
    done = Math.max(done, to);
  }
  return pieces.join('') + text.slice(done);
}
