import type { RepositoryRefs } from './repository-refs.ts';

/** A commit that somebody named. */
export type NamedCommit = {
  readonly commit: string;
  /** First line of its message, secrets masked. */
  readonly subject: string;
  /** Branch or tag as people call it; the name as it was given where there is none. */
  readonly ref: string;
  /** Branches that hold it by short name, tags as `tags/<name>`, and `HEAD` where its history holds it; as far as is known. */
  readonly heldBy: readonly string[];
};

/** The default branch of an address, what a folder has checked out. */
const HEAD = 'HEAD';
/** SHA-1, hex; SHA-256 is longer. */
const WHOLE_HASH = 40;

/** Whether it is a commit's hash, SHA-1 or SHA-256, and nothing shorter or else. */
export const isWholeHash = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);

/** Shorter beginnings of a hash are another commit's tomorrow. */
const SHORTEST_HASH = 7;

/**
 * What a branch, tag, `tags/<name>`, (short) hash or `HEAD` stands for, among what a repository is known to offer; a
 * branch before a tag of the same name. Undefined: not known, or the beginning of more than one commit's hash.
 */
export function namedCommit(refs: RepositoryRefs, ref: string): NamedCommit | undefined {
  const commit = commitOf(refs, ref);
  if (commit === undefined) return undefined;
  return {
    commit,
    subject: refs.commits[commit]?.subject ?? '',
    ref: (ref === HEAD && refs.head?.branch) || ref,
    heldBy: holders(refs, commit),
  };
}

function commitOf({ head, branches, tags, commits }: RepositoryRefs, ref: string): string | undefined {
  if (ref === HEAD) return head?.commit;
  // A whole hash is a commit, as git reads it, whatever a branch is called.
  if (ref.length >= WHOLE_HASH && commits[ref]) return ref;
  const branch = branches.find(({ name }) => name === ref);
  if (branch) return branch.commit;
  const tag = tags.find(({ name }) => name === ref || `tags/${name}` === ref);
  if (tag) return tag.commit;
  if (!isHash(ref)) return undefined;
  const [found, ...others] = Object.keys(commits).filter((each) => each.startsWith(ref.toLowerCase()));
  return others.length === 0 ? found : undefined;
}

/** A tag must not stand for the branch of its name: whoever may make a tag may not move a branch by it. */
function holders({ head, branches, tags }: RepositoryRefs, commit: string): readonly string[] {
  const on = branches.flatMap(({ name, commit: tip, recent, within = [] }) => [
    ...(recent.includes(commit) ? [name] : []),
    ...(tip === commit ? within : []),
  ]);
  // A branch that is called so is not what is checked out.
  const named = on.filter((name) => name !== HEAD);
  const ofHead = commit === head?.commit || (head?.branch !== undefined && named.includes(head.branch));
  const tagged = tags.filter((each) => each.commit === commit);
  return [
    ...new Set([
      ...(ofHead ? [HEAD] : []),
      ...named,
      ...tagged.flatMap(({ name, within = [] }) => [`tags/${name}`, ...within]),
    ]),
  ];
}

function isHash(text: string): boolean {
  if (text.length < SHORTEST_HASH || text.length > 64) return false;
  for (const letter of text.toLowerCase()) if (!'0123456789abcdef'.includes(letter)) return false;
  return true;
}
