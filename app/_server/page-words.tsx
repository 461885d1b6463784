import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { browserMessages } from './browser-messages.ts';

/** Gives what is below the messages that it asks for in the browser, beside those of every page. */
export async function PageWords(props: { readonly of: readonly string[]; readonly children: ReactNode }) {
  const messages = browserMessages(await getMessages(), props.of);
  return <NextIntlClientProvider messages={messages}>{props.children}</NextIntlClientProvider>;
}
