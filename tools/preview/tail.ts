import type { TailEvent } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { previewLines } from './lines.ts';

const EACH_MS = 700;
const GAP_EACH = 24;

/** TEST DATA: lines as their time comes, some late, now and then a gap. Ends when the answer is called. */
export function previewTail(environment: string, write: (event: TailEvent) => void): () => void {
  let lines = 0;
  let from = Date.now();
  let turns = 0;
  const timer = setInterval(() => {
    const to = Date.now();
    for (const line of previewLines(environment, { from, to })) {
      const late = lines++ % 17 === 16;
      write({
        kind: 'line',
        line: late ? { ...line, ingestedAt: instant(line.at + 6_100) } : line,
        late,
      });
    }
    turns++;
    if (turns % GAP_EACH === 0) {
      const group = `/aws/lambda/${environment.replace('/', '-')}-api`;
      write({ kind: 'gap', group, from: instant(from), to: instant(to), cause: 'outage' });
    }
    from = to;
  }, EACH_MS);
  return () => clearInterval(timer);
}
