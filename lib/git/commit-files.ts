import { GitFailed } from './run.ts';

/** Bytes of a file that is read for its settings. */
const MOST_TEXT = 500_000;
const ODD_MODES: ReadonlySet<string> = new Set(['120000', '160000']);

/** What git says of a mirror, by the arguments behind its folder. */
export type AskGit = (...args: string[]) => Promise<string>;

/**
 * A plain file of a commit; undefined where there is none.
 * @param blob asks with what a mirror of an address needs: what is missing of it is fetched
 * @throws GitFailed for a link and for what is too long too
 */
export async function plainFile(
  read: AskGit,
  blob: AskGit,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const [entry = ''] = (await read('ls-tree', '-z', '--full-tree', commit, '--', path)).split('\0');
  const [mode, kind, object] = entry.slice(0, entry.indexOf('\t')).split(' ');
  if (!object) return undefined;
  if (kind !== 'blob' || mode === '120000') throw new GitFailed('other', `${path} is no plain file`);
  // Its size first: git would write out all of it.
  const size = Number(await blob('cat-file', '-s', object));
  if (size > MOST_TEXT)
    throw new GitFailed('other', `${path} has ${size} bytes; at most ${MOST_TEXT} are read`);
  return blob('cat-file', 'blob', object);
}

/** Links and submodules of a commit by their path, with their mode. */
export async function oddModes(read: AskGit, commit: string): Promise<ReadonlyMap<string, string>> {
  // `<mode> <kind> <object>\t<path>`, each ended by a zero byte, since a name may hold a line end.
  const out = await read('ls-tree', '-r', '-z', '--full-tree', commit);
  return new Map(
    out.split('\0').flatMap((each) => {
      const mode = each.slice(0, 6);
      return ODD_MODES.has(mode) ? [[each.slice(each.indexOf('\t') + 1), mode] as const] : [];
    }),
  );
}
