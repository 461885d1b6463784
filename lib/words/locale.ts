export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

const isLocale = (text: string | undefined): text is Locale => LOCALES.includes(text as Locale);

/** What was chosen, else the first language of the browser's list that we speak, else English. */
export function localeOf(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '').split(',').map((each) => each.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLocale) ?? 'en';
}
