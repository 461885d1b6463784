import { expect, it } from 'vitest';
import { lanes } from './lanes.ts';

/** A promise that is kept when somebody says so. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: () => resolve() };
}

it('keeps nobody waiting for who does not answer, and starts on nobody twice', async () => {
  const done: string[] = [];
  const slow = gate();
  const { start, idle } = lanes(() => undefined);
  start('slow', async () => {
    await slow.promise;
    done.push('slow');
    return false;
  });
  start('slow', async () => {
    done.push('slow again');
    return false;
  });
  let left = 3;
  const quick = gate();
  start('quick', async () => {
    left -= 1;
    done.push('quick');
    if (left === 0) quick.open();
    return left > 0;
  });
  await quick.promise;
  expect(done).toEqual(['quick', 'quick', 'quick']);
  slow.open();
  await idle();
  expect(done.at(-1)).toBe('slow');
});

it('tells of what failed, and starts on it again when it is asked to', async () => {
  const failures: string[] = [];
  const { start, idle } = lanes((whom, error) => failures.push(`${whom}: ${error}`));
  start('a', () => Promise.reject('no way'));
  await idle();
  start('a', () => Promise.reject('still none'));
  await idle();
  expect(failures).toEqual(['a: no way', 'a: still none']);
});

it('ends what is under way when it stops, and begins nothing more', async () => {
  let rounds = 0;
  const under = gate();
  const { start, stop, stopped } = lanes(() => undefined);
  const once = async () => {
    rounds += 1;
    await under.promise;
    return true;
  };
  start('a', once);
  const ended = stop();
  under.open();
  await ended;
  start('b', once);
  expect([rounds, stopped()]).toEqual([1, true]);
});
