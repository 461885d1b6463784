'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Tells the server the browser's time zone, once, until the viewer chooses one. */
export function OwnZone({ known }: { readonly known: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (known) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
    if (zone !== 'UTC') router.refresh();
  }, [known, router]);
  return null;
}
