/** A part of a text: from, and up to but not with. */
export type Span = readonly [from: number, to: number];

/** The text with a mark where the parts stood; parts that overlap are one, empty ones none. */
export function replaced(
  text: string,
  spans: readonly Span[],
  mark: string | ((part: string) => string),
): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [from, to] of united(spans)) {
    pieces.push(text.slice(done, from), typeof mark === 'string' ? mark : mark(text.slice(from, to)));
    done = to;
  }
  return pieces.join('') + text.slice(done);
}

/** In their order, none of them empty and none over another. */
function united(spans: readonly Span[]): readonly Span[] {
  const found: [from: number, to: number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (from === to) continue;
    const last = found.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}
