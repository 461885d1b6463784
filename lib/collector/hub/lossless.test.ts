import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WATCHED_FOR } from '#lib/domain/logs/sweeps.ts';
import { instant, minutes, seconds } from '#lib/domain/time.ts';
import { type ModelBrowser, modelBrowser } from './browser-in-test.ts';
import { type LedgerLine, modelCloudWatch, modelTime } from './cloudwatch-in-test.ts';
import { hubs } from './hubs.ts';

const START = instant(1_795_000_000_000);
const GROUPS = ['/aws/lambda/items-dev-api', '/aws/lambda/items-dev-processor'] as const;
/** Small, so that bursts and absences outrun it. */
const BOUNDS = { entries: 120, characters: 1_000_000 };

/** A portal over a model of CloudWatch: browsers come and go, web and collector start anew. */
function portal(count: number, page = 60) {
  const time = modelTime(START);
  const cloud = modelCloudWatch(time, page);
  let ids = 0;
  const start = () =>
    hubs(time.now, { wait: time.wait, pageOf: () => cloud.readPage, ids: () => `h${ids++}`, bounds: BOUNDS });
  let running = start();
  const browsers = Array.from({ length: count }, () => modelBrowser(GROUPS, time.now));
  const since = new Map<ModelBrowser, number>();
  const connect = (browser: ModelBrowser) => {
    if (browser.isConnected()) return;
    // Whoever has no id yet is new, whatever it tried before.
    if (browser.lastId() === '') since.set(browser, time.now());
    browser.connect(running);
  };
  const comeBack = (cut: readonly ModelBrowser[]) => cut.forEach(connect);
  const connected = () => browsers.filter((each) => each.isConnected());
  return {
    ...{ time, cloud, browsers, since, connect, connected },
    restartWeb() {
      const cut = connected();
      for (const each of cut) each.cut();
      comeBack(cut);
    },
    restartCollector() {
      const cut = connected();
      for (const each of cut) each.cut();
      running.stop();
      running = start();
      comeBack(cut);
    },
    /** Everybody is back, nothing is refused, and the rarest sweep has had its turn. */
    async end() {
      for (const each of browsers) each.slow(false);
      comeBack([...since.keys()]);
      await time.advance(minutes(18));
      running.stop();
    },
  };
}
type Portal = ReturnType<typeof portal>;

const linesOf = (browser: ModelBrowser): readonly string[] =>
  browser.got.flatMap(({ event }) => (event.kind === 'line' ? [event.line.eventId] : []));
const gapsOf = (browser: ModelBrowser) =>
  browser.got.flatMap(({ event }) => (event.kind === 'gap' ? [event] : []));
const isTold = (browser: ModelBrowser, { at, group }: LedgerLine): boolean =>
  gapsOf(browser).some((gap) => gap.group === group && at >= gap.from && at < gap.to);
/** Told by a status that sweeps of a group with so many lines do not reach as far back as usual. */
const isNotWatched = (browser: ModelBrowser, { at, ingestedAt, group }: LedgerLine): boolean =>
  browser.got.some(
    ({ event, at: got }) =>
      event.kind === 'status' &&
      event.group === group &&
      got >= ingestedAt &&
      event.watchedFrom > got - WATCHED_FOR + minutes(1) &&
      at < event.watchedFrom,
  );

/** What a browser was owed and neither got nor was told of. */
function lostBy(browser: ModelBrowser, { cloud, since }: Portal): readonly LedgerLine[] {
  const got = new Set(linesOf(browser));
  const from = since.get(browser);
  if (from === undefined) return [];
  return cloud.ledger.filter(
    (line) =>
      line.ingestedAt > from &&
      !got.has(line.eventId) &&
      !isTold(browser, line) &&
      !isNotWatched(browser, line),
  );
}

const twice = (browser: ModelBrowser): readonly string[] => {
  const seen = new Set<string>();
  return linesOf(browser).filter((id) => seen.size === seen.add(id).size);
};

