import { describe, expect, it } from 'vitest';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import { parseCursor } from '#lib/domain/logs/tail-cursor.ts';
import { instant } from '#lib/domain/time.ts';
import { modelCloudWatch, modelTime } from './cloudwatch-in-test.ts';
import { type Hub, isForged, startHub } from './hub.ts';
import { viewer } from './viewer.ts';

const START = instant(1_795_000_000_000);
const pace = { speaking: 1_000, quiet: 1_000, unwatched: 5_000 };

function world(bounds = { entries: 150, characters: 1_000_000 }) {
  const time = modelTime(START);
  const cloud = modelCloudWatch(time, 1_000);
  const start = (group: string) =>
    startHub({
      id: group,
      group,
      bounds,
      readPage: cloud.readPage,
      clock: time.now,
      wait: time.wait,
      pace: () => pace as never,
    });
  return { time, cloud, start };
}

/** A reader that takes writes while it has room. */
function reader() {
  const got: { readonly id: string; readonly event: TailEvent }[] = [];
  const writes: string[] = [];
  let room = true;
  return {
    ...{ got, writes },
    room: (has: boolean) => {
      room = has;
    },
    write(text: string) {
      writes.push(text);
      for (const [, id = '', data = ''] of text.matchAll(/^id: (.*)\ndata: (.*)$/gm)) {
        got.push({ id, event: JSON.parse(data) as TailEvent });
      }
      return room;
    },
  };
}
const lines = (sink: ReturnType<typeof reader>) =>
  sink.got.flatMap(({ event }) => (event.kind === 'line' ? [event.line.eventId] : []));
const follow = (hub: Hub) => [{ hub, from: undefined }];

describe('a viewer', () => {
  it('gets its place at once, and with each event the one behind it', async () => {
    const { time, cloud, start } = world();
    const hub = start('a');
    const sink = reader();
    const { leave } = viewer(sink, follow(hub));
    expect(sink.writes[0]).toMatch(/^id: [0-9a-z.-]+\n\n$/);
    cloud.write({ group: 'a', late: 0, visible: 0 });
    cloud.write({ group: 'a', late: 0, visible: 0 });
    await time.advance(5_000);
    const places = sink.got.map(({ id }) => parseCursor(id)?.get(hub.mark)?.place);
    expect(places).toEqual(places.map((_, index) => index + 1));
    expect(lines(sink)).toEqual(['e000000', 'e000001']);
    leave();
    hub.stop();
  });

  it('that reads slowly gets the rest later, whole, and costs nothing meanwhile', async () => {
    const { time, cloud, start } = world();
    const hub = start('a');
    const sink = reader();
    sink.room(false);
    const { drained, leave } = viewer(sink, follow(hub));
    for (let line = 0; line < 50; line += 1) cloud.write({ group: 'a', late: 0, visible: 0 });
    await time.advance(5_000);
    expect(sink.writes).toHaveLength(1);
    sink.room(true);
    drained();
    expect(lines(sink)).toHaveLength(50);
    leave();
    hub.stop();
  });

  it('that reads too slowly is told which time it lost, by its own place only', async () => {
    const { time, cloud, start } = world();
    const hub = start('a');
    const [slow, quick] = [reader(), reader()];
    slow.room(false);
    const behind = viewer(slow, follow(hub));
    const ahead = viewer(quick, follow(hub));
    for (let line = 0; line < 400; line += 1) cloud.write({ group: 'a', late: 400 - line, visible: 0 });
    await time.advance(5_000);
    slow.room(true);
    behind.drained();
    expect(lines(quick)).toHaveLength(400);
    const [gap] = slow.got.flatMap(({ event }) => (event.kind === 'gap' ? [event] : []));
    const first = slow.got.find(({ event }) => event.kind === 'line')?.event;
    expect(gap).toMatchObject({ group: 'a', from: START - 400, cause: 'slow-reader' });
    expect(first?.kind === 'line' && gap && first.line.at <= gap.to).toBe(true);
    expect(lines(slow).at(-1)).toBe('e000399');
    for (const each of [behind, ahead]) each.leave();
    hub.stop();
  });

  it('of two groups gets a line of the quiet one between those of the busy one', async () => {
    const { time, cloud, start } = world();
    const hubs = [start('a'), start('b')];
    const sink = reader();
    sink.room(false);
    const { drained, leave } = viewer(
      sink,
      hubs.map((hub) => ({ hub, from: undefined })),
    );
    for (let line = 0; line < 100; line += 1) cloud.write({ group: 'a', late: 0, visible: 0 });
    cloud.write({ group: 'b', late: 0, visible: 0 });
    await time.advance(5_000);
    sink.room(true);
    drained();
    expect(lines(sink).indexOf('e000100')).toBeLessThan(5);
    leave();
    for (const each of hubs) each.stop();
  });

  it('that comes to a group which nobody watched does not wait for its slow turn', async () => {
    const { time, cloud, start } = world();
    const hub = start('a');
    await time.advance(1_000);
    const sink = reader();
    const { leave } = viewer(sink, follow(hub));
    cloud.write({ group: 'a', late: 0, visible: 0 });
    await time.advance(1_000);
    expect(lines(sink)).toEqual(['e000000']);
    leave();
    hub.stop();
  });

  it('with a place that its hub has not come to is known for a forger', () => {
    const { start } = world();
    const hub = start('a');
    const swept = { short: START, long: START, deep: START };
    expect(isForged(hub, { hub: hub.id, place: 7, swept })).toBe(true);
    expect(isForged(hub, { hub: 'another', place: 7, swept })).toBe(false);
    hub.stop();
  });
});
