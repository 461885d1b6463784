import { describe, expect, it } from 'vitest';
import { environmentKey } from '../environment.ts';
import type { Verdict } from '../health/health.ts';
import { usd } from '../units.ts';
import { ONE_PAGE, PAGE_ROWS, pageNumber, pagesOf } from './pages.ts';
import { countStandings, type Standing } from './standing.ts';

const standing = (
  system: string,
  name: string,
  verdict: Verdict = 'healthy',
  rest: Partial<Standing> = {},
): Standing => ({
  key: environmentKey(system, name),
  system,
  systemTitle: system,
  name,
  verdict,
  judged: true,
  waiting: 0,
  queued: 0,
  ...rest,
});
const three = (system: string, verdict: Verdict = 'healthy') => [
  standing(system, 'dev'),
  standing(system, 'staging', verdict),
  standing(system, 'prod'),
];
const many = Array.from({ length: 20 }, (_, index) => three(`s${index}`)).flat();
const keys = (page: readonly Standing[] | undefined) => page?.map((each) => each.key);

describe('pages of the overview', () => {
  it('are one, in the order of the file, for what fits it', () => {
    const few = [...three('b'), ...three('a', 'failing')];
    expect(pagesOf(few, 'board')).toEqual([few]);
    expect(pagesOf([], 'cost')).toEqual([[]]);
    expect(pagesOf(many.slice(0, ONE_PAGE), 'board')).toHaveLength(1);
  });

  it('begin with the systems in trouble and tear none apart', () => {
    const pages = pagesOf([...many, ...three('late', 'degraded'), ...three('last', 'failing')], 'board');
    expect(keys(pages[0])?.slice(0, 6)).toEqual([
      ...['last/dev', 'last/staging', 'last/prod'],
      ...['late/dev', 'late/staging', 'late/prod'],
    ]);
    expect(pages.map((page) => page.length)).toEqual([...Array(5).fill(PAGE_ROWS), 6]);
    expect(pages.flat()).toHaveLength(66);
  });

  it('begin with favourites, in the order of the file, and name none twice', () => {
    const starred = [
      environmentKey('s7', 'prod'),
      environmentKey('s2', 'dev'),
      environmentKey('gone', 'dev'),
    ];
    const pages = pagesOf(many, 'board', starred);
    expect(keys(pages[0])?.slice(0, 3)).toEqual(['s2/dev', 's7/prod', 's0/dev']);
    expect(new Set(pages.flat().map(({ key }) => key)).size).toBe(60);
    expect(pages.flat()).toHaveLength(60);
    expect(keys(pagesOf(three('a'), 'board', [environmentKey('a', 'prod')])[0])).toEqual([
      ...['a/prod', 'a/dev', 'a/staging'],
    ]);
  });

  it('are by alarm and cost whatever is starred', () => {
    expect(pagesOf(three('a'), 'cost', [environmentKey('a', 'prod')])).toEqual([three('a')]);
  });

  it('give a system that is larger than a page a page of its own', () => {
    const huge = Array.from({ length: 30 }, (_, index) => standing('huge', `e${index}`));
    expect(pagesOf([...three('a'), ...huge], 'board').map((page) => page.length)).toEqual([3, 30]);
  });

  it('by alarm: the most first, unread before quiet', () => {
    const [page] = pagesOf(
      [
        ...many.map((each) => ({ ...each, firing: 0 })),
        standing('x', 'unread'),
        standing('x', 'one', 'degraded', { firing: 1 }),
        standing('x', 'five', 'degraded', { firing: 5 }),
      ],
      'alarm',
    );
    expect(keys(page)?.slice(0, 4)).toEqual(['x/five', 'x/one', 'x/unread', 's0/dev']);
  });

  it('by cost: the dearest first, the unknown last', () => {
    const pages = pagesOf(
      [standing('x', 'unknown'), ...many.map((each, index) => ({ ...each, monthUsd: usd(index) }))],
      'cost',
    );
    expect(keys(pages[0])?.[0]).toBe('s19/prod');
    expect(keys(pages.at(-1))?.at(-1)).toBe('x/unknown');
  });

  it.each([
    [undefined, 1],
    ['2', 2],
    ['0', 1],
    ['99', 3],
    ['x', 1],
    ['1.5', 1],
  ])('the address %s means page %i', (text, page) => {
    expect(pageNumber(text, 3)).toBe(page);
  });
});

it('counts verdicts, and apart those never judged', () => {
  const unjudged = standing('x', 'new', 'unknown', { judged: false });
  expect(countStandings([...three('a', 'failing'), unjudged])).toEqual({
    ...{ failing: 1, degraded: 0, unknown: 1, healthy: 2 },
    ...{ total: 4, unjudged: 1 },
  });
});
