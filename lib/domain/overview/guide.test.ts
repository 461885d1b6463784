import { expect, it } from 'vitest';
import { type GuideNow, guideSteps } from './guide.ts';

const NOW: GuideNow = { environment: 'items/dev', production: 'items/prod', broken: false };

it('opens what can be done, and blocks what needs another step first', () => {
  expect(guideSteps(NOW, [], [])).toEqual({
    look: 'open',
    break: 'open',
    follow: 'blocked',
    decide: 'blocked',
    cost: 'open',
  });
  expect(guideSteps({ ...NOW, broken: true }, ['logs'], []).follow).toBe('done');
  expect(guideSteps({ ...NOW, broken: true }, [], []).follow).toBe('open');
});

it('is decided once the plan waits no longer, whoever decided', () => {
  expect(guideSteps({ ...NOW, plan: 10 }, [], [10]).decide).toBe('open');
  expect(guideSteps({ ...NOW, plan: 10 }, [], [11]).decide).toBe('done');
});

it('ticks what somebody has opened', () => {
  expect(guideSteps(NOW, ['architecture', 'cost'], [])).toMatchObject({ look: 'done', cost: 'done' });
});
