import { expect, it } from 'vitest';
import { matchScore, shortlist } from './match.ts';

const ranked = (search: string, ...places: string[]) =>
  places
    .filter((each) => matchScore(each, search) > 0)
    .toSorted((a, b) => matchScore(b, search) - matchScore(a, search));

it('finds what holds every typed word, in any order, and nothing made of scattered letters', () => {
  const places = [
    'items/prod Architecture /e/items/prod/architecture',
    'items-prod-api items/prod · Lambda function',
  ];
  expect(ranked('api', ...places)).toEqual([places[1]]);
  expect(ranked('arch prod', ...places)).toEqual([places[0]]);
  expect(ranked('prod  nothing', ...places)).toEqual([]);
});

it('puts a whole word before the start of one, and the start before the middle', () => {
  expect(ranked('api', 'rapid', 'apigateway-x', 'items-api-errors', 'x-apigateway', 'API calls')).toEqual([
    'API calls',
    'items-api-errors',
    'apigateway-x',
    'x-apigateway',
    'rapid',
  ]);
});

it('knows the words of other scripts', () => {
  expect(matchScore('デプロイを申請', '申請')).toBeGreaterThan(0);
  expect(matchScore('デプロイを申請', '監査')).toBe(0);
});

it('of many that match lists the best, and counts the rest', () => {
  const names = [...Array.from({ length: 80 }, (_, n) => `items-dev-fn${n}`), 'fn', 'other'];
  const { best, more, score } = shortlist(names, (each) => each, 'fn', 50);
  expect([best[0], best.length, more, score]).toEqual(['fn', 50, 31, 1]);
  expect(shortlist(names, (each) => each, '', 2)).toEqual({ best: names.slice(0, 2), more: 80, score: 1 });
  expect(shortlist(names, (each) => each, 'nothing', 50)).toEqual({ best: [], more: 0, score: 0 });
});

it('forgives one wrong letter of a longer word, below everything that is spelled as it was typed', () => {
  for (const typed of ['itmes', 'itens', 'itms', 'iitems', 'stagng'])
    expect(matchScore('items/staging Logs', typed), typed).toBe(0.3);
  expect(matchScore('items/staging Logs', 'stagin')).toBeGreaterThan(0.3);
  expect(matchScore('items/staging Logs', 'prodd')).toBe(0);
  expect(matchScore('api', 'apo')).toBe(0);
});
