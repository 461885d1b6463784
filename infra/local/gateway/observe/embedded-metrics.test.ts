import { expect, test } from 'vitest';
import { embeddedMetrics } from './embedded-metrics.ts';

const line = {
  _aws: {
    Timestamp: 1_000,
    CloudWatchMetrics: [
      { Namespace: 'items', Dimensions: [['service'], []], Metrics: [{ Name: 'created', Unit: 'Count' }] },
    ],
  },
  service: 'api',
  created: [1, 2],
};

test('every value of an embedded metric counts once for each set of its dimensions', () => {
  const created = { namespace: 'items', name: 'created', at: 1_000, unit: 'Count' };
  expect(embeddedMetrics(JSON.stringify(line), 5)).toEqual([
    { ...created, dimensions: { service: 'api' }, value: 1 },
    { ...created, dimensions: { service: 'api' }, value: 2 },
    { ...created, dimensions: {}, value: 1 },
    { ...created, dimensions: {}, value: 2 },
  ]);
});

test.each(['a plain line', '{"level":"INFO"}', '{"_aws":{"CloudWatchMetrics":'])('%s has none', (message) => {
  expect(embeddedMetrics(message, 5)).toEqual([]);
});
