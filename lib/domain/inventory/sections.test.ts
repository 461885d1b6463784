import { expect, it } from 'vitest';
import { kindOf } from '../graph/kinds.ts';
import type { Verdict } from '../health/health.ts';
import type { ResourceRow } from './rows.ts';
import { sectionOf, sortedRows, sortOf } from './sections.ts';

const row = (type: string, name: string, verdict?: Verdict): ResourceRow => ({
  resource: { id: name, environment: 'items/dev', type, name, owner: { kind: 'none' } },
  kind: kindOf(type),
  checks: [],
  ...(verdict ? { verdict } : {}),
});
const ROWS = [
  row('aws_cloudwatch_log_group', 'logs'),
  row('AWS::Lambda::Function', 'api', 'healthy'),
  row('aws_iam_role_policy', 'own'),
  row('aws_dynamodb_table', 'data', 'degraded'),
];

it('puts what answers first, and what belongs to it after', () => {
  expect(sortedRows(ROWS, 'part').map(({ resource }) => resource.name)).toEqual([
    'api',
    'data',
    'logs',
    'own',
  ]);
  expect(ROWS.map(sectionOf)).toEqual(['watch', 'compute', 'access', 'data']);
});

it('sorts by one column whatever the part, trouble first', () => {
  expect(sortedRows(ROWS, 'health').map(({ resource }) => resource.name)[0]).toBe('data');
  expect(sortedRows(ROWS, 'name').map(({ resource }) => resource.name)).toEqual([
    'api',
    'data',
    'logs',
    'own',
  ]);
  expect(sortOf('zzz')).toBe('part');
});
