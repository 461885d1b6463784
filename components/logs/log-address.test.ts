import { expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { type LogAddress, logAddress, logQuery } from './log-address.ts';
import { FIRST_SWITCHES } from './switches.ts';

const NOW = instant(1_795_000_000_000);
const read = (query: string) => logAddress(Object.fromEntries(new URLSearchParams(query)), NOW);
const BARE: LogAddress = { filter: '', window: { kind: 'now' }, switches: FIRST_SWITCHES };

it('is empty where all is as it begins, and reads back as that', () => {
  expect(logQuery(BARE)).toBe('');
  expect(read('')).toEqual(BARE);
});

it('keeps query, switches, request and line, and the moment at which to read them', () => {
  const address: LogAddress = {
    filter: 'post -health ä&b',
    switches: { platform: true, similar: true, wrap: false, context: 2, columns: ['status'] },
    window: { kind: 'around', at: instant(NOW - 5_000) },
    line: { id: 'e 1', at: instant(NOW - 5_000) },
    request: { id: 'r1', at: instant(NOW - 5_000) },
  };
  expect(read(logQuery(address))).toEqual(address);
});

it('reads around the chosen line, also when it was chosen in the tail', () => {
  const line = { id: 'e1', at: instant(NOW - 9_000) };
  expect(read(logQuery({ ...BARE, line })).window).toEqual({ kind: 'around', at: line.at });
});

it('keeps a stretch of time with a line in it', () => {
  const range = { from: instant(NOW - 60_000), to: NOW };
  const address = { ...BARE, window: { kind: 'range', range } as const, line: { id: 'e1', at: range.from } };
  expect(read(logQuery(address))).toEqual(address);
});

it('writes functions and level of a link into the query', () => {
  expect(read('fn=api,api access&level=warn&q=a').filter).toBe(
    'a level>=warn (function:api OR function:"api access")',
  );
  expect(read('fn=api').filter).toBe('function:api');
  expect(read('fn=api&q={ $.a = 1 }').filter).toBe('{ $.a = 1 }');
});

it('shows what was remembered, unless it says otherwise', () => {
  const remembered = { ...FIRST_SWITCHES, wrap: true };
  expect(logAddress({}, NOW, remembered).switches).toEqual(remembered);
  expect(logAddress({ show: '-' }, NOW, remembered).switches).toEqual(FIRST_SWITCHES);
});

it('leaves out what has no meaning', () => {
  expect(read(`level=loud&at=soon&from=2&to=1&q=${'x'.repeat(501)}`)).toEqual(BARE);
});
