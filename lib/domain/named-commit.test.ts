import { describe, expect, it } from 'vitest';
import { isWholeHash, namedCommit } from './named-commit.ts';
import type { RepositoryRefs } from './repository-refs.ts';
import { instant } from './time.ts';

const hash = (first: string) => first.padEnd(40, '0');
const [OLD, MAIN, SIDE, RELEASED] = [hash('aaaaaaa1'), hash('bbbbbbb1'), hash('aaaaaaa2'), hash('ccccccc1')];
const words = (subject: string) => ({ subject, author: 'Ann', at: instant(0) });
const REFS: RepositoryRefs = {
  head: { commit: MAIN, branch: 'main' },
  branches: [
    { name: 'main', commit: MAIN, recent: [MAIN, OLD] },
    { name: 'side', commit: SIDE, recent: [SIDE, OLD] },
    { name: 'ancient', commit: RELEASED, recent: [RELEASED], within: ['main'] },
  ],
  tags: [
    { name: 'v1', commit: RELEASED, recent: [RELEASED], within: ['main'] },
    { name: 'side', commit: OLD, recent: [OLD] },
  ],
  commits: { [OLD]: words('old'), [MAIN]: words('newest'), [SIDE]: words('side'), [RELEASED]: words('one') },
};

describe('a name', () => {
  it.each([
    ['main', MAIN, 'main'],
    ['HEAD', MAIN, 'main'],
    ['v1', RELEASED, 'v1'],
    ['tags/v1', RELEASED, 'tags/v1'],
    [MAIN, MAIN, MAIN],
    ['BBBBBBB', MAIN, 'BBBBBBB'],
  ])('%s is the commit that it stands for', (name, commit, ref) => {
    expect(namedCommit(REFS, name)).toMatchObject({ commit, ref });
  });

  it('is a branch before a tag of the same name, which has a name of its own', () => {
    expect(namedCommit(REFS, 'side')?.commit).toBe(SIDE);
    expect(namedCommit(REFS, 'tags/side')?.commit).toBe(OLD);
  });

  it('that is a whole hash is that commit, whatever a branch is called', () => {
    const branch = { name: MAIN, commit: SIDE, recent: [SIDE] };
    expect(namedCommit({ ...REFS, branches: [branch, ...REFS.branches] }, MAIN)?.commit).toBe(MAIN);
  });

  it.each(['nothing', 'bbbbbb', 'aaaaaaa', 'main~1', '--upload-pack=id', '', hash('d'), '__proto__'])(
    '%s is not known',
    (name) => expect(namedCommit(REFS, name)).toBeUndefined(),
  );
});

it('a commit is held by branches whose newest commits it is among, and whose history holds the tip it is', () => {
  expect(namedCommit(REFS, OLD)?.heldBy).toEqual(['HEAD', 'main', 'side', 'tags/side']);
  expect(namedCommit(REFS, 'v1')?.heldBy).toEqual(['HEAD', 'ancient', 'main', 'tags/v1']);
  expect(namedCommit(REFS, SIDE)?.heldBy).toEqual(['side']);
});

it('what is checked out is held by HEAD, on a branch or not; a branch that is called so is not it', () => {
  const detached = { ...REFS, head: { commit: SIDE } };
  expect(namedCommit(detached, SIDE)?.heldBy).toEqual(['HEAD', 'side']);
  expect(namedCommit(detached, OLD)?.heldBy).not.toContain('HEAD');
  const tip = { name: 'HEAD', commit: SIDE, recent: [SIDE] };
  const posing = { ...REFS, branches: [...REFS.branches, tip] };
  expect(namedCommit(posing, SIDE)?.heldBy).toEqual(['side']);
});

it.each([
  ['a'.repeat(40), true],
  ['a'.repeat(64), true],
  ['a'.repeat(39), false],
  ['HEAD', false],
  [undefined, false],
])('%s is a whole hash: %s', (text, is) => {
  expect(isWholeHash(text)).toBe(is);
});
