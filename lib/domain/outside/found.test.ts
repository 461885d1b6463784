import { expect, it } from 'vitest';
import { instant, minutes, plus, seconds, type TimeRange } from '../time.ts';
import { changedOutside, type DatedThing, knownAfter } from './found.ts';

const T = instant(1_795_000_000_000);
const at = (count: number) => plus(T, minutes(count));
const mail = (when: number, more: Partial<DatedThing> = {}): DatedThing => ({
  ...{ kind: 'function', name: 'mail', at: at(when), ...more },
});
const stack = (when: number): DatedThing => ({ kind: 'stack', name: 'shop', at: at(when) });
const look = (
  seen: readonly DatedThing[],
  more: { readonly runs?: readonly TimeRange[]; readonly operations?: ReadonlyMap<string, TimeRange> } = {},
) =>
  changedOutside({
    ...{ seen, before: [mail(0), stack(0)], runs: [], operations: new Map(), ...more },
  }).map(({ name }) => name);

it('is what has another date and lies in no run', () => {
  expect(look([mail(5)])).toEqual(['mail']);
  expect(look([mail(0)])).toEqual([]);
});

it('is nothing that is seen for the first time', () => {
  expect(look([{ kind: 'function', name: 'new', at: at(5) }])).toEqual([]);
});

it('is nothing that a run of the portal did, to the end of what it did', () => {
  const runs = [{ from: at(4), to: at(6) }];
  expect(look([mail(5)], { runs })).toEqual([]);
  expect(look([{ ...mail(0), at: plus(at(6), seconds(59)) }], { runs })).toEqual([]);
  expect(look([mail(8)], { runs })).toEqual(['mail']);
});

it('is the stack and not each of its functions, where somebody updates that by hand', () => {
  const operations = new Map([['shop', { from: at(5), to: at(7) }]]);
  expect(look([stack(5), mail(6, { stack: 'shop' })], { operations })).toEqual(['shop']);
  expect(look([stack(5), mail(9, { stack: 'shop' })], { operations })).toEqual(['shop', 'mail']);
});

it('is the state and not each function that Terraform has just changed', () => {
  const state: DatedThing = { kind: 'state', name: 's3://states/a.tfstate', at: at(10) };
  expect(look([mail(9), state])).toEqual([]);
  expect(look([mail(12), state])).toEqual(['mail']);
});

it('remembers what was not seen this time', () => {
  expect(knownAfter([mail(0), stack(0)], [mail(5)])).toEqual([mail(5), stack(0)]);
});
