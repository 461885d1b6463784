'use client';

import { useSearchParams } from 'next/navigation';

/** Whether the address enlarges this panel, by its id or by an alarm that watches it. It is changed in place: the page has nothing to read again for it. */
export function useEnlarged(
  panel: string,
  alarms: readonly string[],
): { readonly is: boolean; readonly set: (large: boolean) => void } {
  const address = useSearchParams();
  return {
    is: address.get('chart') === panel || alarms.includes(address.get('alarm') ?? ''),
    set(large) {
      const next = new URLSearchParams(address);
      next.delete('alarm');
      if (large) next.set('chart', panel);
      else next.delete('chart');
      window.history.replaceState(null, '', `?${next}`);
    },
  };
}
