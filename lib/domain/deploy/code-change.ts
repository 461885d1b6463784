import { type DiffLine, lineDiff } from './line-diff.ts';

/** One file inside an artifact that differs from what is deployed. */
export type FileChange = {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Lines; absent where it is no text that was read. */
  readonly added?: number;
  readonly removed?: number;
  /** The first changed lines; absent where there are none to show. */
  readonly lines?: readonly DiffLine[];
};

/** What differs inside one artifact of a release, beside the one that is deployed. */
export type CodeChange = {
  /** Function, layer or path that names it. */
  readonly artifact: string;
  /** The most changed first. */
  readonly files: readonly FileChange[];
  /** Of all files inside. */
  readonly of: number;
};

type ComparedFile = {
  readonly path: string;
  readonly crc: number;
  readonly size: number;
  readonly text?: string;
};

/** Changed lines that a page shows of a file. */
const SHOWN_LINES = 6;
/** Files of an artifact that are kept with a plan. */
const MOST_FILES = 40;
/** Longer ones are cut: a bundle may be one line. */
const LONGEST_LINE = 240;

/** @returns undefined where both hold the same */
export function codeChange(
  artifact: string,
  before: readonly ComparedFile[],
  after: readonly ComparedFile[],
): CodeChange | undefined {
  const was = new Map(before.map((each) => [each.path, each]));
  const is = new Map(after.map((each) => [each.path, each]));
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  const files = paths.flatMap((path) => fileChange(path, was.get(path), is.get(path)));
  if (files.length === 0) return undefined;
  const weight = ({ added = 0, removed = 0 }: FileChange) => added + removed;
  const sorted = files.toSorted((a, b) => weight(b) - weight(a) || (a.path < b.path ? -1 : 1));
  return { artifact, files: sorted.slice(0, MOST_FILES), of: is.size };
}

function fileChange(
  path: string,
  before: ComparedFile | undefined,
  after: ComparedFile | undefined,
): readonly FileChange[] {
  if (before && after && before.crc === after.crc && before.size === after.size) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const [from, to] = [before, after].map((side) => (side === undefined ? '' : side.text));
  if (from === undefined || to === undefined) return [{ path, kind }];
  const changed = changedLines(from, to);
  const count = (which: DiffLine['kind']) => changed.filter((each) => each.kind === which).length;
  const lines = changed
    .slice(0, SHOWN_LINES)
    .map((each) => ({ ...each, text: each.text.slice(0, LONGEST_LINE) }));
  return [
    { path, kind, added: count('added'), removed: count('removed'), ...(lines.length > 0 ? { lines } : {}) },
  ];
}

/** Lines that differ; what both begin and end with is passed over first, so that a bundle's one change is found in it. */
function changedLines(from: string, to: string): readonly DiffLine[] {
  const a = from.split('\n');
  const b = to.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = lineDiff(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return middle.filter(({ kind }) => kind !== 'same');
}
