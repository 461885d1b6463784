import { expect, it } from 'vitest';
import { cutNames } from './cut-names.ts';

const part = (title: string, parent = 'stack') => ({
  ...{ id: `${parent}/${title}`, of: [], title, parent, icon: 'lambda' },
  ...({ size: 56, badges: [], owners: [] } as const),
});
const written = (...names: string[]) => [
  ...cutNames(
    names.map((name) => part(name)),
    { size: 13, weight: 600, max: 112 },
  ).values(),
];

it('cuts a long name in its middle', () => {
  expect(written('orders', 'shop-orders-worker-of-the-night')).toEqual(['orders', 'shop-ord…e-night']);
});

it('keeps what tells two parts of a frame apart, wherever it stands in the name', () => {
  expect(written('shop-orders-worker-of-the-night', 'shop-orders-reader-of-the-night')).toEqual([
    '…orders-worker…',
    '…orders-reader…',
  ]);
  const [one, two] = written(`${'x'.repeat(40)}1`, `${'x'.repeat(40)}2`);
  expect(one).not.toBe(two);
});

it('leaves two alone that have one name', () => {
  expect(new Set(written('shop-orders-worker-of-the-night', 'shop-orders-worker-of-the-night')).size).toBe(1);
});

it('begins with a whole word where capitals begin words', () => {
  const names = [
    'shopfrontCloudfrontLoggingBucket',
    'shopfrontS3LoggingBucket',
    'shopfrontCloudfrontLoggingBucketAccessLog',
  ];
  expect(written(...names).slice(0, 2)).toEqual(['…LoggingBucket', '…S3LoggingBuc…']);
});
