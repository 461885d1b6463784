import type { JourneyStep, Why } from '#lib/domain/logs/journey.ts';
import type { Translate } from './translate.ts';
import { wordOr } from './word-or.ts';

/** What a step is called; a function by its short name. */
export const stepWord = (t: Translate, { what }: JourneyStep, functionName: string): string =>
  t(`logs.step.${what}`, { function: functionName });

/** Why a step stands where it does, or why it does not. */
export function whyWord(t: Translate, why: Why): string {
  switch (why.code) {
    case 'unread':
      return t('logs.why.unread', { cause: wordOr(t, 'cause', why.cause) });
    case 'access-log':
      return t('logs.why.access-log', { status: why.status ?? '–' });
    case 'record':
      return t('logs.why.record', { ...why, item: short(why.item) });
    case 'written-by':
    case 'no-record':
    case 'no-write':
      return t(`logs.why.${why.code}`, { item: short(why.item) });
    case 'batch':
      return t('logs.why.batch', { items: why.items });
    default:
      return t(`logs.why.${why.code}`);
  }
}

/** Not found where something is still being read is not an answer yet. */
export const isUnsettled = ({ code }: Why): boolean =>
  ['access-not-found', 'function-not-found', 'no-record', 'no-write', 'no-item', 'no-report'].includes(code);

const short = (item: string): string => (item.length > 12 ? `${item.slice(0, 8)}…` : item);
