'use client';

import { useEffect } from 'react';
import { useLive } from './live-provider.tsx';

/** Typing must not call the browser's history for every letter: it takes only so many changes a second. */
const SETTLE_MS = 250;

/**
 * Keeps the browser's address in step with what is typed or chosen, in place: a copied link shows the same.
 *
 * An address that changes while the page is being drawn again would take that drawing apart (see `draw-again.ts`), so it waits for it.
 *
 * @param address path and query
 */
export function useKeptAddress(address: string): void {
  const { busy } = useLive();
  useEffect(() => {
    if (busy || `${location.pathname}${location.search}` === address) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', address), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [busy, address]);
}
