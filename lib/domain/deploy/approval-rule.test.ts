import { describe, expect, it } from 'vitest';
import { instant, minutes, plus } from '../time.ts';
import { agreementRule, mayNotAgreeYet } from './approval-rule.ts';
import { RISKS, type Risk } from './plan.ts';

const dev = { production: false, strictFor: [], approvals: 0, infrastructureApprovals: 2 };
const prod = { ...dev, production: true, strictFor: RISKS, approvals: 1 };
const plan = (...risks: Risk[]) => ({
  changes: [{ address: 'a', type: 't', action: 'update' as const, attributes: [], risks }],
});

describe('whose agreement a plan needs', () => {
  it('is the lane’s and the component’s', () => {
    expect(agreementRule('application', dev, plan('iam'))).toEqual({
      ...{ lanes: ['application'], needed: 0, strictBecause: [] },
    });
  });

  it('is the strict lane’s as well for any risk in production, and as many as there', () => {
    for (const risk of RISKS)
      expect(agreementRule('application', prod, plan(risk))).toEqual({
        ...{ lanes: ['application', 'infrastructure'], needed: 2, strictBecause: [risk] },
      });
  });

  it('stays the lane’s own for a change without a risk, for one that is only worked out anew too', () => {
    expect(agreementRule('application', prod, plan())).toMatchObject({ lanes: ['application'], needed: 1 });
  });

  it('is one at least in production, whatever the file of before said', () => {
    expect(agreementRule('application', { ...prod, approvals: 0 }, undefined).needed).toBe(1);
  });

  it('elsewhere is strict for the risks that the file names', () => {
    const some = { ...dev, strictFor: ['stateful-delete'] as const };
    expect(agreementRule('application', some, plan('iam')).needed).toBe(0);
    expect(agreementRule('application', some, plan('stateful-delete'))).toMatchObject({ needed: 2 });
  });
});

describe('a sign-in', () => {
  const now = instant(10_000_000);
  const ask = (ago: number, more = {}) =>
    mayNotAgreeYet(
      { production: true, signed: false, ...more },
      { via: 'session', signedInAt: instant(now - ago) },
      now,
    )?.code;

  it('is fresh for fifteen minutes, and asked for in production alone', () => {
    expect(ask(minutes(15))).toBeUndefined();
    expect(ask(minutes(15) + 1)).toBe('approval.sign-in-again');
    expect(ask(minutes(600), { production: false })).toBeUndefined();
  });

  it('is a signature where one is asked for, and never a token', () => {
    expect(ask(minutes(600), { signed: true })).toBeUndefined();
    const rule = { production: true, signed: false };
    expect(mayNotAgreeYet(rule, { via: 'token' }, now)?.code).toBe('approval.no-token');
    expect(mayNotAgreeYet(rule, { via: 'session' }, plus(now, minutes(1)))?.code).toBe(
      'approval.sign-in-again',
    );
  });
});
