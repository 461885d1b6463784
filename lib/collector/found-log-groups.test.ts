import { expect, it } from 'vitest';
import { beginnings } from './found-log-groups.ts';

it('names that begin alike are asked for at once, and never so shortly that a whole account is listed', () => {
  expect(beginnings(['/aws/lambda/items-dev-api', '/aws/lambda/items-dev-scheduled', 'all-of-us'])).toEqual([
    '/aws/lambda/items-dev-',
    'all-of-us',
  ]);
  expect(beginnings(['/aws/lambda/a', '/aws/lambda/b'])).toEqual(['/aws/lambda/a', '/aws/lambda/b']);
  expect(beginnings(['/aws/apigateway/a', '/aws/apigateway/b'])).toHaveLength(2);
  expect(beginnings([])).toEqual([]);
});
