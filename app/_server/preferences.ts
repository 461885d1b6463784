'use server';

import { cookies } from 'next/headers';
import type { Theme } from '#components/shell/preferences.tsx';
import { LOCALES } from '#lib/words/locale.ts';

const YEAR = 31_536_000;

/** Keeps one choice of how to see the portal; whatever else the form says is ignored. */
export async function choosePreference(form: FormData): Promise<void> {
  const jar = await cookies();
  for (const [name, allowed] of Object.entries(ALLOWED)) {
    const value = form.get(name);
    if (typeof value === 'string' && allowed(value)) {
      jar.set(name, value, { maxAge: YEAR, sameSite: 'lax', path: '/' });
    }
  }
}

const ALLOWED: Readonly<Record<'theme' | 'locale' | 'zone', (value: string) => boolean>> = {
  theme: (value) => ['system', 'dark', 'light'].includes(value satisfies string as Theme),
  locale: (value) => LOCALES.some((each) => each === value),
  zone: (value) => /^[A-Za-z_]+(\/[A-Za-z_+-]+)*$/.test(value),
};
