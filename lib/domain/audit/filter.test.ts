import { expect, it } from 'vitest';
import { auditFilter, auditRange } from './filter.ts';

it('takes what an address names and drops what is none', () => {
  const query = {
    actor: ' demo:admin ',
    outcome: 'denied',
    from: '2026-11-24',
    to: '2026-13-99',
    action: ['a'],
  };
  expect(auditFilter(query)).toEqual({ actor: 'demo:admin', outcome: 'denied', from: '2026-11-24' });
  expect(auditFilter({ outcome: 'ok', target: '' })).toEqual({});
});

it('includes the last day whole', () => {
  expect(auditRange({ from: '2026-11-23', to: '2026-11-24' })).toEqual({
    from: Date.UTC(2026, 10, 23),
    before: Date.UTC(2026, 10, 25),
  });
});

it('takes every name it knows, cut to a length that no honest address has', () => {
  const query = {
    actor: 'a',
    action: 'run.approved',
    target: `  ${'t'.repeat(300)}`,
    outcome: 'failed',
    from: '2026-11-24',
    to: ' 2026-11-25 ',
    other: 'x',
  };
  expect(auditFilter(query)).toStrictEqual({
    actor: 'a',
    action: 'run.approved',
    target: 't'.repeat(200),
    outcome: 'failed',
    from: '2026-11-24',
    to: '2026-11-25',
  });
  expect(auditFilter({ outcome: 'done', actor: '   ' })).toStrictEqual({ outcome: 'done' });
});

it.each(['2026-11-24T10:00', 'x2026-11-24', '2026-02-31x', '24.11.2026', '2026', '2026-13-01'])(
  'drops %s, which is no day',
  (from) => {
    expect(auditFilter({ from })).toStrictEqual({});
  },
);

it('leaves an end open that is not asked for', () => {
  expect(auditRange({})).toStrictEqual({});
  expect(auditRange({ to: '2026-11-24' })).toStrictEqual({ before: Date.UTC(2026, 10, 25) });
});
