import type { Reason } from '#lib/domain/reason.ts';
import { reasonWords } from './reason.ts';
import type { Translate } from './translate.ts';

/** Why something does not stand at a forge yet. */
export const forgeFailure = (t: Translate, failure: Reason): string =>
  t.has(`forge.failure.${failure.code}`)
    ? t(`forge.failure.${failure.code}`, failure.params)
    : reasonWords(t, failure);
