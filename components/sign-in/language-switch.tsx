import { useLocale, useTranslations } from 'next-intl';
import { LOCALES } from '#lib/words/locale.ts';

const NAMES: Readonly<Record<string, string>> = { en: 'English', ja: '日本語' };

/** Each language in its own words; a form, so that it works without a script. */
export function LanguageSwitch({ choose }: { readonly choose: (form: FormData) => Promise<void> }) {
  const t = useTranslations();
  const current = useLocale();
  return (
    <form action={choose} className="segmented ml-auto" aria-label={t('signIn.language')}>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
        >
          {NAMES[locale]}
        </button>
      ))}
    </form>
  );
}
