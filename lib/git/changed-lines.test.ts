import { expect, it } from 'vitest';
import { type CountedLines, countLines, shortStats } from './changed-lines.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);
// `git log --no-walk=unsorted --shortstat --format=%H` of git 2.43: a change, a merge, and a removal alone.
const OUT = `${A}

 2 files changed, 41 insertions(+), 12 deletions(-)
${B}
${C}

 1 file changed, 3 deletions(-)
`;

it('reads what git says below each hash; a merge changes nothing itself', () => {
  expect(Object.fromEntries(shortStats(OUT))).toEqual({
    [A]: { added: 41, removed: 12 },
    [B]: { added: 0, removed: 0 },
    [C]: { added: 0, removed: 3 },
  });
});

it('asks of each commit once, and forgets those that are offered no more', async () => {
  const asked: string[][] = [];
  const read = async (...args: string[]) => {
    asked.push(args.slice(4));
    return args
      .slice(4)
      .map((hash) => `${hash}\n\n 1 file changed, 1 insertion(+)\n`)
      .join('');
  };
  const counted: CountedLines = new Map();
  await countLines(read, [A, B], counted);
  await countLines(read, [B, C], counted);
  await countLines(read, [B, C], counted);
  expect(asked).toEqual([[A, B], [C]]);
  expect([...counted.keys()]).toEqual([B, C]);
});
