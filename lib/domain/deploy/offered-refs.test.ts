import { describe, expect, it } from 'vitest';
import type { RepositoryRefs } from '../repository-refs.ts';
import { instant } from '../time.ts';
import { offeredRefs, refRows } from './offered-refs.ts';

const hash = (n: number) => n.toString(16).padStart(40, 'e');
const words = (subject: string) => ({ subject, author: 'Ann', at: instant(0) });
const many = Array.from({ length: 200 }, (_, n) => ({ name: `b${n}`, commit: hash(n), recent: [hash(n)] }));
const long = Array.from({ length: 50 }, (_, n) => hash(1_000 + n));

describe('what a form is given', () => {
  it('begins with the branch that is checked out, and holds the words of just what it lists', () => {
    const refs: RepositoryRefs = {
      head: { commit: hash(1_000), branch: 'main' },
      branches: [...many, { name: 'main', commit: hash(1_000), recent: long }],
      tags: [],
      commits: Object.fromEntries(
        [...many.map(({ commit }) => commit), ...long].map((each) => [each, words('x')]),
      ),
    };
    const offered = offeredRefs(refs);
    expect(offered.branches[0]).toMatchObject({ name: 'main', recent: long.slice(0, 15) });
    expect(offered.branches).toHaveLength(60);
    expect(Object.keys(offered.commits)).toHaveLength(15 + 59);
  });
});

describe('rows', () => {
  const refs: RepositoryRefs = {
    branches: [
      { name: 'main', commit: hash(1), recent: [hash(1), hash(2)] },
      { name: 'fix/queue', commit: hash(3), recent: [hash(3)] },
    ],
    tags: [{ name: 'v1', commit: hash(2), recent: [hash(2)] }],
    commits: { [hash(1)]: words('Widen the QUEUE'), [hash(2)]: words('first'), [hash(3)]: words('retry') },
  };
  const listed = (typed: string) => refRows(refs, typed).map(({ ref }) => ref);

  it('are everything, with the commits of the branch that is named', () => {
    expect(listed('')).toEqual(['main', 'fix/queue', 'tags/v1', hash(1), hash(2)]);
    expect(listed('fix/queue')).toEqual(['main', 'fix/queue', 'tags/v1', hash(3)]);
  });

  it('are those that hold what is typed in name, hash or words', () => {
    expect(listed('queue')).toEqual(['main', 'fix/queue', hash(1)]);
    expect(listed(hash(2))).toEqual(['tags/v1', hash(2)]);
    expect(listed('no such thing')).toEqual([]);
  });
});
