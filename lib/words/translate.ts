import { createTranslator } from 'use-intl/core';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import type { Locale } from './locale.ts';

/** A message by its full key (`failure.denied.title`), with its arguments filled in. */
export type Translate = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has: (key: string) => boolean;
};

const MESSAGES = { en, ja };

/** The same words as the pages', for the command line and for tests. */
export function translator(locale: Locale): Translate {
  return createTranslator({ locale, messages: MESSAGES[locale] }) as unknown as Translate;
}
