import { expect, it } from 'vitest';
import { parseInstant } from '../time.ts';
import { HISTORY_DAYS, healthHistory } from './history.ts';

const NOW = parseInstant('2026-11-29T13:00:00Z');

it('has each of ninety days, the worst of a day above its many good minutes, and none for what nobody watched', () => {
  const { days, watched, well } = healthHistory(
    [
      { day: '2026-11-29', minutes: { healthy: 700, failing: 1 } },
      { day: '2026-11-28', minutes: { unknown: 30, healthy: 10 } },
      { day: '2026-08-01', minutes: { failing: 5 } },
    ],
    NOW,
  );
  expect(days).toHaveLength(HISTORY_DAYS);
  expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-09-01', '2026-11-29']);
  expect(days.slice(-3).map(({ worst }) => worst)).toEqual([undefined, 'unknown', 'failing']);
  // What was unknown is not counted for good.
  expect({ watched, well }).toEqual({ watched: 711, well: 710 });
});
