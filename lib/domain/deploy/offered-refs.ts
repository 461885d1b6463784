import type { RefTip, RepositoryRefs } from '../repository-refs.ts';

const BRANCHES = 60;
const WITH_COMMITS = 10;
const COMMITS = 15;
const TAGS = 30;

/** As much of what a repository offers as a form lists; the rest is found by its name. */
export function offeredRefs(refs: RepositoryRefs): RepositoryRefs {
  const first = refs.head?.branch;
  const ordered = refs.branches.toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
  const branches = ordered
    .slice(0, BRANCHES)
    .map((each, index) => shortened(each, index < WITH_COMMITS ? COMMITS : 1));
  const tags = refs.tags.slice(0, TAGS);
  const head = refs.head ? [refs.head.commit] : [];
  const listed = new Set([
    ...head,
    ...[...branches, ...tags].flatMap(({ commit, recent }) => [commit, ...recent]),
  ]);
  return {
    ...(refs.head ? { head: refs.head } : {}),
    ...{ branches, tags },
    commits: Object.fromEntries(Object.entries(refs.commits).filter(([hash]) => listed.has(hash))),
  };
}

const shortened = ({ name, commit, recent }: RefTip, most: number): RefTip => ({
  ...{ name, commit },
  recent: recent.slice(0, most),
});

export type RefRow = {
  readonly kind: 'branch' | 'tag' | 'commit';
  /** What is asked for when it is chosen. */
  readonly ref: string;
  readonly commit: string;
};

/**
 * Rows for what is typed: all where it is the name of one of them or nothing, else those whose name, hash or words hold
 * it. Commits are those of the branch that is named, else of the first.
 */
export function refRows(refs: RepositoryRefs, typed: string): readonly RefRow[] {
  const named = refs.branches.find(({ name }) => name === typed);
  const text = typed.trim().toLowerCase();
  const all =
    text === '' || text === 'head' || named !== undefined || refs.tags.some(({ name }) => name === typed);
  const of = all ? (named ?? refs.branches[0]) : undefined;
  const commits = of ? of.recent : Object.keys(refs.commits);
  const rows: readonly RefRow[] = [
    ...refs.branches.map(({ name, commit }) => ({ kind: 'branch' as const, ref: name, commit })),
    ...refs.tags.map(({ name, commit }) => ({ kind: 'tag' as const, ref: `tags/${name}`, commit })),
    ...commits.map((commit) => ({ kind: 'commit' as const, ref: commit, commit })),
  ];
  if (all) return rows;
  const said = ({ ref, commit }: RefRow) =>
    `${ref}\n${refs.commits[commit]?.subject ?? ''}\n${refs.commits[commit]?.author ?? ''}`.toLowerCase();
  return rows.filter((row) => said(row).includes(text) || row.commit.startsWith(text));
}
