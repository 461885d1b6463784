import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { localeOf } from '#lib/words/locale.ts';
import en from '#messages/en.json';
import ja from '#messages/ja.json';

const MESSAGES = { en, ja };

/** Language by cookie, else by the browser; the time zone is the viewer's own, told by a cookie. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = localeOf(jar.get('locale')?.value, head.get('accept-language'));
  return {
    locale,
    messages: MESSAGES[locale],
    timeZone: zoneOf(jar.get('zone')?.value),
    now: new Date(),
  };
});

function zoneOf(text: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
