import { expect, it } from 'vitest';
import { answeringClients } from '#lib/aws/answering-clients.ts';
import { instant, plus, seconds } from '#lib/domain/time.ts';
import { type Asking, rounds, untilBeat } from './rounds.ts';

const AT = instant(1_795_000_020_000);
const { aws } = answeringClients({});

function counted() {
  const all = rounds<number>(seconds(10));
  let reads = 0;
  const take = (who: string, after = 0, more: Partial<Asking<number>> = {}, place = aws) =>
    all.take(place, {
      ...{ who, now: plus(AT, seconds(after)) },
      read: async () => {
        reads += 1;
        return reads;
      },
      ...more,
    });
  return { take, reads: () => reads };
}

it('those who come together take one round, which says when it was read', async () => {
  const { take } = counted();
  const taken = await Promise.all([take('a'), take('b', 3), take('c', 9)]);
  expect(taken).toEqual([1, 1, 1].map((value) => ({ at: AT, value })));
});

it('whoever comes back gets a newer one, and so do the others then', async () => {
  const { take } = counted();
  expect((await take('a')).value).toBe(1);
  expect((await take('b', 1)).value).toBe(1);
  expect((await take('b', 2)).value).toBe(2);
  expect((await take('a', 3)).value).toBe(2);
});

it('takes no round that is too old, of another place, or that does not hold what is needed', async () => {
  const { take, reads } = counted();
  await take('a');
  expect((await take('b', 10)).value).toBe(2);
  expect((await take('c', 11, {}, answeringClients({}).aws)).value).toBe(3);
  expect((await take('d', 11, { fits: (value) => value > 3 })).value).toBe(4);
  // Two whom it does not fit begin one together.
  await Promise.all(['e', 'f'].map((who) => take(who, 12, { fits: (value) => value > 4 })));
  expect(reads()).toBe(5);
});

it('the environments of a place come to one beat, whenever they began; places have their own', () => {
  const every = seconds(30);
  const here = { account: '111111111111', region: 'eu-central-1' };
  const beats = Array.from({ length: 60 }, (_, index) => {
    const at = plus(AT, seconds(index));
    const rest = untilBeat(here, at, every);
    expect(rest).toBeGreaterThanOrEqual(every / 2);
    expect(rest).toBeLessThanOrEqual(every * 1.5);
    return (at + rest) % every;
  });
  expect(new Set(beats).size).toBe(1);
  const there = { account: '222222222222', region: 'eu-central-1' };
  expect((AT + untilBeat(there, AT, every)) % every).not.toBe(beats[0]);
});
