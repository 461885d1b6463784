'use client';

import { useSearchParams } from 'next/navigation';

/** Whether the address enlarges this panel. It is changed in place: the page has nothing to read again for it. */
export function useEnlarged(panel: string): { readonly is: boolean; readonly set: (large: boolean) => void } {
  const address = useSearchParams();
  return {
    is: address.get('chart') === panel,
    set(large) {
      const next = new URLSearchParams(address);
      if (large) next.set('chart', panel);
      else next.delete('chart');
      window.history.replaceState(null, '', `?${next}`);
    },
  };
}
