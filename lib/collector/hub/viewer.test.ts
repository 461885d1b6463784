import { describe, expect, it } from 'vitest';
import type { LogLine, TailEvent } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import type { HubEvent } from './event.ts';
import { recentLines } from './recent.ts';
import { viewer } from './viewer.ts';

const line = (eventId: string, at: number, message = 'x'): LogLine => ({
  eventId,
  group: 'g',
  stream: 's',
  at: instant(at),
  ingestedAt: instant(at),
  level: 'INFO',
  message,
});
const event = (eventId: string, at: number, message?: string): HubEvent => ({
  kind: 'line',
  line: line(eventId, at, message),
  late: false,
});

/** A reader that takes `room` writes, then none until `drained`. */
function reader(room: number) {
  const got: TailEvent[] = [];
  let left = room;
  return {
    got,
    more: (count: number) => {
      left = count;
    },
    write: (text: string) => {
      got.push(JSON.parse(text) as TailEvent);
      left -= 1;
      return left > 0;
    },
  };
}
const shown = (events: readonly TailEvent[]) =>
  events.map((each) => (each.kind === 'line' ? each.line.eventId : each.kind));

describe('a viewer', () => {
  it('gets lines numbered in the order sent', () => {
    const sink = reader(10);
    const { hear } = viewer(sink);
    hear(event('a', 1));
    hear(event('b', 2));
    expect(sink.got.map((each) => each.kind === 'line' && each.seq)).toEqual([1, 2]);
  });

  it('that reads slowly gets the rest later, whole', () => {
    const sink = reader(1);
    const { hear, drained } = viewer(sink);
    for (const id of ['a', 'b', 'c']) hear(event(id, 1));
    expect(shown(sink.got)).toEqual(['a']);
    sink.more(10);
    drained();
    expect(shown(sink.got)).toEqual(['a', 'b', 'c']);
  });

  it('that reads too slowly loses the oldest lines and is told which', () => {
    const sink = reader(1);
    const { hear, drained } = viewer(sink, 1_000);
    for (let index = 0; index < 20; index += 1) hear(event(`e${index}`, 100 + index, 'x'.repeat(200)));
    sink.more(100);
    drained();
    const [, gap] = sink.got;
    expect(gap).toMatchObject({ kind: 'gap', seq: 2, group: 'g', from: 101, cause: 'slow-reader' });
    const kept = sink.got.slice(2);
    expect(kept.length).toBeGreaterThan(0);
    expect(gap?.kind === 'gap' && gap.to).toBe(kept[0]?.kind === 'line' && kept[0].line.at);
  });
});

describe('recent lines', () => {
  it('come in display order, and stay few', () => {
    const recent = recentLines();
    for (let index = 0; index < 500; index += 1) recent.add(line(`e${index}`, 500 - index));
    expect(recent.all()).toHaveLength(300);
    expect(recent.all()[0]?.at).toBe(1);
  });
});
