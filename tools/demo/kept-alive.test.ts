import { expect, it } from 'vitest';
import { keptAlive, type Life } from './kept-alive.ts';

function life() {
  const { promise: ended, resolve: die } = Promise.withResolvers<string>();
  return { ended, die };
}

it('what dies is started again, later and later, and each death and return is said', async () => {
  const lives = [life(), life(), life()];
  const said: string[] = [];
  const waits: number[] = [];
  let next = 0;
  const kept = keptAlive({
    name: 'runner',
    first: lives[0] as Life,
    startAgain: async () => {
      next += 1;
      if (next === 2) throw new Error('port taken');
      return lives[next === 1 ? 1 : 2] as Life;
    },
    say: (line) => void said.push(line.trim()),
    wait: async (ms) => void waits.push(ms),
  });
  lives[0]?.die('was ended by SIGKILL');
  await expect.poll(() => said).toEqual(['runner was ended by SIGKILL.', 'runner runs again.']);
  lives[1]?.die('ended with exit code 1');
  await expect
    .poll(() => said.slice(2))
    .toEqual(['runner ended with exit code 1.', 'runner does not start: port taken', 'runner runs again.']);
  expect(waits).toEqual([500, 1_000, 2_000]);
  await kept.letGo();
  lives[2]?.die('was ended by SIGTERM');
  await Promise.resolve();
  expect(next).toBe(3);
});

it('what dies at every start is given up, and that is said', async () => {
  const said: string[] = [];
  let starts = 0;
  const dead = () => ({ ended: Promise.resolve('ended with exit code 1') });
  keptAlive({
    name: 'web',
    first: dead(),
    startAgain: async () => {
      starts += 1;
      return dead();
    },
    say: (line) => void said.push(line.trim()),
    wait: async () => undefined,
  });
  await expect.poll(() => said.at(-1)).toBe('web died 9 times in a row and is not started again.');
  expect(starts).toBe(8);
});
