'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { cookieText, GUIDE_COOKIE, seenOf, withPage } from './seen.ts';

/** Remembers which pages of the demo were opened: its checklist ticks itself. */
export function NotePages() {
  const path = usePathname();
  useEffect(() => {
    const seen = seenOf(document.cookie.match(/(?:^|; )guide=([a-z.]*)/)?.[1]);
    const now = withPage(seen, path);
    if (now === seen) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `${GUIDE_COOKIE}=${cookieText(now)}; path=/; max-age=31536000; samesite=lax`;
  }, [path]);
  return null;
}
