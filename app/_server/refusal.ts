import { refusalReason } from '#lib/domain/access/knows.ts';
import { reasonWords } from '#lib/words/reason.ts';
import type { Translate } from '#lib/words/translate.ts';

/** Why somebody may not do what a form asked for, in words. @throws whatever else it was */
export function refusal(words: Translate, error: unknown): string {
  const reason = refusalReason(error);
  if (reason === undefined) throw error;
  return reasonWords(words, reason);
}
