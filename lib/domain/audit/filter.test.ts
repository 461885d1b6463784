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