describe('a viewer that comes and goes', () => {
  it('wall row 4: gets the 1,000 lines that came while it was away, each once, while another one went on', async () => {
    const world = portal(2, 500);
    const [stays, leaves] = world.browsers as [ModelBrowser, ModelBrowser];
    world.connect(stays);
    world.connect(leaves);
    await world.time.advance(seconds(20));
    leaves.cut();
    for (let line = 0; line < 1_000; line += 1) {
      world.cloud.write({ group: GROUPS[0], late: 0, visible: 0 });
      if (line % 50 === 0) await world.time.advance(200);
    }
    await world.time.advance(seconds(40));
    world.connect(leaves);
    await world.time.advance(seconds(10));
    expect(new Set(linesOf(leaves)).size).toBe(1_000);
    expect([twice(leaves), gapsOf(leaves)]).toEqual([[], []]);
    await world.end();
  });

  it('wall row 4: is told which time is missing where more came than is read again by itself', async () => {
    const world = portal(1, 7);
    const [browser] = world.browsers as [ModelBrowser];
    world.connect(browser);
    await world.time.advance(seconds(20));
    browser.cut();
    for (let line = 0; line < 600; line += 1)
      world.cloud.write({ group: GROUPS[0], late: line * 100, visible: 0 });
    await world.time.advance(seconds(100));
    world.connect(browser);
    await world.time.advance(seconds(30));
    expect(gapsOf(browser).map(({ cause }) => cause)).toEqual(['too-many']);
    expect(lostBy(browser, world)).toEqual([]);
    await world.end();
  });

  it('gets what came while the collector started anew and nobody read: prompt, late and seen late', async () => {
    const world = portal(1);
    const [browser] = world.browsers as [ModelBrowser];
    world.connect(browser);
    await world.time.advance(minutes(3));
    browser.cut();
    world.restartCollector();
    for (const late of [0, 0, minutes(3), minutes(20), minutes(110)]) {
      for (const visible of [0, seconds(50)]) world.cloud.write({ group: GROUPS[0], late, visible });
    }
    await world.time.advance(seconds(45));
    world.connect(browser);
    await world.end();
    expect(linesOf(browser).toSorted()).toEqual(world.cloud.ledger.map(({ eventId }) => eventId));
    expect(gapsOf(browser)).toEqual([]);
  });

  it('gets what came while the collector started anew again after it was refused twice, and a gap after the third time', async () => {
    for (const [refusedFor, causes] of [
      [3, []],
      [60, ['throttled', 'throttled']],
    ] as const) {
      const world = portal(1);
      const [browser] = world.browsers as [ModelBrowser];
      world.connect(browser);
      await world.time.advance(seconds(20));
      browser.cut();
      world.restartCollector();
      world.cloud.write({ group: GROUPS[0], late: 0, visible: 0 });
      await world.time.advance(seconds(100));
      world.cloud.throttleUntil(instant(world.time.now() + seconds(refusedFor)));
      world.connect(browser);
      await world.time.advance(seconds(30));
      const told = gapsOf(browser).filter(({ group }) => group === GROUPS[0]);
      expect(told.map(({ cause }) => cause)).toEqual(causes);
      expect(lostBy(browser, world)).toEqual([]);
      await world.end();
    }
  });

  it('wall row 13: that is new gets no old lines and no gap after a burst', async () => {
    const world = portal(2);
    const [early, late] = world.browsers as [ModelBrowser, ModelBrowser];
    for (let line = 0; line < 5_000; line += 1)
      world.cloud.write({ group: GROUPS[0], late: line, visible: 0 });
    await world.time.advance(seconds(2));
    world.connect(early);
    await world.time.advance(seconds(40));
    world.connect(late);
    await world.time.advance(seconds(10));
    for (const browser of [early, late]) {
      expect(linesOf(browser).length).toBeLessThanOrEqual(200);
      expect(gapsOf(browser)).toEqual([]);
    }
    world.cloud.write({ group: GROUPS[0], late: 0, visible: 0 });
    await world.time.advance(seconds(10));
    expect(linesOf(late).at(-1)).toBe('e005000');
    await world.end();
  });

  it.each([25, 40, 119])('wall row 13: gets a line that comes %i minutes late', async (late) => {
    const world = portal(1);
    const [browser] = world.browsers as [ModelBrowser];
    world.connect(browser);
    await world.time.advance(minutes(1));
    world.cloud.write({ group: GROUPS[0], late: minutes(late), visible: seconds(30) });
    await world.time.advance(minutes(17));
    expect(linesOf(browser)).toEqual(['e000000']);
    expect(browser.got.find(({ event }) => event.kind === 'line')?.event).toMatchObject({ late: true });
    await world.end();
  });

  it('wall row 13: is told from which time on later lines are not looked for', async () => {
    const world = portal(1);
    const [browser] = world.browsers as [ModelBrowser];
    world.connect(browser);
    await world.time.advance(minutes(1));
    world.cloud.write({ group: GROUPS[0], late: minutes(150), visible: 0 });
    await world.time.advance(minutes(20));
    const [line] = world.cloud.ledger;
    const last = browser.got.findLast(({ event }) => event.kind === 'status')?.event;
    expect(linesOf(browser)).toEqual([]);
    expect(last?.kind === 'status' && line && line.at < last.watchedFrom).toBe(true);
    await world.end();
  });

  it('keeps its place for some minutes after the last one has left, and no upstream for longer', async () => {
    const time = modelTime(START);
    const cloud = modelCloudWatch(time);
    const running = hubs(time.now, { wait: time.wait, pageOf: () => cloud.readPage });
    const browser = modelBrowser(GROUPS, time.now);
    browser.connect(running);
    await time.advance(seconds(10));
    browser.cut();
    await time.advance(minutes(4));
    expect(running.open()).toBe(2);
    await time.advance(minutes(2));
    expect(running.open()).toBe(0);
  });
});

