import { describe, expect, it } from 'vitest';
import { failureOf, isExpiry, isThrottle } from './errors.ts';

const ASKED = { api: 'cloudwatch:DescribeAlarms', principal: 'arn:aws:iam::000000000000:role/read' };
const thrown = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('an error of the SDK', () => {
  it('that denies names principal, action and resource from AWS’s own text', () => {
    const text =
      'User: arn:aws:sts::000000000000:assumed-role/read/collector is not authorized to perform: lambda:GetFunction on resource: arn:aws:lambda:ap-northeast-1:000000000000:function:x because no identity-based policy allows it';
    expect(failureOf(thrown('AccessDeniedException', text), ASKED)).toEqual({
      kind: 'denied',
      principal: 'arn:aws:sts::000000000000:assumed-role/read/collector',
      action: 'lambda:GetFunction',
      resource: 'arn:aws:lambda:ap-northeast-1:000000000000:function:x',
    });
  });

  it('that denies in few words is filled in from the call', () => {
    expect(failureOf(thrown('AccessDenied', 'Access Denied'), ASKED)).toEqual({
      kind: 'denied',
      principal: ASKED.principal,
      action: ASKED.api,
      resource: '*',
    });
  });

  it.each([
    ['ThrottlingException', 'Rate exceeded', 'throttled'],
    ['ExpiredTokenException', 'expired', 'expired'],
    ['ResourceNotFoundException', 'no such group', 'not-found'],
    ['ValidationError', 'Stack with id x does not exist', 'not-found'],
    ['ValidationError', 'Template error', 'unavailable'],
    ['OptInRequired', 'subscribe', 'not-enabled'],
    ['AccessDeniedException', 'User not enabled for cost explorer access', 'not-enabled'],
    ['DataUnavailableException', 'Data is not available.', 'unavailable'],
    ['BillExpirationException', 'The requested report expired.', 'unavailable'],
    [
      'LimitExceededException',
      'You made too many calls in a short period of time. Try again later.',
      'throttled',
    ],
    ['LimitExceededException', 'The number of log groups is at its limit', 'unavailable'],
    ['ZodError', 'expected string', 'malformed'],
    ['TimeoutError', 'took too long', 'unavailable'],
  ])('%s (%s) is %s', (name, message, kind) => {
    expect(failureOf(thrown(name, message), ASKED).kind).toBe(kind);
  });

  it('without text says its code', () => {
    const refused = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
    expect(failureOf(refused, ASKED)).toMatchObject({
      kind: 'unavailable',
      cause: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('tells throttles and expired keys apart from the rest', () => {
    expect(isThrottle(thrown('TooManyRequestsException', ''))).toBe(true);
    expect(isExpiry(thrown('InvalidClientTokenId', ''))).toBe(true);
    expect(isThrottle(thrown('AccessDenied', ''))).toBe(false);
  });
});
