import { crossingsOf } from '../crossings.ts';
import type { Blocks } from './blocks.ts';
import { wayOf } from './group.ts';
import type { Inside } from './inside.ts';
import { type Columns, spotsOf } from './place.ts';

/** Taller than wide by this, a picture fits what it is read on: a window that scrolls, or a page. */
const TALL = 1.3;
const MOST_COLUMNS = 4;
/** What a line costs that has to go round blocks, px. */
const DETOUR = 200;

/** Arrangements with the most compact first: some to start from, and those where one block stands elsewhere. */
export type Arrangements = {
  readonly starts: readonly Arranged[];
  readonly near: (columns: Columns) => readonly Arranged[];
  /** Blocks to arrange. */
  readonly blocks: number;
  /** Crossings inside of blocks, which are in every arrangement. */
  readonly least: number;
};

/**
 * Blocks in columns: pictures as compact as their lines allow. Each starts from the order given, then moves and
 * exchanges blocks as long as that makes it better.
 */
export function arranged(all: readonly Inside[], blocks: Blocks): Arrangements {
  const still = all.filter((each) => each.ways.size === 0 && !each.block.frame);
  const insides = all.filter((each) => !still.includes(each));
  const traffic: Traffic = { links: linksOf(insides, blocks), doors: doorsOf(insides, blocks) };
  const whole = ({ columns, cost }: Arranged): Arranged => ({ columns: withStill(columns, still), cost });
  const counts = Array.from({ length: MOST_COLUMNS }, (_, index) => index + 1);
  const plain = counts.map((count) => filled(insides, count));
  const promising = different(plain.map((columns) => ({ columns, cost: costOf(columns, traffic) })));
  const found = promising.slice(0, STARTS).map((each) => improved(each.columns, traffic));
  return {
    starts: different(found).map(whole),
    blocks: insides.length,
    least: all.reduce((sum, { laid, ways }) => sum + crossingsOf(new Map([...laid.lines, ...ways])), 0),
    near: (given) => {
      const columns = given.map((column) => column.filter((each) => !still.includes(each)));
      const others = insides.flatMap((block) => [...elsewhere(block, columns)]);
      return different(others.map((each) => ({ columns: each, cost: costOf(each, traffic) }))).map(whole);
    },
  };
}

/** The cheapest first, each once: a column without blocks is none. */
function different(all: readonly Arranged[]): readonly Arranged[] {
  const named = all.map(({ columns, cost }) => {
    const full = columns.filter((column) => column.length > 0);
    return [
      full.map((column) => column.map((each) => each.block.id).join()).join('|'),
      { columns: full, cost },
    ] as const;
  });
  return [...new Map(named).values()].toSorted((a, b) => a.cost - b.cost);
}

/** What no line reaches stands under the shortest column. */
function withStill(columns: Columns, still: readonly Inside[]): Columns {
  if (still.length === 0) return columns;
  const spots = spotsOf(columns);
  const foot = (column: readonly Inside[]) =>
    Math.max(0, ...column.flatMap((each) => spots.get(each) ?? []).map((box) => box.y + box.height));
  const [shortest] = columns.toSorted((a, b) => foot(a) - foot(b));
  return columns.map((column) => (column === shortest ? [...column, ...still] : column));
}

export type Arranged = { readonly columns: Columns; readonly cost: number };

/** A line between two blocks, and how far below their tops it leaves and enters. */
type Link = { readonly from: Inside; readonly to: Inside; readonly out: number; readonly into: number };

/** Lines between blocks of the cloud, and where lines of clients enter, which others should not pass. */
type Traffic = {
  readonly links: readonly Link[];
  readonly doors: readonly { readonly inside: Inside; readonly y: number }[];
};

function doorsOf(insides: readonly Inside[], { between }: Blocks): Traffic['doors'] {
  const requests = between.filter((edge) => edge.kind === 'request');
  return insides.flatMap((inside) =>
    requests.flatMap((edge) => {
      const at = inside.ways.get(wayOf(edge, false))?.[0];
      return at ? [{ inside, y: at.y - inside.box.y }] : [];
    }),
  );
}

