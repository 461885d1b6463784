import type { Reason } from '#lib/domain/reason.ts';
import { reasonWords } from '#lib/words/reason.ts';
import type { Translate } from '#lib/words/translate.ts';

/** Why somebody may not do what a form asked for, in words. @throws whatever else it was */
export function refusal(words: Translate, error: unknown): string {
  if (error instanceof Error && error.name === 'NotAllowed' && 'reason' in error)
    return reasonWords(words, error.reason as Reason);
  throw error;
}
