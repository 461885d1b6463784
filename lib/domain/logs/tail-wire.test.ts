import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import type { TailEvent } from './line.ts';
import { type PlacedEvent, tailEvents, WIRE_BEAT, wireEvent, wirePlace } from './tail-wire.ts';

const gap = (to: number): TailEvent => ({
  kind: 'gap',
  group: '櫓',
  from: instant(0),
  to: instant(to),
  cause: 'outage',
});

it('reads what it wrote, wherever the bytes are cut, and leaves out a last event without its end', async () => {
  const text = [
    wirePlace('a'),
    wireEvent('b', JSON.stringify(gap(1))),
    WIRE_BEAT,
    wireEvent('c', JSON.stringify(gap(2))),
    wireEvent('d', JSON.stringify(gap(3))).slice(0, -1),
  ].join('');
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 3, 7, 64, bytes.length]) {
    async function* chunks() {
      for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, from + size);
    }
    const read: PlacedEvent[] = [];
    for await (const each of tailEvents(chunks())) read.push(each);
    expect(read).toEqual([
      { id: 'b', event: gap(1) },
      { id: 'c', event: gap(2) },
    ]);
  }
});
