import { expect, it } from 'vitest';
import { argumentsOf, isAlive } from './arguments-of.ts';

const own = String(process.pid);
/** Above every number that Linux and macOS give. */
const NOBODY = '99999999';

it('says how a process was started, from where the machine keeps it', () => {
  expect(argumentsOf(own)).toContain('node');
  expect(argumentsOf(NOBODY)).toBe('');
  expect([isAlive(process.pid), isAlive(Number(NOBODY))]).toEqual([true, false]);
});

it('a machine that can tell nothing is not taken for one without processes', () => {
  expect(() => argumentsOf(own, '/no-proc', '/no-ps')).toThrow(
    `cannot tell what process ${own} is: there is no /no-proc/${own}/cmdline, and /no-ps does not say`,
  );
  expect(argumentsOf(NOBODY, '/no-proc', '/no-ps')).toBe('');
});
