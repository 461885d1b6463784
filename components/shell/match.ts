/**
 * How well a place of the palette answers what was typed, 0 to 1; 0 is no match. Every typed word must stand in it
 * somewhere: letters picked from all over a name find too much.
 */
export function matchScore(value: string, search: string): number {
  const place = value.toLowerCase();
  const typed = search.toLowerCase().split(/\s+/).filter(Boolean);
  return typed.reduce((worst, word) => Math.min(worst, wordScore(place, word)), 1);
}

/** The whole first word, then a whole part of a name, the start of the first, the start of a part, anywhere. */
function wordScore(place: string, word: string): number {
  const at = place.indexOf(word);
  if (at < 0) return mistyped(place, word) ? 0.3 : 0;
  if (at === 0 && isEnd(place, word.length)) return 1;
  const starts = occurrences(place, word).filter((start) => !/[a-z0-9]/.test(place[start - 1] ?? ''));
  if (starts.some((start) => isEnd(place, start + word.length))) return 0.9;
  if (at === 0) return 0.8;
  return starts.length > 0 ? 0.6 : 0.4;
}

/** Shorter words are near too many others. */
const LONG_ENOUGH = 4;

/** One letter wrong, missing, too many, or two of them changed about: `itmes`. */
function mistyped(place: string, word: string): boolean {
  if (word.length < LONG_ENOUGH || /[^a-z0-9]/.test(word)) return false;
  return place.split(/[^a-z0-9]+/).some((part) => isNear(part.slice(0, word.length + 1), word));
}

function isNear(part: string, word: string): boolean {
  const start = [...word].findIndex((letter, index) => letter !== part[index]);
  if (start < 0) return true;
  const rest = word.slice(start + 1);
  const swapped = `${word[start + 1] ?? ''}${word[start]}${word.slice(start + 2)}`;
  return [
    part.slice(start + 1) === rest || part.slice(start + 1, -1) === rest,
    part.slice(start) === rest || part.slice(start, -1) === rest,
    part.slice(start + 1) === word.slice(start),
    part.slice(start) === swapped || part.slice(start, -1) === swapped,
  ].some(Boolean);
}

const isEnd = (place: string, index: number): boolean => !/[a-z0-9]/.test(place[index] ?? '');

function occurrences(place: string, word: string): readonly number[] {
  const found: number[] = [];
  for (let at = place.indexOf(word); at >= 0; at = place.indexOf(word, at + 1)) found.push(at);
  return found;
}

/** The best of a list for what was typed: as many as one looks through, and how many more there are. */
export type Shortlist<T> = {
  readonly best: readonly T[];
  readonly more: number;
  /** Of the best, 0 to 1; 0 where nothing matches. */
  readonly score: number;
};

/** With nothing typed, the first of the list in its own order. */
export function shortlist<T>(
  all: readonly T[],
  nameOf: (each: T) => string,
  search: string,
  most: number,
): Shortlist<T> {
  const scored = all
    .map((each) => ({ each, score: matchScore(nameOf(each), search) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  return {
    best: scored.slice(0, most).map(({ each }) => each),
    more: Math.max(0, scored.length - most),
    score: scored[0]?.score ?? 0,
  };
}
