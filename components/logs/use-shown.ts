'use client';

import { useDeferredValue, useMemo, useRef } from 'react';
import { alikeGroups, sinceDeploy } from '#lib/domain/logs/alike.ts';
import type { DeployEnd } from '#lib/domain/logs/deploy-end.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import { type LineFilter, readFilter } from '#lib/domain/logs/query/filter.ts';
import { fieldNames } from '#lib/domain/logs/query/syntax.ts';
import { foldTraces } from '#lib/domain/logs/trace.ts';
import { groupItems, type Item, type LineEntry, staying, withContext } from './items.ts';
import type { LogAddress } from './log-address.ts';
import { type Row, withDeploys } from './rows.ts';
import { labelOf } from './series.ts';
import type { Opened } from './use-opened.ts';

type By = {
  readonly address: LogAddress;
  readonly groups: readonly LogGroup[];
  readonly deploys: readonly DeployEnd[];
  readonly opened: Opened;
};

export type Shown = {
  /** All lines, stack traces put together, with deploys and gaps between them. */
  readonly all: readonly Row[];
  readonly lines: readonly LogLine[];
  readonly filter: LineFilter;
  readonly labelOf: (group: string) => string;
  /** Those that match, whatever the switches hide. */
  readonly matching: readonly LogLine[];
  /** Lambda's own lines that match and are not in the list. */
  readonly hidden: number;
  readonly items: readonly Item[];
  /** What a key may choose: the drawing of a query comes after its typing, on a busy machine long after. */
  readonly choosable: () => readonly Item[];
  /** Groups of lines that say the same; undefined where they are not put together. */
  readonly similar: number | undefined;
};

/** What matches of the rows, and how the switches show it. Gaps always show: they may hide what matches. */
export function useShown(rows: readonly Row[], { address, groups, deploys, opened }: By): Shown {
  const { window, switches } = address;
  const { platform, similar, context } = switches;
  const text = useDeferredValue(address.filter);
  const label = useMemo(() => (group: string) => labelOf(groups, group), [groups]);
  const filter = useGoodFilter(text, label);
  const range = window.kind === 'range' ? window.range : undefined;

  const entries = useMemo(() => foldTraces(rows, lineOf, (row, line) => ({ ...row, line }) as Row), [rows]);
  const all = useMemo(() => withDeploys(entries, deploys, range), [entries, deploys, range]);
  const lines = useMemo(() => entries.flatMap((row) => lineOf(row) ?? []), [entries]);
  const passing = useMemo(
    () => all.filter((row) => row.kind !== 'line' || filter.test(row.line)),
    [all, filter],
  );
  const matching = useMemo(() => passing.flatMap((row) => lineOf(row) ?? []), [passing]);
  const asksForThem = platform || (filter.query.kind !== 'everything' && namesPlatform(filter));
  const listed = useMemo(
    () => (asksForThem ? passing : passing.filter((row) => row.kind !== 'line' || !isHidden(row.line))),
    [passing, asksForThem],
  );
  const alike = useMemo(
    () => (similar ? alikeGroups(listed.flatMap((row) => lineOf(row) ?? [])) : undefined),
    [listed, similar],
  );
  const items = useMemo(() => {
    const near = asksForThem ? entries : entries.filter((row) => row.kind !== 'line' || !isHidden(row.line));
    const around = { all: near, context, more: opened.more };
    if (!alike) return withContext(listed, around);
    const byId = new Map(listed.map((row) => [row.key, row]));
    const begin = entries[0]?.at;
    const sinceOf = (group: (typeof alike)[number]) => {
      const deploy = deploys.findLast(({ at }) => begin !== undefined && at > begin);
      if (!deploy || begin === undefined) return undefined;
      const before = entries.findIndex(({ at }) => at >= deploy.at);
      return sinceDeploy(group, deploys, { from: begin, lines: before < 0 ? entries.length : before });
    };
    const rowOf = (id: string) => byId.get(id) as LineEntry | undefined;
    return [
      ...listed.filter(({ kind }) => kind !== 'line'),
      ...groupItems({ groups: alike, sinceOf, opened: opened.groups, whole: opened.whole, rowOf }, around),
    ];
  }, [listed, alike, entries, asksForThem, context, opened, deploys]);
  const hidden = matching.length - listed.filter(({ kind }) => kind === 'line').length;
  const choosable = () => {
    if (text === address.filter) return items;
    const typed = readFilter(address.filter, label);
    return typed.problems.length === 0 ? staying(items, typed.test) : items;
  };
  return { all, lines, filter, labelOf: label, matching, hidden, items, choosable, similar: alike?.length };
}

const lineOf = (row: Row): LogLine | undefined => (row.kind === 'line' ? row.line : undefined);

/** A report of a run that did not end well is no routine. */
const isHidden = ({ level, message }: LogLine): boolean =>
  level === 'PLATFORM' && !message.includes('Status: ');

const namesPlatform = ({ query }: LineFilter): boolean =>
  fieldNames(query).includes('level') && JSON.stringify(query).includes('"value":"platform"');

/** While a query is being written it is not always one: the last that was stays. */
function useGoodFilter(text: string, label: (group: string) => string): LineFilter {
  const read = useMemo(() => readFilter(text, label), [text, label]);
  const good = useRef(read);
  if (read.problems.length === 0) good.current = read;
  return useMemo(
    () => (read.problems.length === 0 ? read : { ...good.current, problems: read.problems }),
    [read],
  );
}
