import type { Happening } from '#lib/domain/notify/happening.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { reasonWords } from './reason.ts';
import type { Translate } from './translate.ts';

/** What happened, in a sentence, and what it rests on. */
export const happeningWords = (
  t: Translate,
  { what, because }: Pick<Happening, 'what' | 'because'>,
): { readonly title: string; readonly lines: readonly string[] } => ({
  title: t.has(`notify.what.${what.code}`)
    ? t(`notify.what.${what.code}`, what.params)
    : reasonWords(t, what),
  lines: because.map((each) => becauseWords(t, each)),
});

/** Reasons of health have words of their own. */
const becauseWords = (t: Translate, because: Reason): string =>
  t.has(`notify.because.${because.code}`)
    ? t(`notify.because.${because.code}`, because.params)
    : reasonWords(t, because);

/** Why a message did not arrive. */
export const deliveryFailureWords = (t: Translate, failure: Reason): string =>
  t.has(`notify.failure.${failure.code}`)
    ? t(`notify.failure.${failure.code}`, failure.params)
    : reasonWords(t, failure);
