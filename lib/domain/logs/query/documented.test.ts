import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskerOf } from '../../masking.ts';
import { instant } from '../../time.ts';
import { parseLine } from '../parse.ts';
import { readFilter } from './filter.ts';

/** `docs/log-queries.md` says what each query finds: read from there, so that page and code cannot differ. */
const page = readFileSync(new URL('../../../../docs/log-queries.md', import.meta.url), 'utf8');

/** Cells of the tables that follow a mark, without their heads. */
function rowsAfter(mark: string): readonly (readonly string[])[] {
  return page
    .split(`<!-- ${mark} -->`)
    .slice(1)
    .flatMap((part) => {
      const table = part.trimStart().split('\n\n')[0] ?? '';
      return table
        .split('\n')
        .slice(2)
        .map((row) =>
          row
            .slice(1, -1)
            .split(/(?<!\\)\|/)
            .map((cell) => cell.trim().replaceAll('\\|', '|')),
        );
    });
}
const code = (cell = ''): string => cell.replace(/^`+/, '').replace(/`+$/, '');

const lines = rowsAfter('lines').map(([number = '', label = '', event], index) => {
  const at = instant(1_795_000_000_000 + index);
  const raw = { eventId: number, group: label, stream: 's', at, ingestedAt: at, message: code(event) };
  return parseLine(raw, maskerOf());
});
const examples = rowsAfter('examples').map(([query, found = '']) => ({ query: code(query), found }));

describe('the page on log queries', () => {
  it('has lines and examples', () => {
    expect(lines).toHaveLength(7);
    expect(examples.length).toBeGreaterThan(35);
  });

  it.each(examples)('is right that $query finds $found', ({ query, found }) => {
    const { test, problems } = readFilter(query, (group) => group);
    expect(problems).toEqual([]);
    const ids = lines.filter(test).map(({ eventId }) => eventId);
    expect(ids.join(', ') || 'none').toBe(found);
  });
});
