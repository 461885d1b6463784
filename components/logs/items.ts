import type { AlikeLines, SinceDeploy } from '#lib/domain/logs/alike.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Row } from './rows.ts';

export type LineEntry = Extract<Row, { kind: 'line' }>;

/** What stands in the list: rows, lines around one that matches, groups of lines that say the same. */
export type Item =
  | Row
  /** A line that does not match, for what happened around one that does. */
  | { readonly kind: 'context'; readonly key: string; readonly at: Instant; readonly row: LineEntry }
  | {
      readonly kind: 'alike';
      readonly key: string;
      readonly at: Instant;
      readonly group: AlikeLines;
      readonly since: SinceDeploy | undefined;
      readonly open: boolean;
    }
  /** Lines of an open group that are not shown yet. */
  | {
      readonly kind: 'earlier';
      readonly key: string;
      readonly at: Instant;
      readonly group: string;
      readonly count: number;
    };

/** Lines of an open group at first. */
const SHOWN_OF_GROUP = 5;

type Around = {
  /** All lines, in order of time. */
  readonly all: readonly Row[];
  /** Lines before and after each. */
  readonly context: number;
  /** How many more of these a person asked for, by line. */
  readonly more: ReadonlyMap<string, number>;
};

/** Rows with the lines around each line; a line that is around two is there once, and one that matches is itself. */
export function withContext(rows: readonly Row[], { all, context, more }: Around): readonly Item[] {
  if (context === 0 && more.size === 0) return rows;
  const shown = new Set(rows.map(({ key }) => key));
  const indexes = new Map(all.map(({ key }, index) => [key, index]));
  const items: Item[] = [];
  const placed = new Set<string>();
  const put = (from: number, to: number) => {
    for (let index = Math.max(0, from); index <= Math.min(all.length - 1, to); index++) {
      const row = all[index];
      if (row?.kind !== 'line' || shown.has(row.key) || placed.has(row.key)) continue;
      placed.add(row.key);
      items.push({ kind: 'context', key: `around ${row.key}`, at: row.at, row });
    }
  };
  for (const row of rows) {
    const index = row.kind === 'line' ? indexes.get(row.key) : undefined;
    const reach = index === undefined ? 0 : context + (more.get(row.key) ?? 0);
    if (index !== undefined && reach > 0) put(index - reach, index - 1);
    items.push(row);
    if (index !== undefined && reach > 0) put(index + 1, index + reach);
  }
  return items;
}

type Groups = {
  readonly groups: readonly AlikeLines[];
  readonly sinceOf: (group: AlikeLines) => SinceDeploy | undefined;
  readonly opened: ReadonlySet<string>;
  /** Groups of which all lines are shown. */
  readonly whole: ReadonlySet<string>;
  readonly rowOf: (eventId: string) => LineEntry | undefined;
};

/** Groups, new ones first; below an open one its lines, oldest first. */
export function groupItems(
  { groups, sinceOf, opened, whole, rowOf }: Groups,
  around: Around,
): readonly Item[] {
  const judged = groups.map((group) => ({ group, since: sinceOf(group) }));
  const ordered = [
    ...judged.filter(({ since }) => since?.kind === 'new'),
    ...judged.filter(({ since }) => since?.kind !== 'new'),
  ];
  return ordered.flatMap(({ group, since }): readonly Item[] => {
    const key = `alike ${group.key}`;
    const open = opened.has(group.key);
    const head: Item = { kind: 'alike', key, at: group.last, group, since, open };
    if (!open) return [head];
    const lines = whole.has(group.key) ? group.lines : group.lines.slice(-SHOWN_OF_GROUP);
    const rows = lines.flatMap(({ eventId }) => rowOf(eventId) ?? []);
    const hidden = group.count - lines.length;
    const earlier: readonly Item[] =
      hidden === 0
        ? []
        : [
            {
              kind: 'earlier',
              key: `earlier ${group.key}`,
              at: group.first,
              group: group.key,
              count: hidden,
            },
          ];
    return [head, ...earlier, ...withContext(rows, around)];
  });
}

/**
 * Of a list that is not yet drawn for the query of now, what stays of it: a key that moves must not choose a line that the next
 * drawing takes away.
 */
export const staying = (items: readonly Item[], test: (line: LogLine) => boolean): readonly Item[] =>
  items.filter((item) => item.kind !== 'line' || test(item.line));
