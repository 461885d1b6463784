import { expect, it } from 'vitest';
import { parseInstant } from '#lib/domain/time.ts';
import { driftSchedule, nextOf } from './drift-schema.ts';

it('takes five fields of cron, in a zone where one is named', () => {
  expect(driftSchedule.parse('30 */6 * * *')).toEqual({ at: '30 */6 * * *', zone: 'UTC' });
  for (const wrong of ['every day', '61 * * * *', '* * * * * *', '', { at: '0 3 * * *', zone: 'Mars' }])
    expect(driftSchedule.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
});

it('is due at the next such time by the clocks of the zone', () => {
  const after = parseInstant('2026-11-29T09:00:00Z');
  const at = (zone: string) => new Date(nextOf({ at: '0 3 * * *', zone }, after)).toISOString();
  expect(at('UTC')).toBe('2026-11-30T03:00:00.000Z');
  expect(at('Asia/Tokyo')).toBe('2026-11-29T18:00:00.000Z');
});
