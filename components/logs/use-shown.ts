'use client';

import { useDeferredValue, useMemo } from 'react';
import type { DeployEnd } from '#lib/domain/logs/deploy-end.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { lineFilter } from './filter.ts';
import type { LogAddress } from './log-address.ts';
import { type Row, withDeploys } from './rows.ts';

type By = {
  readonly address: LogAddress;
  readonly groups: readonly LogGroup[];
  readonly deploys: readonly DeployEnd[];
};

/** Rows that pass functions, level and words, with deploys between them. Gaps always show: they may hide what passes. */
export function useShown(rows: readonly Row[], { address, groups, deploys }: By): readonly Row[] {
  const { floor, functions, window } = address;
  const words = useDeferredValue(address.filter);
  const range = window.kind === 'range' ? window.range : undefined;
  const passing = useMemo(() => {
    const passes = lineFilter(`level>=${floor} ${words}`);
    const names = new Set(groups.filter(({ label }) => functions.includes(label)).map(({ name }) => name));
    return rows.filter(
      (row) => row.kind !== 'line' || ((names.size === 0 || names.has(row.line.group)) && passes(row.line)),
    );
  }, [rows, words, floor, functions, groups]);
  return useMemo(() => withDeploys(passing, deploys, range), [passing, deploys, range]);
}
