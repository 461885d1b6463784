'use client';

import { useSelectedLayoutSegments } from 'next/navigation';
import type { ReactNode } from 'react';

/** Pages of an environment that need the room: the sidebar is a rail there, the head a line or less. */
const ROOMY: readonly (string | undefined)[] = ['architecture', 'logs'];

/**
 * The frame of every page. It says itself which page needs the room: a slow browser paints the frame before the page
 * has come, and what the page's own markup said then would move everything.
 */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [place, , , tab] = useSelectedLayoutSegments();
  return (
    <div className="shell" data-room={place === 'e' && ROOMY.includes(tab) ? tab : undefined}>
      {children}
    </div>
  );
}
