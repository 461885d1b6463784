'use client';

import { useState } from 'react';
import { type Arrangement, type Placement, UNCHANGED } from '#lib/domain/discovery/arrange.ts';
import type { Found } from '#lib/domain/discovery/proposal.ts';
import { answerKey } from '#lib/domain/discovery/propose.ts';

export type Arranging = {
  readonly arrangement: Arrangement;
  readonly changes: number;
  /** Another's name makes one of both. */
  readonly rename: (system: string, name: string) => void;
  readonly place: (found: Found, placement: Placement) => void;
  readonly undo: () => void;
};

/** What somebody changes of the proposals, which are made anew with every answer of AWS. */
export function useArrangement(): Arranging {
  const [arrangement, setArrangement] = useState<Arrangement>(UNCHANGED);
  return {
    arrangement,
    changes: arrangement.systems.size + arrangement.parts.size,
    rename(system, name) {
      setArrangement((before) => {
        // Whoever renames what was renamed means the one that was proposed.
        const proposed = [...before.systems].filter(([, now]) => now === system).map(([was]) => was);
        const systems = new Map(before.systems);
        for (const each of [system, ...proposed]) systems.set(each, name);
        const parts = new Map(
          [...before.parts].map(([key, put]) => [
            key,
            put.system === system ? { ...put, system: name } : put,
          ]),
        );
        return { systems, parts };
      });
    },
    place(found, placement) {
      setArrangement((before) => ({
        ...before,
        parts: new Map(before.parts).set(answerKey(found), placement),
      }));
    },
    undo: () => setArrangement(UNCHANGED),
  };
}