// What may happen, in any order. Times in seconds.
const browserIndex = fc.nat(2);
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), time: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), time: fc.integer({ min: 60, max: 1_200 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('lines' as const),
      count: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 30, max: 300 })),
      group: fc.nat(1),
      late: fc.oneof(fc.constant(0), fc.nat(90), fc.nat(WATCHED_FOR / 1_000 - 1)),
      visible: fc.oneof(fc.constant(0), fc.nat(59)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('come' as const, 'leave' as const), who: browserIndex }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('slow' as const, 'quick' as const), who: browserIndex }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('throttled' as const),
      time: fc.integer({ min: 1, max: 3_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('web' as const, 'collector' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

async function happen(world: Portal, what: Happening): Promise<void> {
  const { time, cloud, browsers } = world;
  const who = 'who' in what ? browsers[what.who] : undefined;
  switch (what.kind) {
    case 'pass':
      return time.advance(seconds(what.time));
    case 'lines':
      for (let line = 0; line < what.count; line += 1) {
        cloud.write({
          group: GROUPS[what.group] ?? GROUPS[0],
          // Lines of one millisecond come in pairs.
          late: seconds(what.late) + (line >> 1),
          visible: seconds(what.visible),
        });
      }
      return;
    case 'come':
      return who && world.connect(who);
    case 'leave':
      return who?.cut();
    case 'slow':
    case 'quick':
      return who?.slow(what.kind === 'slow');
    case 'throttled':
      return cloud.throttleUntil(instant(time.now() + seconds(what.time)));
    case 'web':
      return world.restartWeb();
    case 'collector':
      return world.restartCollector();
  }
}

/** Hundreds of hours of model time: seconds, and minutes on a machine that has much to do. */
const LONG = 600_000;

describe('whatever comes, goes, starts anew, is slow, late or refused', () => {
  const runOf = async (world: Portal, happenings: readonly Happening[]) => {
    for (const each of [{ kind: 'come', who: 0 } as const, ...happenings]) await happen(world, each);
    world.cloud.throttleUntil(instant(0));
    await world.end();
  };

  it(
    'wall rows 4 and 13: lines and told gaps together are the ledger, and nothing is called verified before',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 30 }), async (happenings) => {
          const world = portal(3);
          await runOf(world, happenings);
          for (const browser of world.browsers) {
            expect([lostBy(browser, world), verifiedTooSoon(browser, world)]).toEqual([[], []]);
          }
        }),
        { numRuns: 60 },
      );
    },
    LONG,
  );

  it(
    'no line goes out twice while the collector lives and nobody is cut off in the middle of a recovery',
    async () => {
      const calm = happening.filter(
        (each) =>
          !['collector', 'slow'].includes(each.kind) &&
          !(each.kind === 'pass' && each.time > 60) &&
          // One stays, so that the upstream lives.
          !('who' in each && each.who === 0),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(calm, { minLength: 4, maxLength: 30 }), async (happenings) => {
          const world = portal(3);
          await runOf(world, happenings);
          for (const browser of world.browsers) {
            expect([twice(browser), lostBy(browser, world)]).toEqual([[], []]);
          }
        }),
        { numRuns: 40 },
      );
    },
    LONG,
  );
});

/** Lines that could be read within five seconds of their own time, and that came, or were told of, after a status that was past them. */
function verifiedTooSoon(browser: ModelBrowser, { cloud, since }: Portal): readonly string[] {
  const from = since.get(browser);
  if (from === undefined) return [];
  const prompt = cloud.ledger.filter((line) => line.visibleAt - line.at <= 5_000 && line.ingestedAt > from);
  const verified = new Map<string, number>();
  const seen = new Set<string>();
  const early: string[] = [];
  for (const { event } of browser.got) {
    if (event.kind === 'status') {
      verified.set(event.group, Math.max(verified.get(event.group) ?? 0, event.verifiedTo));
    }
    // The same line once more, after a restart, is no news.
    if (event.kind !== 'line' || seen.has(event.line.eventId)) continue;
    seen.add(event.line.eventId);
    const line = prompt.find(({ eventId }) => eventId === event.line.eventId);
    if (line && line.at <= (verified.get(line.group) ?? 0)) early.push(line.eventId);
  }
  return early;
}
