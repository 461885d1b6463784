import type { Verdict } from '#lib/domain/health/health.ts';
import { type BoardRow, verdictOf } from '#lib/domain/overview/board.ts';
import type { Translate } from './translate.ts';

export type Headline = {
  readonly title: string;
  /** The row the sentence is about, the worst one; none when all is well. */
  readonly about?: BoardRow;
};

/** The verdict of the whole board as one sentence: what is wrong, or that nothing is. */
export function headline(t: Translate, rows: readonly BoardRow[]): Headline {
  if (rows.length === 0) return { title: t('overview.headline.none') };
  const by = (verdict: Verdict) => rows.filter((row) => verdictOf(row.health) === verdict);
  const trouble = [...by('failing'), ...by('degraded')];
  const [first] = trouble;
  if (first) {
    const place = `${first.system} / ${first.name}`;
    const title =
      trouble.length === 1
        ? t('overview.headline.one', { place })
        : t('overview.headline.many', { n: trouble.length, place });
    return { title, about: first };
  }
  const unknown = by('unknown');
  if (unknown.length === 0) return { title: t('overview.headline.healthy', { n: rows.length }) };
  return { title: unknownTitle(t, rows, unknown), ...(unknown[0] ? { about: unknown[0] } : {}) };
}

/** Not judged yet is the first minute; unknown is what was known and is not any more. */
function unknownTitle(t: Translate, rows: readonly BoardRow[], unknown: readonly BoardRow[]): string {
  if (rows.every((row) => row.health === undefined)) return t('overview.headline.unread', { n: rows.length });
  if (unknown.length === rows.length) return t('overview.headline.allUnknown', { n: rows.length });
  return t('overview.headline.unknown', { n: unknown.length, healthy: rows.length - unknown.length });
}
