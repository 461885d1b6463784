import { expect, it } from 'vitest';
import { trafficFigureWords } from './traffic-figure.ts';
import { translator } from './translate.ts';

const t = translator('en');

it('says rate, how far behind, errors and p95, the most telling first', () => {
  expect(trafficFigureWords(t, { perMinute: 19.2, errorShare: 0.0042, latency: 39.6 })).toEqual([
    '19/min',
    '0.42 %',
    'p95 40 ms',
  ]);
  expect(trafficFigureWords(t, { perMinute: 4.2, behind: 0.3, errorShare: 0 })).toEqual([
    '4.2/min',
    '0.3 s behind',
    '0 %',
  ]);
});

it('tells what is rare by the hour, and nothing as nothing', () => {
  expect(trafficFigureWords(t, { perMinute: 2 / 60 })).toEqual(['2/h']);
  expect(trafficFigureWords(t, { perMinute: 0 })).toEqual(['0/min']);
});
