'use client';

import { useEffect } from 'react';
import { useLive } from './live-provider.tsx';

/** Typing must not call the browser's history for every letter: it takes only so many changes a second. */
const SETTLE_MS = 250;

/**
 * Keeps the browser's address in step with what is typed or chosen, in place: a copied link shows the same, and so does a reload.
 * A part of its own, so that no list is drawn again because a page is.
 *
 * The router is not told of it. It would draw the new address with what it knows of the old: the answer does not fit, it asks once more
 * and scrolls to the top, and where that happens twice in a row, as while somebody types, it loads the whole document and what was
 * being typed is lost (vercel/next.js#98323). So the page is drawn again as it was opened, which writes the address that it was opened
 * with, and this one is put back.
 *
 * @param address path and query
 */
export function KeptAddress({ address }: { readonly address: string }) {
  const { busy } = useLive();
  useEffect(() => {
    if (busy || `${location.pathname}${location.search}` === address) return;
    // What bears the router's own mark is none of its business.
    const put = () => window.history.replaceState(window.history.state, '', address);
    const timer = setTimeout(put, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [busy, address]);
  return null;
}
