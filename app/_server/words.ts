import { getTranslations } from 'next-intl/server';
import type { Translate } from '#lib/words/translate.ts';

/** Messages by full key, in the language of the request: for actions and handlers, which draw nothing. */
export const wordsOfRequest = async (): Promise<Translate> =>
  (await getTranslations()) as unknown as Translate;
