import { unzipSync } from 'fflate';
import { afterEach, expect, test, vi } from 'vitest';
import { zip } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

afterEach(() => vi.unstubAllEnvs());

test('the order in which files are given does not change the archive', () => {
  const a = zip(
    new Map([
      ['b.js', bytes('2')],
      ['a.js', bytes('1')],
    ]),
  );
  const b = zip(
    new Map([
      ['a.js', bytes('1')],
      ['b.js', bytes('2')],
    ]),
  );
  expect(a.sha256).toBe(b.sha256);
});

test.each(['UTC', 'Asia/Tokyo', 'America/St_Johns'])('the archive is the same in the zone %s', (zone) => {
  vi.stubEnv('TZ', zone);
  expect(zip(new Map([['index.js', bytes('exports.handler = () => 1')]])).sha256).toMatchInlineSnapshot(
    `"392f7a255339526ee99ed5f215d43c6decf0009c3ade967e2b702902e6b1dcb9"`,
  );
});

test('the archive holds what was given', () => {
  const files = unzipSync(zip(new Map([['x/y.js', bytes('body')]])).bytes);
  expect(new TextDecoder().decode(files['x/y.js'])).toBe('body');
});
