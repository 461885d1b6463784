export type DiffLine = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Longer documents are shown as removed and added whole: a table of lines squared is not worth it. */
const MOST_LINES = 400;

/** What became of `before`, line by line, by the longest common subsequence. */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  if (before.length > MOST_LINES || after.length > MOST_LINES) {
    return [
      ...before.map((text): DiffLine => ({ kind: 'removed', text })),
      ...after.map((text): DiffLine => ({ kind: 'added', text })),
    ];
  }
  const length = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && alike(before[i], after[j])) {
      lines.push({ kind: 'same', text: after[j] ?? '' });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && at(length, i + 1, j) >= at(length, i, j + 1))) {
      lines.push({ kind: 'removed', text: before[i++] ?? '' });
    } else lines.push({ kind: 'added', text: after[j++] ?? '' });
  }
  return lines;
}

/** A comma that a new neighbour asks for changes nothing. */
const alike = (one = '', other = ''): boolean => one.replace(/,$/, '') === other.replace(/,$/, '');

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = table[i];
      if (!row) continue;
      row[j] = alike(before[i], after[j])
        ? at(table, i + 1, j + 1) + 1
        : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** JSON text as lines to read; a string that holds JSON (a policy) is opened too. */
export function readableLines(json: string | undefined): readonly string[] {
  if (json === undefined) return [];
  try {
    const value: unknown = JSON.parse(json);
    const inner: unknown = typeof value === 'string' && /^\s*[[{]/.test(value) ? JSON.parse(value) : value;
    if (typeof inner === 'string') return [inner];
    return JSON.stringify(inner, null, 2).split('\n');
  } catch {
    return json.split('\n');
  }
}
