import { expect, it } from 'vitest';
import type { MetricTarget } from './targets.ts';
import { measuresBehind, vitalMeasures } from './vital-signs.ts';

const KINDS = ['function', 'rest-api', 'http-api', 'table', 'stream'] as const;
const targets = KINDS.map(
  (kind): MetricTarget => ({ kind, resource: kind, label: kind, dimensions: { Name: kind } }),
);

it('as many metrics stand behind what was said as were asked for; a queue is asked of SQS', () => {
  const said = KINDS.map(
    (kind) => ({ kind: kind === 'rest-api' || kind === 'http-api' ? 'api' : kind }) as const,
  );
  expect(measuresBehind([...said, { kind: 'queue' }])).toBe(vitalMeasures(targets).length);
});
