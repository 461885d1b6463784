'use client';

import { useSearchParams } from 'next/navigation';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { KeptAddress } from '#components/live/kept-address.tsx';

/** `panel`: undefined once the last was closed. `opened`: query of the address that was opened when it was chosen. */
type Chosen = { readonly opened: string; readonly panel: string | undefined };

type Enlarged = {
  readonly chosen: Chosen | undefined;
  readonly choose: (chosen: Chosen) => void;
};

const Context = createContext<Enlarged>({ chosen: undefined, choose: () => undefined });

/** One enlarged chart for all charts of a page, kept in the address: the page has nothing to read again for it. */
export function EnlargedProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, choose] = useState<Chosen>();
  // A link to another chart opens another address: what was chosen under the former one is over.
  const kept = useSearchParams().toString() === chosen?.opened ? chosen : undefined;
  return (
    <Context value={{ chosen: kept, choose }}>
      {kept && <KeptAddress address={addressOf(kept)} />}
      {children}
    </Context>
  );
}

/** Whether this panel is enlarged: chosen here, or named by the address that was opened, by its id or by an alarm that watches it. */
export function useEnlarged(
  panel: string,
  alarms: readonly string[],
): { readonly is: boolean; readonly set: (large: boolean) => void } {
  const { chosen, choose } = useContext(Context);
  const address = useSearchParams();
  const named = address.get('chart') === panel || alarms.includes(address.get('alarm') ?? '');
  return {
    is: chosen ? chosen.panel === panel : named,
    set(large) {
      const next = { opened: address.toString(), panel: large ? panel : undefined };
      choose(next);
      // At once, for who copies it; the provider puts it back after the page was drawn again.
      window.history.replaceState(window.history.state, '', addressOf(next));
    },
  };
}

function addressOf({ opened, panel }: Chosen): string {
  const query = new URLSearchParams(opened);
  query.delete('alarm');
  if (panel === undefined) query.delete('chart');
  else query.set('chart', panel);
  return `${location.pathname}${query.size > 0 ? `?${query}` : ''}`;
}
