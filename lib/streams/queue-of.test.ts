import { expect, it } from 'vitest';
import { queueOf } from './queue-of.ts';

it('gives what was pushed, in order, and ends when it is aborted', async () => {
  const ending = new AbortController();
  let push: (item: string) => void = () => undefined;
  const heard: string[] = [];
  const reading = (async () => {
    for await (const item of queueOf<string>(ending.signal, 8, 'all', (given) => {
      push = given;
      return () => heard.push('unsubscribed');
    })) {
      heard.push(item);
      if (item === 'b') ending.abort();
    }
  })();
  push('a');
  push('b');
  await reading;
  expect(heard).toEqual(['a', 'b', 'unsubscribed']);
});

it('drops what waits for somebody slow, and says so instead', async () => {
  const ending = new AbortController();
  let push: (item: string) => void = () => undefined;
  const items = queueOf<string>(ending.signal, 2, 'all', (given) => {
    push = given;
    return () => undefined;
  })[Symbol.asyncIterator]();
  const first = items.next();
  push('a');
  push('b');
  push('c');
  expect((await first).value).toBe('all');
  ending.abort();
  expect((await items.next()).done).toBe(true);
});
