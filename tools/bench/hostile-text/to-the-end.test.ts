import { describe, expect, it } from 'vitest';
import { lineParser } from '#lib/domain/logs/parse.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { instant } from '#lib/domain/time.ts';
import { HOSTILE_PIECES } from './pieces.ts';

const at = instant(1);
const eventOf = (message: string) => ({ eventId: 'e', group: 'g', stream: 's', at, ingestedAt: at, message });

// So long that a square of the length would not end within a test; what it costs is measured by the bench.
describe.each(HOSTILE_PIECES)('wall row 2: half a megabyte of %j', (piece) => {
  const text = piece.repeat(Math.ceil(500_000 / piece.length));

  it('is masked to its end', () => {
    expect(maskerOf()(text).length).toBeGreaterThan(0);
  });

  it('becomes a log line', () => {
    expect(lineParser()(eventOf(text)).message.length).toBeLessThan(17_000);
  });
});
