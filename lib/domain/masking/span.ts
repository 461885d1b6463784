/** A part of a text: from, and up to but not with. */
export type Span = readonly [from: number, to: number];

/** The text with `mark` where the parts stood; parts that overlap are one. */
export function replaced(text: string, spans: readonly Span[], mark: string): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  let end = -1;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (to <= from || to <= end) continue;
    if (from >= end) pieces.push(text.slice(done, from), mark);
    done = to;
    end = to;
  }
  return pieces.join('') + text.slice(done);
}
