import { expect, it } from 'vitest';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { rollbackTriggers } from './rollback-triggers.ts';

const alarm = (name: string, more: Partial<AlarmState> = {}): AlarmState => ({
  ...{ name, arn: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`, state: 'OK', since: instant(0) },
  ...{ stateReason: '', metric: 'Errors', namespace: 'AWS/Lambda', dimensions: {} },
  ...more,
});
const names = ({ alarms }: ReturnType<typeof rollbackTriggers>) =>
  alarms.map(({ arn }) => arn.split(':').at(-1));

it('takes alarms of alarms first, then those of the stack’s own functions, and says which of more than five it leaves out', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((name) => alarm(name));
  const own = alarm('own', { dimensions: { FunctionName: 'shop-sort' } });
  const all = alarm('z-all', { rule: 'ALARM(a) OR ALARM(b)' });
  const chosen = rollbackTriggers([...many, own, all], new Set(['shop-sort']), { watch: minutes(5) });
  expect(names(chosen)).toEqual(['z-all', 'own', 'a', 'b', 'c']);
  expect(chosen.alarms[0]?.composite).toBe(true);
  expect(chosen.minutes).toBe(5);
  expect(chosen.leftOut).toEqual([
    { name: 'd', why: 'too-many' },
    { name: 'e', why: 'too-many' },
  ]);
});

it('leaves out one that fires already: it would end the deploy that may be its cure', () => {
  const chosen = rollbackTriggers([alarm('fires', { state: 'ALARM' }), alarm('quiet')], new Set(), {
    watch: minutes(1),
  });
  expect(names(chosen)).toEqual(['quiet']);
  expect(chosen.leftOut).toEqual([{ name: 'fires', why: 'fires' }]);
});
