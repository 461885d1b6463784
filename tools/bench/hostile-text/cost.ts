/** What reading a text costs a character, at each length. */
export type Cost = { readonly length: number; readonly each: number }[];

/** @param read answers what it cost: nanoseconds, or steps in a test */
export const costOf = (piece: string, lengths: readonly number[], read: (text: string) => number): Cost =>
  lengths.map((length) => {
    // By way of bytes: a repeated text is laid out only when it is first read.
    const text = Buffer.from(piece.repeat(Math.ceil(length / piece.length)).slice(0, length)).toString();
    return { length, each: read(text) / length };
  });

/** Less than this a character is noise: what the memory costs that a megabyte does not find in a cache. */
const FLOOR = 10;
/** A cost a character may double between n and 2n; over eight times n it may not grow threefold, as a root would let it. */
const MOST_OVER_DOUBLE = 2;
const MOST_OVER_ALL = 2.5;

export const growth = (cost: Cost): { readonly double: number; readonly all: number } => {
  const [first, ...rest] = cost.map(({ each }) => Math.max(each, FLOOR));
  const last = rest.at(-1) ?? Number.NaN;
  return { double: last / (rest.at(-2) ?? Number.NaN), all: last / (first ?? Number.NaN) };
};

/** Whether the cost a character grows with the length: reading is not linear. */
export function isSteep(cost: Cost): boolean {
  const { double, all } = growth(cost);
  return double > MOST_OVER_DOUBLE || all > MOST_OVER_ALL;
}
