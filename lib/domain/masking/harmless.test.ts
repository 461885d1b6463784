import { describe, expect, it } from 'vitest';
import { isHarmless } from './harmless.ts';

describe('under a name that says secret', () => {
  it.each([
    ['', '  ', ' null ', 'true', 'undefined', 'required', 'missing'],
    ['AWS_IAM', 'cognito_user_pools', 'seconds', 'redacted', 'Hidden'],
    ['(known after apply)', '(sensitive)', '(sensitive value)', '(masked)'],
    ['7', '123'],
    ['*', '*****', '...', '....', '…', 'xxx', 'XXXX'],
    ['<password>', '<x>', '<my api-key v1.2>', `<${'a'.repeat(64)}>`],
    ['[REDACTED]', '[X]'],
    ['$DB_PASSWORD', '$_', '$P1', `$\{var.token}`, `$\{x}`, `$\{module.a[0].b:c}`],
    ['{{resolve:ssm:/items/db:1}}', '{{resolve:secretsmanager:items:SecretString:password}}'],
    ['arn:aws:ssm:eu-west-1:123456789012:parameter/a', 'arn:aws-cn:iam::1:role/a+b=c@d.e*'],
  ])('%s and its kin say that they are none', (...values) => {
    for (const value of values) expect([value, isHarmless(value)]).toEqual([value, true]);
  });

  it.each([
    ['hunter2', 'truely', 'null!', '(sensitive', 'known after apply'],
    ['1234', '12a', 'a12'],
    ['a***', '***a', '..', '…a', 'a…', 'xx', 'XX', 'xxxX'],
    ['<a>b', 'a<b>', '<>', '<a&b>', `<${'a'.repeat(65)}>`],
    ['x[REDACTED]', '[REDACTED]x', '[redacted]', '[]', `[${'A'.repeat(17)}]`],
    ['$hunter2', 'x$DB', '$DB-x', '$1', `$\{a}x`, `x$\{a}`, `$\{}`, `$\{a b}`],
    ['{{resolve:a}}b', 'b{{resolve:a}}', '{{resolve:}}', '{{a}}'],
    ['xarn:aws:ssm:eu-west-1:1:a', 'arn:aws:ssm:eu-west-1:1:a b', 'arn:aws!:ssm:a:1:b', 'arn:aws:ssm'],
  ])('%s and its kin may be one', (...values) => {
    for (const value of values) expect([value, isHarmless(value)]).toEqual([value, false]);
  });
});
