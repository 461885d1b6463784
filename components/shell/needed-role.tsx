'use client';

import { usePathname } from 'next/navigation';

type Props = {
  /** A sentence by the address that a refused page begins with. */
  readonly said: readonly (readonly [page: string, sentence: string])[];
};

/**
 * Which roles open the page that was refused. The refusal itself carries no reason to this page: Next draws it before it knows,
 * and sends it along with every page, so what it is made of stays on the server.
 */
export function NeededRole({ said }: Props) {
  const path = usePathname();
  const sentence = said.find(([page]) => path.startsWith(page))?.[1];
  return sentence && <p className="mt-2 text-t2">{sentence}</p>;
}
