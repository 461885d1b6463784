import type { BoardRow } from '#lib/domain/overview/board.ts';
import type { Counts } from '#lib/domain/overview/standing.ts';
import type { Translate } from './translate.ts';

/** The verdict of all environments as one sentence: what is wrong, or that nothing is. `worst` is the worst of them. */
export function headline(t: Translate, counts: Counts, worst: BoardRow | undefined): string {
  const { total, healthy, unknown, unjudged } = counts;
  if (total === 0) return t('overview.headline.none');
  const trouble = counts.failing + counts.degraded;
  if (trouble > 0 && worst) {
    const place = `${worst.system} / ${worst.name}`;
    return trouble === 1
      ? t('overview.headline.one', { place })
      : t('overview.headline.many', { n: trouble, place });
  }
  if (unknown === 0) return t('overview.headline.healthy', { n: total });
  // Not judged yet is the first minute; unknown is what was known and is not any more.
  if (unjudged === total) return t('overview.headline.unread', { n: total });
  if (unknown === total) return t('overview.headline.allUnknown', { n: total });
  return t('overview.headline.unknown', { n: unknown, healthy });
}
