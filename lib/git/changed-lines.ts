/** Lines that a commit adds and removes, beside its first parent. */
export type ChangedLines = { readonly added: number; readonly removed: number };

/** A commit never changes: asked once, kept by its hash. */
export type CountedLines = Map<string, ChangedLines>;

/** Of one reading; a repository that is read for the first time is counted over several. */
const MOST_AT_ONCE = 200;
const HASH = 40;

/** Counts what is not counted yet, and forgets what nobody offers any more. Merges count nothing: what they bring is counted itself. */
export async function countLines(
  read: (...args: string[]) => Promise<string>,
  hashes: readonly string[],
  counted: CountedLines,
): Promise<void> {
  const offered = new Set(hashes);
  for (const hash of counted.keys()) if (!offered.has(hash)) counted.delete(hash);
  const fresh = hashes.filter((hash) => !counted.has(hash)).slice(0, MOST_AT_ONCE);
  if (fresh.length === 0) return;
  const out = await read('log', '--no-walk=unsorted', '--shortstat', '--format=%H', ...fresh);
  for (const [hash, lines] of shortStats(out)) counted.set(hash, lines);
}

/** `--shortstat` below each hash: ` 3 files changed, 10 insertions(+), 2 deletions(-)`, or nothing. */
export function shortStats(out: string): ReadonlyMap<string, ChangedLines> {
  const found = new Map<string, ChangedLines>();
  let hash = '';
  for (const line of out.split('\n')) {
    if (line.length === HASH && !line.includes(' ')) {
      hash = line;
      found.set(hash, { added: 0, removed: 0 });
    } else if (hash !== '' && line.includes(' changed'))
      found.set(hash, { added: numberOf(line, 'insertion'), removed: numberOf(line, 'deletion') });
  }
  return found;
}

function numberOf(line: string, word: string): number {
  const part = line.split(',').find((each) => each.includes(word));
  return part === undefined ? 0 : Number.parseInt(part, 10) || 0;
}
