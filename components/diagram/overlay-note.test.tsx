import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { type GraphNode, resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { overlayNote } from '#lib/words/overlay-note.ts';
import { translator } from '#lib/words/translate.ts';
import en from '#messages/en.json' with { type: 'json' };
import { CostNote } from './cost-note.tsx';

const NOW = instant(Date.UTC(2026, 10, 11));
const stamp = { asOf: NOW, freshFor: minutes(30), source: 'test' };
const id = resourceId('tf:x#nat');
const estimate = {
  month: '2026-11',
  lines: [
    { resource: id, label: 'nat', kind: 'inventory', item: 'x', cost: { state: 'known', value: usd(10) } },
  ],
  monthToDate: usd(12.5),
  forecast: usd(37.5),
  unknownLines: 3,
  usageSince: instant(Date.UTC(2026, 10, 1)),
} as unknown as EnvironmentCost['estimate'];
const cost = ready<EnvironmentCost>({ estimate }, stamp);
const failure = { kind: 'unavailable', cause: 'x' } as const;
const graph = {
  nodes: [{ id, name: 'nat', aliases: [], folded: [] } as unknown as GraphNode],
} as unknown as SystemGraph;
const scene = { nodes: [{ id, of: [id] }], containers: [] } as unknown as Scene;

const note = (reading: Reading<EnvironmentCost> | undefined, costRefused = false) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={instant(NOW + minutes(2))}>
        <CostNote cost={reading} costRefused={costRefused} graph={graph} scene={scene} />
      </NowProvider>
    </NextIntlClientProvider>,
  ).replace(/<[^>]+>/g, '');

it('tells the total, its age, what is unknown, and what this view does not draw', () => {
  expect(note(cost)).toBe(
    '$12.50 so far this month, $37.50 by its end, 2\u00a0min\u00a0ago. 3 lines are unknown and in neither. $2.50 of it is for parts that this view does not show.',
  );
});

it('says why there is no cost: not allowed, not read yet, failed with what was last known', () => {
  expect(note(undefined, true)).toBe('Your role cannot see the cost of this environment.');
  expect(note(undefined)).toBe('The cost was not read yet.');
  expect(note(failedAfter(undefined, failure, NOW))).not.toContain('$');
  expect(note(failedAfter(cost, failure, NOW))).toMatch(/^x \$12\.50 so far/);
});

it('a file says what lies over it and of when, or why it does not', () => {
  const read = { graph: cost, health: undefined, vitals: undefined, cost, costRefused: false };
  const said = (...[overlay, more = {}]: readonly [Parameters<typeof overlayNote>[2], object?]) =>
    overlayNote(translator('en'), 'Asia/Tokyo', overlay, { ...read, ...more });
  expect(said('cost')).toBe('Cost $12.50 → $37.50, as of 2026-11-11 09:00:00 JST');
  expect(said('cost', { costRefused: true, cost: undefined })).toMatch(/cannot see/);
  expect(said('health')).toBe('Health: not read yet');
  expect(said('traffic')).toBe('Traffic was not measured.');
  expect(said('change', { change: { run: { number: 7 } } })).toMatch(/^Plan of run 7, as of 2026-11-11/);
  expect(said('change')).toMatch(/no plan/);
  expect(overlayNote(translator('ja'), 'UTC', 'findings', read)).toBe(
    '検出結果、2026-11-11 00:00:00 UTC 時点',
  );
});
