'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import type { QueryMarks } from '#lib/domain/logs/query/marks.ts';
import { type Instant, instant, type TimeRange } from '#lib/domain/time.ts';
import { zoneName } from '#lib/words/moments.ts';
import { AlikeRow } from './alike-row.tsx';
import { ContextFoot } from './context-foot.tsx';
import { DeployRow } from './deploy-row.tsx';
import { GapLine, type GapReader } from './gap-line.tsx';
import type { Item, LineEntry } from './items.ts';
import { LineRow } from './log-row.tsx';
import type { Switches } from './switches.ts';
import { useKeptInView } from './use-kept-in-view.ts';
import type { OpenedState } from './use-opened.ts';
import type { RowsState } from './use-rows-state.ts';

/** Where the list is to go once rows are there: a line, or the first one from a moment on. */
export type Target = { readonly key?: string; readonly at: Instant };

type Props = {
  readonly rows: readonly Item[];
  readonly groups: readonly LogGroup[];
  /** New lines keep the end in view. */
  readonly follows: boolean;
  readonly reading: boolean;
  readonly target: Target | undefined;
  readonly state: RowsState;
  readonly hrefOf: (row: LineEntry) => string;
  readonly onToggle: (row: LineEntry) => void;
  readonly onRequest: (requestId: string, at: Instant) => void;
  readonly onView: (view: TimeRange | undefined) => void;
  readonly fill: GapReader;
  readonly opened: OpenedState;
  readonly marks: QueryMarks;
  readonly switches: Pick<Switches, 'wrap' | 'columns' | 'context' | 'similar'>;
  /** Time of all lines, for the small drawings of groups. */
  readonly range: TimeRange;
  readonly deployAt?: Instant | undefined;
  /** Said where there is no line. */
  readonly empty: React.ReactNode;
};

const ROW = 22;

/** The lines, virtualised: only what is in view is in the document. */
export function LogList(props: Props) {
  const { rows, groups, follows, reading, target, state, hrefOf, onToggle, onRequest, onView, fill } = props;
  const { opened, marks, switches, range, deployAt, empty } = props;
  const { columns, wrap } = switches;
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(target === undefined);
  const lastTop = useRef(0);
  const reached = useRef<Target>(undefined);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });

  useEffect(() => {
    if (follows && atEnd.current && rows.length > 0) virtual.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows, follows, virtual]);

  useEffect(() => {
    if (target === undefined || reached.current === target) return;
    const index = rows.findIndex(({ key, at }) =>
      target.key === undefined ? at >= target.at : key === target.key,
    );
    if (index < 0) return;
    // Lines come after the page: once it is there, it is shown, and new ones do not take it away.
    reached.current = target;
    atEnd.current = false;
    virtual.scrollToIndex(index, { align: target.key === undefined ? 'start' : 'center' });
  }, [target, rows, virtual]);

  const { chosen, focused } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that arrive must not take the focus back
  useEffect(() => {
    if (!focused || chosen === undefined) return;
    const index = rows.findIndex(({ key }) => key === chosen);
    if (index < 0) return;
    atEnd.current = index === rows.length - 1;
    virtual.scrollToIndex(index, { align: 'auto' });
    box.current
      ?.querySelector<HTMLElement>(`[data-index="${index}"] .log-message`)
      ?.focus({ preventScroll: true });
  }, [chosen, focused, virtual]);

  useKeptInView({
    ...{ box, rows, chosen },
    follows: () => follows && atEnd.current,
    startOf: (index) => virtual.getOffsetForIndex(index, 'start')?.[0],
  });

  const first = rows[virtual.range?.startIndex ?? -1]?.at;
  const last = rows[virtual.range?.endIndex ?? -1]?.at;
  useEffect(
    () => onView(first === undefined || last === undefined ? undefined : { from: first, to: last }),
    [first, last, onView],
  );

  return (
    <>
      <Head at={instant(rows.at(-1)?.at ?? 0)} columns={columns} />
      <div
        ref={box}
        className="log-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t('logs.lines')}
        aria-live="off"
        aria-busy={reading}
        data-wrap={wrap ? '' : undefined}
        data-columns={columns.length}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          // Rows that arrive move the end away without anybody scrolling: only going up leaves it.
          if (scrollHeight - scrollTop - clientHeight < ROW * 2) atEnd.current = true;
          else if (scrollTop < lastTop.current) atEnd.current = false;
          lastTop.current = scrollTop;
        }}
      >
        {rows.every(({ kind }) => kind === 'deploy') &&
          (reading ? <p className="p-5 text-t2">{t('logs.readingMore')}</p> : empty)}
        <div
          className="relative"
          ref={(element) => element?.style.setProperty('height', `${virtual.getTotalSize()}px`)}
        >
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={String(key)}
                data-index={index}
                className="absolute inset-x-0 top-0"
                ref={(element) => {
                  element?.style.setProperty('transform', `translateY(${start}px)`);
                  virtual.measureElement(element);
                }}
              >
                {row.kind === 'gap' && <GapLine row={row} groups={groups} fill={fill} />}
                {row.kind === 'deploy' && <DeployRow deploy={row.deploy} />}
                {row.kind === 'line' && (
                  <LineRow
                    row={row}
                    groups={groups}
                    open={state.opened.has(row.key)}
                    chosen={chosen === row.key}
                    href={hrefOf(row)}
                    onToggle={() => onToggle(row)}
                    {...{ onRequest, marks, columns }}
                  />
                )}
                {row.kind === 'line' && chosen === row.key && (
                  <ContextFoot
                    around={switches.context + (opened.more.get(row.key) ?? 0)}
                    onMore={() => opened.addAround(row.key)}
                  />
                )}
                {row.kind === 'context' && (
                  <LineRow
                    row={row.row}
                    {...{ groups, onRequest, columns }}
                    around
                    open={state.opened.has(row.row.key)}
                    chosen={false}
                    href={hrefOf(row.row)}
                    onToggle={() => state.toggle(row.row.key)}
                  />
                )}
                {row.kind === 'alike' && (
                  <AlikeRow
                    {...{ groups, range, deployAt }}
                    group={row.group}
                    since={row.since}
                    open={row.open}
                    onToggle={() => opened.toggleGroup(row.group.key)}
                  />
                )}
                {row.kind === 'earlier' && (
                  <p className="log-earlier">
                    <button type="button" className="log-link" onClick={() => opened.showWhole(row.group)}>
                      {t('logs.alike.earlier', { n: row.count })}
                    </button>
                  </p>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function Head({ at, columns }: { readonly at: Instant; readonly columns: readonly string[] }) {
  const t = useWords();
  const { zone } = useView();
  return (
    <div className="log-head log-grid" data-columns={columns.length} aria-hidden="true">
      <span>
        {t('logs.time')}, {zoneName(zone, at)}
      </span>
      {(['late', 'function', 'level', 'request'] as const).map((column) => (
        <span key={column}>{t(`logs.${column}`)}</span>
      ))}
      {columns.map((name) => (
        <span key={name} className="mono truncate">
          <PlainText text={name} />
        </span>
      ))}
      <span>{t('logs.message')}</span>
    </div>
  );
}
