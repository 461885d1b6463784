import { significant } from './money.ts';
import type { Translate } from './translate.ts';
import { wordOr } from './word-or.ts';

/** Units that are counted one by one; of GB and hours there is more or less, not so many. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['request', 'message', 'event', 'query', 'transition', 'delivery', 'trace', 'metric'],
  ...['write unit', 'read unit', 'payload unit'],
]);

/** `2.9× the requests`, `2.9× as much`. */
export function timesWords(t: Translate, ratio: number, unit: string): string {
  const shown = significant(ratio, 2);
  return COUNTED.has(unit)
    ? t('cost.times.counted', { ratio: shown, unit: wordOr(t, 'cost.unit', unit) })
    : t('cost.times.much', { ratio: shown });
}
