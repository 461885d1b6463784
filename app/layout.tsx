import '@fontsource-variable/ibm-plex-sans/wght.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import './styles/globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getNow, getTimeZone } from 'next-intl/server';
import type { ReactNode } from 'react';
import { browserMessages } from '#app/_server/browser-messages.ts';
import { GlyphShapes } from '#components/status/glyph.tsx';
import { Patterns } from '#components/status/patterns.tsx';
import { NowProvider } from '#components/time/now.tsx';
import { instant } from '#lib/domain/time.ts';

export const metadata: Metadata = {
  title: { default: 'Yagura', template: '%s · Yagura' },
  description: 'Is it healthy, what is it made of, what does it cost, and may I deploy this?',
  robots: { index: false, follow: false },
};

// Every page is somebody's: nothing is made at build time, when there is no setting to read.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: dark)', color: '#12151b' },
    { media: '(prefers-color-scheme: light)', color: '#f6f5f2' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, messages, now, timeZone, jar] = await Promise.all([
    getLocale(),
    getMessages(),
    getNow(),
    getTimeZone(),
    cookies(),
  ]);
  const theme = jar.get('theme')?.value ?? 'system';
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        {locale === 'ja' && <link rel="stylesheet" href="/fonts/plex-sans-jp.css" precedence="default" />}
      </head>
      <body>
        <Patterns />
        <GlyphShapes />
        <NextIntlClientProvider locale={locale} messages={browserMessages(messages)} timeZone={timeZone}>
          <NowProvider now={instant(now.getTime())}>{children}</NowProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
