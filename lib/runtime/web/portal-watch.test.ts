import { stat } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PortalState, Presences } from '#lib/domain/silence.ts';
import { instant } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import { portalWatch } from './portal-watch.ts';

const FINE: Presences = { collector: { state: 'reporting' }, runner: { state: 'reporting' } };
const SILENT: Presences = { ...FINE, collector: { state: 'silent', since: instant(5) } };
let now = 1_000;
let answer: () => Promise<Presences> = async () => FINE;
const back = vi.fn();
const trouble = vi.fn();
const watch = () =>
  portalWatch({
    ask: () => answer(),
    clock: () => instant(now),
    everyMs: 1_000_000,
    answerWithinMs: 20,
    databaseBack: back,
    trouble,
  });
afterEach(() => {
  trouble.mockClear();
  answer = async () => FINE;
  back.mockClear();
});

describe('what web knows of the other processes', () => {
  it('wall row 11: is told when it changes, without a word from the process that died', async () => {
    const watched = watch();
    const told: PortalState[] = [];
    watched.subscribe((state) => told.push(state));
    await watched.asOf(millis(0));
    now += 1;
    await watched.asOf(millis(0));
    expect(told).toEqual([FINE]);
    answer = async () => SILENT;
    now += 1;
    await watched.asOf(millis(0));
    expect(told).toEqual([FINE, SILENT]);
    watched.stop();
  });

  it('is asked anew only where it is older than somebody wants', async () => {
    const watched = watch();
    await watched.asOf(millis(0));
    answer = async () => SILENT;
    now += 500;
    expect(await watched.asOf(millis(500))).toEqual(FINE);
    expect(await watched.asOf(millis(499))).toEqual(SILENT);
    watched.stop();
  });

  it('says why PostgreSQL gave no answer, once in a row of failures', async () => {
    const watched = watch();
    answer = () => Promise.reject(new Error('the database is shutting down'));
    for (let look = 0; look < 3; look += 1) {
      now += 1;
      expect(await watched.asOf(millis(0))).toHaveProperty('databaseAwaySince');
    }
    expect(trouble.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: the database is shutting down',
    ]);
    watched.stop();
  });

  it('takes an answer that it did not come to read in time for no silence', async () => {
    const watched = portalWatch({
      ask: () => answer(),
      clock: () => instant(now),
      answerWithinMs: 400,
      trouble,
    });
    answer = async () => {
      // Two steps: the first answer is heard before the clock, the second is not.
      await stat(import.meta.filename);
      await stat(import.meta.filename);
      return SILENT;
    };
    now += 1;
    const asked = watched.asOf(millis(0));
    // Nothing else of this process runs for longer than an answer may take.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    expect(await asked).toEqual(SILENT);
    watched.stop();
  });

  it('takes a portal.yaml that cannot be read for no loss of PostgreSQL', async () => {
    const watched = portalWatch({
      ask: () => answer(),
      clock: () => instant(now),
      answerWithinMs: 20,
      trouble,
      readAgain: () => Promise.reject(new Error('portal.yaml: line 3')),
    });
    answer = async () => SILENT;
    now += 1;
    await watched.asOf(millis(0));
    answer = async () => FINE;
    now += 1;
    const back = { ...FINE, collectorBack: { at: now, silentSince: 5 } };
    expect(await watched.asOf(millis(0))).toEqual(back);
    now += 1;
    expect(await watched.asOf(millis(0))).toEqual(back);
    expect(trouble.mock.calls.map(([error]) => String(error))).toEqual(['Error: portal.yaml: line 3']);
    watched.stop();
  });

  it('wall row 11: a collector that is back is told as such until it has read everything again', async () => {
    let again = false;
    const asked: number[] = [];
    const watched = portalWatch({
      ask: () => answer(),
      clock: () => instant(now),
      answerWithinMs: 20,
      trouble,
      readAgain: async (silentSince) => {
        asked.push(silentSince);
        return again;
      },
    });
    now = 1_000;
    await watched.asOf(millis(0));
    answer = async () => SILENT;
    now = 2_000;
    expect(await watched.asOf(millis(0))).toEqual(SILENT);
    answer = async () => FINE;
    now = 3_000;
    const back = { ...FINE, collectorBack: { at: 3_000, silentSince: 5 } };
    expect(await watched.asOf(millis(0))).toEqual(back);
    now = 4_000;
    expect(await watched.asOf(millis(0))).toEqual(back);
    again = true;
    now = 5_000;
    expect(await watched.asOf(millis(0))).toEqual(FINE);
    again = false;
    now = 6_000;
    expect(await watched.asOf(millis(0))).toEqual(FINE);
    expect(asked).toEqual([5, 5, 5]);
    watched.stop();
  });

  it('wall row 14: says since when PostgreSQL does not answer, refused or silent, and what was known last', async () => {
    const watched = watch();
    answer = async () => SILENT;
    await watched.asOf(millis(0));
    answer = () => Promise.reject(new Error('ECONNREFUSED'));
    now = 7_000;
    const away = { ...SILENT, databaseAwaySince: 7_000 };
    expect(await watched.asOf(millis(0))).toEqual(away);
    answer = () => new Promise(() => undefined);
    now = 9_000;
    expect(await watched.asOf(millis(0))).toEqual(away);
    expect(back).not.toHaveBeenCalled();
    answer = async () => FINE;
    now = 9_500;
    expect(await watched.asOf(millis(0))).toEqual(FINE);
    expect(back).toHaveBeenCalledOnce();
    watched.stop();
  });
});
