import { middleEllipsis, type Weight } from '../measure.ts';
import type { DiagramNode } from '../view/types.ts';

type Letters = { readonly size: number; readonly weight: Weight; readonly max: number };

/**
 * What is written of each name, by id: cut in its middle, and where that leaves two parts of one frame alike, cut where
 * their difference stays.
 */
export function cutNames(nodes: readonly DiagramNode[], letters: Letters): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  const places = Map.groupBy(nodes, ({ icon, parent, tier }) => `${icon}\n${parent ?? tier ?? ''}`);
  for (const place of places.values()) {
    for (const { id, title } of place) written.set(id, cut(title, letters));
    const alike = Map.groupBy(place, ({ id }) => written.get(id));
    const titles = [...new Set(place.map(({ title }) => title))];
    for (const same of alike.values()) {
      if (new Set(same.map(({ title }) => title)).size < 2) continue;
      for (const { id, title } of same) written.set(id, toldApart(title, titles, letters));
    }
  }
  return written;
}

const cut = (text: string, { size, weight, max }: Letters): string => middleEllipsis(text, size, weight, max);

/** The part of a name up to the letter at which no other goes on like it; the start of that is cut as far as it must be. */
function toldApart(title: string, titles: readonly string[], letters: Letters): string {
  const others = titles.filter((each) => each !== title);
  const to = Math.max(...others.map((each) => shared(title, each))) + 1;
  const rest = title.indexOf('-', to);
  const end = rest < 0 ? title.length : rest;
  const tail = end < title.length ? '…' : '';
  // From the left a word at a time, so that what is left begins with one.
  for (const start of wordsOf(title)) {
    if (start >= to) break;
    const short = `…${title.slice(start, end)}${tail}`;
    if (cut(short, letters) === short) return short;
  }
  // No end of it has room: as much as there is from the last word before.
  const start = wordsOf(title).findLast((each) => each < to && each >= to - 8) ?? Math.max(0, to - 8);
  for (let last = title.length; last > to; last -= 1) {
    const short = `…${title.slice(start, last)}${last < title.length ? '…' : ''}`;
    if (cut(short, letters) === short) return short;
  }
  return cut(`…${title.slice(start)}`, letters);
}

/** Where its words begin but the first: after a hyphen, at a capital. */
const wordsOf = (title: string): readonly number[] =>
  [...title].flatMap((letter, index) => {
    const before = title[index - 1] ?? '';
    const isWord = before === '-' || (/[A-Z]/.test(letter) && /[a-z0-9]/.test(before));
    return isWord ? [index] : [];
  });

/** Letters with which both begin. */
function shared(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
