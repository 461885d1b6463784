import { expect, it } from 'vitest';
import { reason } from '#lib/domain/reason.ts';
import { failureWords } from './failure.ts';
import { reasonWords } from './reason.ts';
import { translator } from './translate.ts';

const en = translator('en');

it('puts a reason into words, with its shares and durations in their units', () => {
  const high = reason('health.errors-high', {
    label: 'processor',
    errors: 5,
    requests: 119,
    share: 0.042,
    limitShare: 0.05,
  });
  expect(reasonWords(en, high)).toBe('processor: 5 of 119 failed (4.2 %, limit 5 %)');
  const slow = reason('health.slow', { label: 'api', millis: 3_400, requests: 96, limitMillis: 3_000 });
  expect(reasonWords(en, slow)).toBe('api: p95 latency 3.4 s over 96 requests, limit 3 s');
});

it('shows a code that it does not know, with its parameters', () => {
  expect(reasonWords(en, reason('health.brand-new', { count: 3 }))).toBe('health.brand-new · count 3');
});

it('names the role and the action that a refusal lacks', () => {
  const words = failureWords(en, {
    kind: 'denied',
    principal: 'arn:aws:sts::000000000000:assumed-role/yagura-hello-dev-read/collector',
    action: 'cloudwatch:DescribeAlarms',
    resource: '*',
  });
  expect(words.what).toBe('Role yagura-hello-dev-read lacks cloudwatch:DescribeAlarms on *.');
});
