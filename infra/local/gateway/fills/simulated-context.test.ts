import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from './role-policy.ts';
import { withContext } from './simulated-context.ts';

const ASKED = { action: 'iam:PassRole', resource: 'arn:r' };
const policy = (Condition: object, Effect = 'Allow') =>
  ({ Statement: [{ Effect, Action: 'iam:*', Resource: 'arn:*', Condition }] }) as PolicyDocument;
const said = (given: Readonly<Record<string, readonly string[]>>, ...policies: readonly PolicyDocument[]) =>
  withContext(policies, ASKED, new Map(Object.entries(given)));

describe('a simulation with context', () => {
  const passing = policy({ StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'b'] } });

  it('allows what a condition allows, and refuses what it does not', () => {
    expect(said({ 'iam:passedtoservice': ['lambda.amazonaws.com'] }, passing).decision).toBe('allowed');
    expect(said({ 'iam:passedtoservice': ['ec2'] }, passing)).toEqual({
      decision: 'implicitDeny',
      missing: [],
    });
  });

  it('names the keys that nobody gave', () => {
    expect(said({}, passing)).toEqual({ decision: 'implicitDeny', missing: ['iam:PassedToService'] });
  });

  it('needs no key for IfExists and ForAllValues, and every value of it for the latter', () => {
    const tags = policy({
      StringLikeIfExists: { 'aws:ResourceTag/Team': 'shop*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team', 'Owner'] },
    });
    expect(said({}, tags).decision).toBe('allowed');
    expect(said({ 'aws:tagkeys': ['Team', 'Other'] }, tags).decision).toBe('implicitDeny');
    expect(said({ 'aws:resourcetag/team': ['else'] }, tags).decision).toBe('implicitDeny');
  });

  it('lets a denial win over what is allowed, and leaves what it cannot test undecided', () => {
    const denied = policy({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'Deny');
    expect(said({ 'aws:requestedregion': ['eu-west-1'] }, policy({}), denied).decision).toBe('explicitDeny');
    const odd = policy({ NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } });
    expect(said({ 'aws:multifactorauthage': ['3'] }, odd).missing).toEqual(['aws:MultiFactorAuthAge']);
  });
});
