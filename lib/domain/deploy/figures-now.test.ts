import { expect, it } from 'vitest';
import type { Vital } from '../metrics/vitals.ts';
import { figuresNow } from './figures-now.ts';

const vital = (kind: Vital['kind'], resource: string, more: Partial<Vital> = {}): Vital => ({
  ...{ kind, resource, label: resource },
  ...more,
});
const of = (...vitals: readonly Vital[]) => figuresNow({ windowMinutes: 5, vitals }, 'cfn:orders/');

it('counts at the APIs of a component, which know what callers got', () => {
  expect(
    of(
      vital('function', 'cfn:orders/Fn', { requests: 900, errors: 0, latencyP95: 20 }),
      vital('api', 'cfn:orders/Api', { requests: 100, errors: 4, latencyP95: 224 }),
      vital('api', 'cfn:other/Api', { requests: 7_000, errors: 7_000, latencyP95: 9_000 }),
    ),
  ).toEqual({ requestsPerMinute: 20, errorRate: 0.04, p95: 224 });
});

it('counts at its functions where it has no API, and takes the slowest', () => {
  expect(
    of(
      vital('function', 'cfn:orders/A', { requests: 30, errors: 3, latencyP95: 20 }),
      vital('function', 'cfn:orders/B', { requests: 20, latencyP95: 80 }),
      vital('table', 'cfn:orders/Table', { requests: 5_000 }),
    ),
  ).toEqual({ requestsPerMinute: 10, errorRate: 0.06, p95: 80 });
});

it('knows no share of nothing, and nothing of what is not measured', () => {
  expect(of(vital('function', 'cfn:orders/A'))).toEqual({ requestsPerMinute: 0 });
  expect(of(vital('queue', 'cfn:orders/Jobs', { backlog: 2 }))).toBeUndefined();
});
