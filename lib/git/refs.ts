import { maskerOf } from '#lib/domain/masking.ts';
import type { RecentCommit, RefTip, RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { instant } from '#lib/domain/time.ts';
import { type CountedLines, countLines } from './changed-lines.ts';
import { GitFailed } from './run.ts';

/** So many are offered; what is older is not known by name. */
const BRANCHES = 200;
const TAGS = 100;
const BRANCHES_WITH_HISTORY = 20;
const COMMITS_A_BRANCH = 50;
const LONGEST_SUBJECT = 200;

const FORMAT = '%H%x00%an%x00%ct%x00%s';

type Read = (...args: string[]) => Promise<string>;

/**
 * Branches, tags and recent commits of a mirror; nothing is asked beyond it.
 * @param counted lines of commits that were counted before; absent where a mirror lacks files, which counting would fetch
 */
export async function readRefs(read: Read, counted?: CountedLines): Promise<RepositoryRefs> {
  const heads = uniqueNames([
    ...(await tips(read, 'refs/heads', 2)),
    ...(await tips(read, 'refs/remotes', 3)),
  ]);
  const branches = heads.slice(0, BRANCHES);
  const tags = (await tips(read, 'refs/tags', 2)).slice(0, TAGS);
  const commits: Record<string, RecentCommit> = {};
  const log = async (...args: string[]) => {
    const entries = parseLog(await read('log', `--format=${FORMAT}`, ...args));
    for (const [hash, commit] of entries) commits[hash] = commit;
    return entries.map(([hash]) => hash);
  };
  const newest = branches.slice(0, BRANCHES_WITH_HISTORY);
  const recent = new Map<string, readonly string[]>();
  const held = new Map<string, string[]>();
  for (const { name, commit } of newest) {
    recent.set(name, await log(`-n${COMMITS_A_BRANCH}`, commit));
    for (const tip of await tipsWithin(read, commit)) held.set(tip, [...(held.get(tip) ?? []), name]);
  }
  const others = [...branches.slice(BRANCHES_WITH_HISTORY), ...tags];
  if (others.length > 0) await log('--no-walk', ...new Set(others.map(({ commit }) => commit)));
  const offered = ({ name, commit }: Tip, itself?: string): RefTip => {
    const within = (held.get(commit) ?? []).filter((each) => each !== itself);
    const own = (itself !== undefined && recent.get(itself)) || [commit];
    return { name, commit, recent: own, ...(within.length > 0 ? { within } : {}) };
  };
  const head = await headOf(read, branches);
  if (head && !commits[head.commit]) await log('--no-walk', head.commit);
  if (counted) {
    await countLines(read, Object.keys(commits), counted);
    for (const [hash, lines] of counted) {
      const commit = commits[hash];
      if (commit) commits[hash] = { ...commit, lines };
    }
  }
  return {
    ...(head ? { head } : {}),
    branches: branches.map((each) => offered(each, each.name)),
    tags: tags.map((each) => offered(each)),
    commits,
  };
}

type Tip = { readonly name: string; readonly commit: string; readonly at: number };

async function tips(read: Read, under: string, prefix: number): Promise<readonly Tip[]> {
  // A tag that is an object of its own points to its commit by `*`.
  const out = await read(
    'for-each-ref',
    '--sort=-creatordate',
    '--format=%(refname)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(creatordate:unix)',
    under,
  );
  return out.split('\n').flatMap((line) => {
    const [ref = '', type, object = '', inner, innerObject = '', at] = line.split('\0');
    const commit = type === 'commit' ? object : inner === 'commit' ? innerObject : '';
    if (commit === '' || ref.endsWith('/HEAD')) return [];
    return [{ name: ref.split('/').slice(prefix).join('/'), commit, at: Number(at) }];
  });
}

/** Commits of branches and tags that a commit's history holds. */
async function tipsWithin(read: Read, commit: string): Promise<readonly string[]> {
  const out = await read(
    'for-each-ref',
    `--merged=${commit}`,
    '--format=%(objecttype)%00%(objectname)%00%(*objectname)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  );
  const tips = out.split('\n').map((line) => {
    const [type, object = '', inner = ''] = line.split('\0');
    return type === 'commit' ? object : inner;
  });
  return [...new Set(tips.filter((each) => each !== ''))];
}

/** A branch of the folder before its remote's of the same name. */
function uniqueNames(found: readonly Tip[]): readonly Tip[] {
  const byName = new Map<string, Tip>();
  for (const tip of found) if (!byName.has(tip.name)) byName.set(tip.name, tip);
  return [...byName.values()].toSorted((a, b) => b.at - a.at);
}

async function headOf(read: Read, branches: readonly Tip[]): Promise<RepositoryRefs['head']> {
  try {
    const commit = (await read('rev-parse', '--quiet', '--verify', 'refs/yagura/head^{commit}')).trim();
    const on = branches.find((each) => each.commit === commit);
    return { commit, ...(on ? { branch: on.name } : {}) };
  } catch (error) {
    if (error instanceof GitFailed) return undefined;
    throw error;
  }
}

function parseLog(out: string): readonly (readonly [string, RecentCommit])[] {
  const mask = maskerOf();
  return out.split('\n').flatMap((line) => {
    const [hash = '', author = '', at = '', ...subject] = line.split('\0');
    if (hash === '') return [];
    const words = mask(subject.join(' ')).slice(0, LONGEST_SUBJECT);
    return [[hash, { subject: words, author: mask(author), at: instant(Number(at) * 1_000) }] as const];
  });
}
