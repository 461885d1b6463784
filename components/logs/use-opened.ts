'use client';

import { useMemo, useState } from 'react';

/** What a person has opened of the list: groups, all lines of a group, more lines around one. */
export type Opened = {
  readonly groups: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
  readonly more: ReadonlyMap<string, number>;
};

export type OpenedState = Opened & {
  readonly toggleGroup: (key: string) => void;
  readonly showWhole: (key: string) => void;
  readonly addAround: (lineKey: string) => void;
};

/** So many lines come with each press. */
const MORE = 10;

export function useOpened(): OpenedState {
  const [groups, setGroups] = useState<ReadonlySet<string>>(new Set());
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const [more, setMore] = useState<ReadonlyMap<string, number>>(new Map());
  return useMemo(
    () => ({
      groups,
      whole,
      more,
      toggleGroup: (key) =>
        setGroups((before) => {
          const after = new Set(before);
          if (!after.delete(key)) after.add(key);
          return after;
        }),
      showWhole: (key) => setWhole((before) => new Set(before).add(key)),
      addAround: (key) => setMore((before) => new Map(before).set(key, (before.get(key) ?? 0) + MORE)),
    }),
    [groups, whole, more],
  );
}
