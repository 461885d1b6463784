import type { RecentCommit, RepositoryRefs } from '../repository-refs.ts';

export type ListedCommit = RecentCommit & { readonly hash: string };

/** What lies between two places of one repository, as far as is known of it. */
export type Between =
  | { readonly kind: 'same' }
  /** Newest first: what the second place lacks of the first. */
  | { readonly kind: 'ahead'; readonly commits: readonly ListedCommit[] }
  /** The second place has so many that the first lacks. */
  | { readonly kind: 'behind'; readonly count: number }
  /** On no one branch, or older than what is kept of it. */
  | { readonly kind: 'unknown' };

/** What would come to `to` with `from`, by the newest commits of a branch that holds both. */
export function commitsBetween(refs: RepositoryRefs | undefined, from: string, to: string): Between {
  if (from === to) return { kind: 'same' };
  for (const { recent } of refs?.branches ?? []) {
    const newer = recent.indexOf(from);
    const older = recent.indexOf(to);
    if (newer < 0 || older < 0) continue;
    if (newer > older) return { kind: 'behind', count: newer - older };
    const commits = recent.slice(newer, older).flatMap((hash): ListedCommit[] => {
      const known = refs?.commits[hash];
      return known ? [{ hash, ...known }] : [];
    });
    return { kind: 'ahead', commits };
  }
  return { kind: 'unknown' };
}

/** Lines that commits add and remove, one after the other; undefined where one of them was not counted. */
export function linesOf(commits: readonly Pick<ListedCommit, 'lines'>[]): RecentCommit['lines'] {
  const counted = commits.flatMap(({ lines }) => lines ?? []);
  if (commits.length === 0 || counted.length < commits.length) return undefined;
  return {
    added: counted.reduce((all, { added }) => all + added, 0),
    removed: counted.reduce((all, { removed }) => all + removed, 0),
  };
}

/** `Reserve stock (#318)` and `Merge pull request #318 from …`: the number that a Git host wrote there. */
export function pullRequestOf(subject: string): number | undefined {
  const at = subject.startsWith('Merge pull request #') ? 19 : subject.lastIndexOf('(#') + 1;
  if (at <= 0 || subject[at] !== '#') return undefined;
  let digits = '';
  for (let i = at + 1; i < subject.length && digits.length < 9; i += 1) {
    const letter = subject[i] ?? '';
    if (letter < '0' || letter > '9') break;
    digits += letter;
  }
  return digits === '' ? undefined : Number(digits);
}

/** A repository's page at a Git host that shows pull requests and differences, where its address is of one. */
export function hostPage(address: string): string | undefined {
  const path = address.startsWith('git@github.com:')
    ? address.slice('git@github.com:'.length)
    : ['https://github.com/', 'ssh://git@github.com/'].reduce<string | undefined>(
        (found, start) => found ?? (address.startsWith(start) ? address.slice(start.length) : undefined),
        undefined,
      );
  if (path === undefined) return undefined;
  const parts = (path.endsWith('.git') ? path.slice(0, -4) : path).split('/');
  const plain = parts.length === 2 && parts.every((each) => /^[A-Za-z0-9._-]+$/.test(each));
  return plain ? `https://github.com/${parts.join('/')}` : undefined;
}