function linksOf(insides: readonly Inside[], { between, blockOf }: Blocks): readonly Link[] {
  const byBlock = new Map(insides.map((each) => [each.block, each]));
  const find = (id: string) => {
    const block = blockOf.get(id);
    return block && byBlock.get(block);
  };
  return between.flatMap((edge): Link[] => {
    const [from, to] = [find(edge.from), find(edge.to)];
    if (!from || !to) return [];
    const out = from.ways.get(wayOf(edge, true))?.at(-1)?.y ?? 0;
    const into = to.ways.get(wayOf(edge, false))?.[0]?.y ?? 0;
    return [{ from, to, out: out - from.box.y, into: into - to.box.y }];
  });
}

/** In the order given, each column as high as its share. */
function filled(insides: readonly Inside[], count: number): Columns {
  const whole = insides.reduce((sum, each) => sum + each.box.height, 0);
  const columns: Inside[][] = Array.from({ length: count }, () => []);
  let height = 0;
  for (const each of insides) {
    const middle = height + each.box.height / 2;
    columns[Math.min(count - 1, Math.floor((middle / whole) * count))]?.push(each);
    height += each.box.height;
  }
  return columns;
}

/** Each block in turn goes to the place, or changes with the block, that makes the picture best. */
function improved(start: Columns, traffic: Traffic): Arranged {
  let now: Arranged = { columns: start, cost: costOf(start, traffic) };
  const blocks = start.flat();
  for (let round = 0; round < Math.max(1, Math.min(ROUNDS, MOVES / blocks.length ** 2)); round += 1) {
    const before = now.cost;
    for (const block of blocks) {
      let next = now;
      for (const columns of elsewhere(block, now.columns)) {
        const cost = costOf(columns, traffic);
        if (cost < next.cost - 1) next = { columns, cost };
      }
      now = next;
    }
    if (now.cost === before) break;
  }
  return now;
}

const ROUNDS = 12;
/** Times the square of the blocks: how often each of them may look for a better place. */
const MOVES = 6_000;
/** Numbers of columns that are looked into. */
const STARTS = 2;

/** Every other place for one block: between others, and instead of one that takes its own. */
function* elsewhere(block: Inside, columns: Columns): Generator<Columns> {
  for (const other of columns.flat()) {
    if (other === block) continue;
    yield columns.map((column) =>
      column.map((each) => (each === block ? other : each === other ? block : each)),
    );
  }
  const rest = columns.map((column) => column.filter((each) => each !== block));
  for (const [at, column] of rest.entries()) {
    for (let row = 0; row <= column.length; row += 1) {
      yield rest.map((each, index) => (index === at ? each.toSpliced(row, 0, block) : each));
    }
  }
}

function costOf(columns: Columns, { links, doors }: Traffic): number {
  const spots = spotsOf(columns);
  let [width, height, used, lines, crossed] = [0, 0, 0, 0, 0];
  for (const [each, box] of spots) {
    width = Math.max(width, box.x + box.width);
    height = Math.max(height, box.y + box.height);
    used += each.box.width * each.box.height;
  }
  for (const { from, to, out, into } of links) {
    const [a, b] = [spots.get(from), spots.get(to)];
    if (!a || !b) continue;
    const ahead = b.x - a.x - a.width;
    const start = ahead >= 0 ? a.y + out : b.y > a.y ? a.y + a.height : a.y;
    const end = b.y + into;
    for (const { inside, y } of doors) {
      const box = spots.get(inside);
      if (!box || box.x !== b.x) continue;
      const at = box.y + y;
      if (at > Math.min(start, end) && at < Math.max(start, end)) crossed += 1;
    }
    lines += Math.abs(ahead) + Math.abs(a.y + out - b.y - into);
    if (ahead < 0 || ahead > NEAR) lines += DETOUR;
  }
  const size = Math.max(width * TALL, height, Math.sqrt(used));
  return 4 * size + (width * height) / size + LINES * lines + 150 * crossed;
}

const LINES = 0.3;

/** Farther ahead than this something lies between, px. */
const NEAR = 100;
