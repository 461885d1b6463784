import { instant } from '../time.ts';
import { SWEEP_NAMES, type Swept } from './sweeps.ts';

/** How far a viewer has come in one log group. */
export type TailPlace = {
  /** Which life of which process read the group: places are told apart by it. */
  readonly hub: string;
  /** Everything up to here was sent. */
  readonly place: number;
  /** What is known of the time before, should the hub be gone. */
  readonly swept: Swept;
};

/** Places by `groupMark`. */
export type TailCursor = ReadonlyMap<string, TailPlace>;

/** A group's name in a cursor: short, and the same in every process (FNV-1a, 32 bits). */
export function groupMark(group: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < group.length; index += 1) {
    hash = Math.imul(hash ^ group.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** One group's part. The rarer sweeps lie before the frequent one: as differences they are short. */
export function cursorPart(mark: string, { hub, place, swept: { short, long, deep } }: TailPlace): string {
  return [mark, hub, ...[place, short, short - long, short - deep].map((each) => each.toString(36))].join(
    '.',
  );
}

/** What a viewer hands back; opaque to everybody but a collector. */
export const cursorOf = (parts: readonly string[]): string => parts.join('~');

/** More groups than one viewer may follow, each with its longest part. */
const MOST_PARTS = 60;
const PART_LENGTH = 80;
const NUMBER = /^-?[0-9a-z]{1,11}$/;
const NAME = /^[0-9a-z]{1,12}$/;

/** Undefined for what no collector has written. */
export function parseCursor(text: string): TailCursor | undefined {
  if (text.length > MOST_PARTS * PART_LENGTH) return undefined;
  const cursor = new Map<string, TailPlace>();
  for (const part of text.split('~')) {
    const [mark = '', hub = '', ...numbers] = part.split('.');
    if (!NAME.test(mark) || !NAME.test(hub) || numbers.length !== SWEEP_NAMES.length + 1) return undefined;
    if (!numbers.every((each) => NUMBER.test(each)) || cursor.has(mark)) return undefined;
    const [place = -1, short = -1, longBack = -1, deepBack = -1] = numbers.map((each) => parseInt(each, 36));
    const times = [short, short - longBack, short - deepBack];
    if (place < 0 || times.some((each) => each < 0 || each > LATEST)) return undefined;
    const [, long = 0, deep = 0] = times;
    cursor.set(mark, {
      hub,
      place,
      swept: { short: instant(short), long: instant(long), deep: instant(deep) },
    });
  }
  return cursor;
}

/** The last moment that a date can be. */
const LATEST = 8_640_000_000_000_000;
