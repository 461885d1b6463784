import type { ReactNode } from 'react';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import type { QueryMarks } from '#lib/domain/logs/query/marks.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import type { GapReader } from './gap-line.tsx';
import type { Item, LineEntry } from './items.ts';
import type { Switches } from './switches.ts';
import type { OpenedState } from './use-opened.ts';
import type { RowsState } from './use-rows-state.ts';

/** Where the list is to go once rows are there: a line, or the first one from a moment on. */
export type Target = { readonly key?: string; readonly at: Instant };

export type LogListProps = {
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
  readonly empty: ReactNode;
};
