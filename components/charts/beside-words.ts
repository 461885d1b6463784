import type { ComparedWith } from '#lib/domain/metrics/compare.ts';
import type { Translate } from '#lib/words/translate.ts';

/** `before #409` or the other environment's name. */
export const besideWords = (t: Translate, beside: ComparedWith): string =>
  beside.kind === 'before' ? t('chart.before', { n: beside.deploy.number }) : beside.name;
