import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contains } from './cidr.ts';

it.each([
  ['0.0.0.0/0', '10.0.11.0/24', true],
  ['10.0.0.0/16', '10.0.11.0/24', true],
  ['10.0.11.0/24', '10.0.0.0/16', false],
  ['10.0.11.7/24', '10.0.11.0/24', true],
  ['10.0.0.0/16', '0.0.0.0/0', false],
  ['10.1.0.0/16', '10.0.11.0/24', false],
  ['::/0', '10.0.11.0/24', false],
  ['pl-61a54008', '10.0.11.0/24', false],
  ['', '', false],
])('%s holds %s: %s', (outer, inner, expected) => {
  expect(contains(outer, inner)).toBe(expected);
});

it('every range lies in itself and in each wider one of the same address', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), fc.nat(32), fc.nat(32), (bytes, one, other) => {
      const [wide, narrow] = [Math.min(one, other), Math.max(one, other)];
      expect(contains(`${bytes.join('.')}/${wide}`, `${bytes.join('.')}/${narrow}`)).toBe(true);
    }),
  );
});
