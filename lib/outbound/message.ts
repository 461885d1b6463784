import type { Happening } from '#lib/domain/notify/happening.ts';
import { happeningWords } from '#lib/words/happening.ts';
import type { Locale } from '#lib/words/locale.ts';
import { translator } from '#lib/words/translate.ts';

/** A happening as somebody reads it. */
export type Message = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly link: string;
  readonly linkWord: string;
};

export function messageOf(happening: Happening, language: Locale, portal: string): Message {
  const t = translator(language);
  return {
    ...happeningWords(t, happening),
    link: new URL(happening.path, portal).href,
    linkWord: t('notify.open'),
  };
}
