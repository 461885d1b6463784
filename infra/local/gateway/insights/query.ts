import { aggregate, parseStats, type Stats } from './aggregate.ts';
import { type Condition, parseCondition } from './condition.ts';
import type { Fields } from './fields.ts';
import { Cursor, MalformedQuery } from './tokens.ts';

type Row = readonly { readonly field: string; readonly value: string }[];

interface Sort {
  readonly field: string;
  readonly descending: boolean;
}

type Command =
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  | { readonly kind: 'filter'; readonly condition: Condition }
  | { readonly kind: 'stats'; readonly stats: Stats }
  | { readonly kind: 'sort'; readonly sort: readonly Sort[] }
  | { readonly kind: 'limit'; readonly limit: number };

/** A Logs Insights query, ready to run over events. */
export type InsightsQuery = (events: readonly Fields[]) => {
  readonly rows: readonly Row[];
  readonly matched: number;
};

const MOST_ROWS = 10_000;

/**
 * `fields`, `display`, `filter`, `stats … by`, `sort`, `limit`, in their order. Anything else is refused.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function parseQuery(text: string): InsightsQuery {
  const commands = pipes(text).map(parseCommand);
  const shown = commands.findLast((command) => command.kind === 'fields');
  const counted = commands.find((command) => command.kind === 'stats');
  const limit = commands.findLast((command) => command.kind === 'limit')?.limit ?? MOST_ROWS;
  const names = counted
    ? [...counted.stats.by, ...counted.stats.functions].map(({ name }) => name)
    : (shown?.names ?? ['@timestamp', '@message']);
  // Newest first unless told, as in the console: a limit keeps the newest.
  const untold = !counted && !commands.some((command) => command.kind === 'sort');
  return (events) => {
    let rows = untold ? events.toSorted(comparing([{ field: '@timestamp', descending: true }])) : events;
    let matched = events.length;
    for (const command of commands) {
      if (command.kind === 'filter') rows = rows.filter(command.condition);
      if (command.kind === 'filter' && !rowsAreGroups(commands, command)) matched = rows.length;
      if (command.kind === 'stats') rows = aggregate(rows, command.stats);
      if (command.kind === 'sort') rows = rows.toSorted(comparing(command.sort));
      if (command.kind === 'limit') rows = rows.slice(0, command.limit);
    }
    return { rows: rows.slice(0, limit).map((row) => cells(row, names, counted !== undefined)), matched };
  };
}

const rowsAreGroups = (commands: readonly Command[], command: Command) =>
  commands.slice(0, commands.indexOf(command)).some(({ kind }) => kind === 'stats');

function pipes(text: string): readonly string[] {
  const parts = [''];
  for (const piece of text.match(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/(?:[^/\\\n]|\\.)+\/|#[^\n]*|[\s\S]/g,
  ) ?? []) {
    if (piece === '|') parts.push('');
    else if (!piece.startsWith('#')) parts[parts.length - 1] += piece;
  }
  const commands = parts.map((part) => part.trim());
  if (commands.some((command) => command === '')) throw new MalformedQuery('an empty command');
  return commands;
}

function parseCommand(text: string): Command {
  const cursor = new Cursor(text);
  const name = cursor.word().toLowerCase();
  const command = parseBody(name, cursor);
  cursor.end();
  return command;
}

function parseBody(name: string, cursor: Cursor): Command {
  switch (name) {
    case 'fields':
    case 'display': {
      const names = [cursor.word()];
      while (cursor.take(',')) names.push(cursor.word());
      return { kind: 'fields', names };
    }
    case 'filter':
    case 'where':
      return { kind: 'filter', condition: parseCondition(cursor) };
    case 'stats':
      return { kind: 'stats', stats: parseStats(cursor) };
    case 'sort':
      return { kind: 'sort', sort: parseSort(cursor) };
    case 'limit':
    case 'head': {
      const limit = Number(cursor.next().text);
      if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS)
        throw new MalformedQuery('limit must be 1 to 10000');
      return { kind: 'limit', limit };
    }
    default:
      throw new MalformedQuery(`the command ${name} is not supported here`);
  }
}

function parseSort(cursor: Cursor): readonly Sort[] {
  const sorts: Sort[] = [];
  do {
    const field = cursor.word();
    const ascending = cursor.take('asc');
    sorts.push({ field, descending: !ascending && (cursor.take('desc') || true) });
  } while (cursor.take(','));
  return sorts;
}

function comparing(sorts: readonly Sort[]): (a: Fields, b: Fields) => number {
  return (a, b) => {
    for (const { field, descending } of sorts) {
      const [x, y] = [a.get(field), b.get(field)];
      // What lacks the field comes last, either way.
      if (x === undefined || y === undefined) {
        if (x !== y) return x === undefined ? 1 : -1;
        continue;
      }
      const order = typeof x === 'number' && typeof y === 'number' ? x - y : x < y ? -1 : x > y ? 1 : 0;
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
}

function cells(row: Fields, names: readonly string[], grouped: boolean): Row {
  const shown = grouped ? names : [...names, '@ptr'];
  return shown.flatMap((field) => {
    const value = row.get(field);
    return value === undefined ? [] : [{ field, value: cellText(field, value) }];
  });
}

/** Moments as Insights writes them: `2026-11-22 05:00:00.000`. */
function cellText(field: string, value: string | number | boolean): string {
  const moment = typeof value === 'number' && /^(@timestamp|@ingestionTime|bin\()/.test(field);
  return moment ? new Date(value).toISOString().replace('T', ' ').replace('Z', '') : String(value);
}
