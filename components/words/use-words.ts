import { useLocale, useTimeZone, useTranslations } from 'next-intl';
import type { Locale } from '#lib/words/locale.ts';
import { tied } from '#lib/words/tied.ts';
import type { Translate } from '#lib/words/translate.ts';

/** Messages by full key, in the viewer's language; the same on server and in the browser. A line never ends inside a figure. */
export const useWords = (): Translate => tied(useTranslations() as unknown as Translate);

/** How this viewer reads times. */
export function useView(): { readonly locale: Locale; readonly zone: string } {
  return { locale: useLocale() as Locale, zone: useTimeZone() ?? 'UTC' };
}
