'use client';

import { useCallback, useState } from 'react';
import type { Item, LineEntry } from './items.ts';

export type RowsState = {
  readonly chosen: string | undefined;
  /** The chosen row takes the focus: it was chosen by key. */
  readonly focused: boolean;
  readonly opened: ReadonlySet<string>;
  readonly choose: (key: string | undefined) => void;
  readonly toggle: (key: string) => void;
  /** One line up or down from the chosen one; the newest when there is none. */
  readonly move: (items: readonly Item[], by: 1 | -1) => LineEntry | undefined;
};

type Chosen = { readonly key: string | undefined; readonly focused: boolean };

/** Which line is chosen, and which are open. `linked` begins as both. */
export function useRowsState(linked: string | undefined): RowsState {
  const [chosen, setChosen] = useState<Chosen>({ key: linked, focused: false });
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(linked === undefined ? [] : [linked]));
  const choose = useCallback((key: string | undefined) => setChosen({ key, focused: false }), []);
  const toggle = useCallback((key: string) => {
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  const move = (items: readonly Item[], by: 1 | -1) => {
    const lines = items.filter((item) => item.kind === 'line');
    const index = lines.findIndex(({ key }) => key === chosen.key);
    const next = index < 0 ? lines.at(-1) : (lines[index + by] ?? lines[index]);
    if (next) setChosen({ key: next.key, focused: true });
    return next;
  };
  return { chosen: chosen.key, focused: chosen.focused, opened, choose, toggle, move };
}
