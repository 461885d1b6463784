import { expect, it } from 'vitest';
import type { Standing } from '#lib/domain/overview/standing.ts';
import { matchScore } from './match.ts';
import { placesOf } from './places.ts';

const standing = (system: string, group?: string): Standing => ({
  ...{ key: `${system}/dev`, system, name: 'dev', systemTitle: system, verdict: 'healthy', judged: true },
  ...{ waiting: 0, queued: 0 },
  ...(group ? { group } : {}),
});
const found = (typed: string) =>
  placesOf((key) => key, [standing('orders', 'shop'), standing('weather')], [])
    .filter(({ word, aside, href }) => matchScore(`${word} ${aside ?? ''} ${href}`, typed) > 0.5)
    .map(({ href }) => href);

it('a system is found by its group, alone and before its name', () => {
  expect(found('shop')).toContain('/e/orders/dev/logs');
  expect(found('shop/ orders')).toContain('/e/orders/dev/logs');
  expect(found('shop').some((href) => href.includes('weather'))).toBe(false);
});
