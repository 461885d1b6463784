import { expect, it } from 'vitest';
import type { PortalState } from '#lib/domain/silence.ts';
import { instant } from '#lib/domain/time.ts';
import { troublesOf } from './troubles.ts';

const NOW = instant(100_000);
const FINE: PortalState = { collector: { state: 'reporting' }, runner: { state: 'reporting' } };
const BOTH: PortalState = {
  collector: { state: 'silent', since: instant(40_000) },
  runner: { state: 'silent', since: instant(10_000) },
};
const LIVE = { state: 'live' } as const;
const kinds = (...asked: Parameters<typeof troublesOf>) => troublesOf(...asked).map(({ kind }) => kind);

it('says nothing while all is well, nor of a line that is back in a moment', () => {
  expect(kinds(LIVE, FINE, NOW)).toEqual([]);
  expect(kinds({ state: 'connecting' }, FINE, NOW)).toEqual([]);
  expect(kinds({ state: 'lost', since: instant(97_001) }, FINE, NOW)).toEqual([]);
});

it('wall row 11: names both processes that are silent in one place, the one whose values are shown first', () => {
  expect(troublesOf(LIVE, BOTH, NOW)).toEqual([
    { kind: 'collector', since: 40_000 },
    { kind: 'runner', since: 10_000 },
  ]);
});

it('wall row 11: says that the collector is back while it reads again what it missed', () => {
  const collectorBack = { at: instant(90_000), silentSince: instant(40_000) };
  expect(troublesOf(LIVE, { ...FINE, collectorBack }, NOW)).toEqual([
    { kind: 'collector-back', ...collectorBack },
  ]);
});

it('names who goes by another portal.yaml, after what is silent', () => {
  const otherFiles = { version: '1a2b3c4d', others: [{ process: 'runner:vm', version: '9f8e7d6c' }] };
  expect(troublesOf(LIVE, { ...FINE, otherFiles }, NOW)).toEqual([{ kind: 'other-file', ...otherFiles }]);
  expect(kinds(LIVE, { ...BOTH, otherFiles }, NOW)).toEqual(['collector', 'runner', 'other-file']);
});

it('is not troubled by a process that never was', () => {
  expect(kinds(LIVE, { collector: { state: 'never' }, runner: { state: 'never' } }, NOW)).toEqual([]);
});

it('of what is behind a line that is cut off says nothing', () => {
  expect(kinds({ state: 'lost', since: instant(97_000) }, BOTH, NOW)).toEqual(['lost']);
  expect(kinds({ state: 'signed-out' }, BOTH, NOW)).toEqual(['signed-out']);
  expect(kinds({ state: 'outdated' }, BOTH, NOW)).toEqual(['outdated']);
  const away = { ...BOTH, databaseAwaySince: instant(90_000) };
  expect(troublesOf({ state: 'lost', since: instant(91_000) }, away, NOW)).toEqual([
    { kind: 'database', since: 90_000 },
  ]);
});
