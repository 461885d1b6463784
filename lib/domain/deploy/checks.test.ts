import { expect, it } from 'vitest';
import { checksPassed } from './checks.ts';
import { countChanges, type Plan } from './plan.ts';

const plan = (more: Partial<Plan>): Plan => ({
  ...{ runId: 'r', content: 'c', binding: 'b', changes: [], outputs: [], madeBy: { commit: 'a' } },
  counts: countChanges([]),
  ...more,
});
const names = (more: Partial<Plan>) => checksPassed(plan(more)).passed.map(({ name }) => name);
const checked = { rules: 6, handedOff: 2 };
const well = { decided: 4, denials: [] };

it('has passed what was looked at and found nothing, with how much that was', () => {
  expect(checksPassed(plan({ checked, denials: well }))).toEqual({
    passed: [
      { name: 'handoff', n: 2 },
      { name: 'role', n: 4 },
      { name: 'rules', n: 6 },
    ],
    others: 0,
  });
});

it('has not passed what nobody looked at: an older build’s plan, no rule that is on, no IAM', () => {
  expect(checksPassed(undefined)).toEqual({ passed: [], others: 0 });
  expect(checksPassed(plan({}))).toEqual({ passed: [], others: 0 });
  expect(names({ checked: { rules: 0, handedOff: 0 } })).toEqual(['handoff']);
});

it('has not passed what found something, nor what could not say everything', () => {
  const denial = { role: 'r', address: 'a', type: 't', action: 'x:Y', resource: '*' };
  const what = { kind: 'export', name: 'subnets', change: 'gone' } as const;
  const unknown = [{ why: 'type', what: 'aws_x', n: 1 }] as const;
  const failure = { kind: 'unavailable', cause: 'IAM' } as const;
  expect(names({ checked, denials: { decided: 4, denials: [denial] } })).not.toContain('role');
  expect(names({ checked, denials: { ...well, unknown } })).not.toContain('role');
  expect(names({ checked, denials: { ...well, failure } })).not.toContain('role');
  const handoff = [{ what, by: { environment: 'reports/prod', name: 'reports' } as const }];
  expect(checksPassed(plan({ checked, handoff }))).toMatchObject({ passed: [{ name: 'rules' }], others: 1 });
});
