import { describe, expect, it } from 'vitest';
import { reason } from '../reason.ts';
import { parseInstant } from '../time.ts';
import { type Happening, messageId } from './happening.ts';
import { addressed, longestMute, mutedBy, type Route } from './routing.ts';

const AT = parseInstant('2026-11-29T03:00:00Z');
const failing: Happening = {
  ...{ id: 'verdict:items/prod:1', topic: 'failing', subject: 'verdict:items/prod', state: 'open' },
  ...{
    environment: 'items/prod',
    at: AT,
    what: reason('verdict.failing'),
    because: [],
    path: '/e/items/prod',
  },
};
const production = { owner: 'shop', production: true };
const names = (
  routes: readonly Route[],
  happening = failing,
  place: typeof production | undefined = production,
) => addressed(happening, routes, place).map(({ receiver }) => receiver);

describe('who is told', () => {
  it('is whoever a route of the place, owner and topic names, each once', () => {
    const routes: Route[] = [
      { to: ['chat', 'pager'], on: 'items/*', owner: 'shop' },
      { to: ['chat'], on: '*' },
      { to: ['others'], on: 'hello/*' },
      { to: ['owners'], on: '*', owner: 'platform' },
      { to: ['tests'], on: '*', production: false },
      { to: ['money'], on: '*', what: ['budget'] },
    ];
    expect(names(routes)).toEqual(['chat', 'pager']);
  });

  it('hears of what somebody has to act on where a route names nothing', () => {
    const told = (topic: Happening['topic']) => names([{ to: ['chat'], on: '*' }], { ...failing, topic });
    expect(told('approval')).toEqual(['chat']);
    expect(told('run-ended')).toEqual([]);
  });

  it('hears of the portal itself only by a route of everything', () => {
    const { environment: _, ...silence } = { ...failing, topic: 'silence' as const };
    const routes = [
      { to: ['chat'], on: 'items/*' },
      { to: ['owners'], on: '*', owner: 'shop' },
      { to: ['all'], on: '*' },
    ];
    expect(addressed(silence, routes, undefined).map(({ receiver }) => receiver)).toEqual(['all']);
  });

  it('is the named one alone for a test', () => {
    const test: Happening = { ...failing, topic: 'test', receiver: 'pager' };
    expect(names([{ to: ['chat'], on: '*' }], test)).toEqual(['pager']);
  });
});

describe('quiet hours', () => {
  const quiet = { from: '22:00', to: '07:00', zone: 'Asia/Tokyo', except: [] };
  const told = (at: string, route: Partial<Route> = {}) => {
    const happening = { ...failing, at: parseInstant(at) };
    const [first] = addressed(happening, [{ to: ['chat'], on: '*', quiet, ...route }], production);
    return first && new Date(first.notBefore).toISOString();
  };

  it('keep a message until they end, over midnight too', () => {
    expect(told('2026-11-29T14:30:00Z')).toBe('2026-11-29T22:00:00.000Z');
    expect(told('2026-11-28T21:59:00Z')).toBe('2026-11-28T22:00:00.000Z');
    expect(told('2026-11-29T03:00:00Z')).toBe('2026-11-29T03:00:00.000Z');
  });

  it('end in the morning of a day whose clocks are changed', () => {
    const berlin = { ...quiet, zone: 'Europe/Berlin' };
    expect(told('2026-03-28T23:00:00Z', { quiet: berlin })).toBe('2026-03-29T05:00:00.000Z');
  });

  it('do not keep what they except', () => {
    const except = { ...quiet, except: ['failing' as const] };
    expect(told('2026-11-29T14:30:00Z', { quiet: except })).toBe('2026-11-29T14:30:00.000Z');
  });

  it('do not hold where another route to the same receiver has none', () => {
    const at = parseInstant('2026-11-29T14:30:00Z');
    const routes = [
      { to: ['chat'], on: '*', quiet },
      { to: ['chat'], on: 'items/prod' },
    ];
    expect(addressed({ ...failing, at }, routes, production)).toEqual([{ receiver: 'chat', notBefore: at }]);
  });
});

it('a mute keeps back what its place covers until it ends, and never a test', () => {
  const mute = {
    id: '1',
    on: 'items/*',
    until: parseInstant('2026-11-29T04:00:00Z'),
    by: 'alice',
    why: 'moving',
  };
  expect(mutedBy(failing, [mute], AT)).toBe(mute);
  expect(mutedBy(failing, [mute], mute.until)).toBeUndefined();
  expect(mutedBy({ ...failing, environment: 'hello/dev' }, [mute], AT)).toBeUndefined();
  expect(mutedBy({ ...failing, topic: 'test' }, [mute], AT)).toBeUndefined();
});

it('of several mutes of a place the one that lasts longest is shown, and none of another place', () => {
  const mute = (on: string, until: string) => ({
    ...{ id: on, on, until: parseInstant(until), by: 'alice', why: 'moving' },
  });
  const system = mute('items/*', '2026-11-29T06:00:00Z');
  const all = [mute('items/dev', '2026-11-29T05:00:00Z'), system, mute('hello/dev', '2026-11-30T05:00:00Z')];
  expect(longestMute('items/dev', all)).toBe(system);
  expect(longestMute('shop/dev', all)).toBeUndefined();
});

it('a message has one id for each receiver, the same every time', () => {
  expect(messageId('a', 'chat')).toBe(messageId('a', 'chat'));
  expect(new Set([messageId('a', 'chat'), messageId('a', 'mail'), messageId('b', 'chat')]).size).toBe(3);
  expect(messageId('a', 'chat')).toMatch(/^msg_[0-9a-f]{32}$/);
});
