import { describe, expect, it } from 'vitest';
import { environmentKey } from '../environment.ts';
import { fitsOverview, isFilteredOverview, overviewFilter } from './filter.ts';
import type { Standing } from './standing.ts';

const standing = (verdict: Standing['verdict'] = 'healthy'): Standing => ({
  ...{ key: environmentKey('orders', 'dev'), system: 'orders', systemTitle: 'Order intake', name: 'dev' },
  ...{ verdict, judged: true, waiting: 0, queued: 0 },
});

describe('which environments the overview shows', () => {
  it('is read from an address; what it does not know is no filter', () => {
    expect(overviewFilter({ q: ' ord ', only: 'attention' })).toEqual({ q: 'ord', only: 'attention' });
    expect(overviewFilter({ q: ' ', only: 'nonsense' })).toEqual({});
    expect(isFilteredOverview(overviewFilter({}))).toBe(false);
    expect(isFilteredOverview({ only: 'favourites' })).toBe(true);
  });

  it.each([
    ['ord', true],
    ['DEV ord', true],
    ['intake', true],
    ['orders/dev', true],
    ['orders prod', false],
  ])('%s fits by every word: %s', (q, fits) => {
    expect(fitsOverview({ q }, standing(), [])).toBe(fits);
  });

  it('takes what nobody knows for what needs attention', () => {
    expect(
      (['failing', 'degraded', 'unknown', 'healthy'] as const).map((each) =>
        fitsOverview({ only: 'attention' }, standing(each), []),
      ),
    ).toEqual([true, true, true, false]);
  });

  it('knows favourites', () => {
    expect(fitsOverview({ only: 'favourites' }, standing(), [])).toBe(false);
    expect(fitsOverview({ only: 'favourites' }, standing(), [environmentKey('orders', 'dev')])).toBe(true);
  });
});
