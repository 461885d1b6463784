import { type Browser, type BrowserContextOptions, chromium } from 'playwright';
import { readToolchain } from '../toolchain.ts';

/** How somebody looks at a page. */
export type Look = {
  readonly theme: 'dark' | 'light';
  readonly locale: 'en' | 'ja';
  readonly phone: boolean;
};

export const openBrowser = (): Promise<Browser> => {
  const executablePath = readToolchain().chromium;
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
};

export const contextOf = ({ theme, locale, phone }: Look): BrowserContextOptions => ({
  viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  deviceScaleFactor: phone ? 2 : 1,
  colorScheme: theme,
  locale,
  timezoneId: 'Asia/Tokyo',
  reducedMotion: 'reduce',
});

/** Signs in once: the portal takes only a few sign-ins a minute. @throws Error with the answer's status */
export async function signIn(on: Browser, portal: string, name = 'admin') {
  const context = await on.newContext();
  try {
    const answer = await context.request.post(`${portal}/api/auth/sign-in/demo`, {
      data: { name },
      headers: { origin: portal },
    });
    if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
    return await context.storageState();
  } finally {
    await context.close();
  }
}
