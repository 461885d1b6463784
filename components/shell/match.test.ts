import { expect, it } from 'vitest';
import { matchScore } from './match.ts';

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
  expect(ranked('api', 'rapid', 'apigateway-x', 'items-api-errors', 'x-apigateway', 'API budget')).toEqual([
    'API budget',
    'items-api-errors',
    'apigateway-x',
    'x-apigateway',
    'rapid',
  ]);
});

it('knows the words of other scripts', () => {
  expect(matchScore('デプロイをリクエスト', 'リクエスト')).toBeGreaterThan(0);
  expect(matchScore('デプロイをリクエスト', '監査')).toBe(0);
});
