import { expect, it } from 'vitest';
import { maskerOf, maskJson } from '../masking.ts';
import { keysApart, maskedName } from './keys-apart.ts';

/** The key of AWS's own documentation, and one that is like it. */
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const OTHER = 'AKIAI44QH8DHBEXAMPLE';
const TOKEN = `ghp_${'a1'.repeat(18)}`;

it('two keys in an address stay two addresses, each the same wherever it stands', () => {
  const address = (key: string) => `module.a["${key}"].aws_sqs_queue.jobs["x"]`;
  expect(maskedName(address(KEY))).toMatch(
    /^module\.a\["\(masked\)-[0-9a-f]{8}"\]\.aws_sqs_queue\.jobs\["x"\]$/,
  );
  expect(maskedName(address(KEY))).not.toBe(maskedName(address(OTHER)));
  expect(`tf:infra#${maskedName(address(KEY))}`).toBe(maskedName(`tf:infra#${address(KEY)}`));
});

it('hides tokens, private keys, and the password of an address, which alone has no digest: it can be guessed', () => {
  expect(maskedName(`aws_x.y["${TOKEN}"]`)).toMatch(/^aws_x\.y\["\(masked\)-[0-9a-f]{8}"\]$/);
  expect(maskedName('-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----')).toMatch(
    /^\(masked\)-[0-9a-f]{8}$/,
  );
  expect(maskedName('aws_x.y["postgres://me:hunter2@db"]')).toBe('aws_x.y["postgres://me:(masked)@db"]');
  expect(maskedName(`https://${TOKEN}@example.org`)).toMatch(
    /^https:\/\/\(masked\)-[0-9a-f]{8}@example\.org$/,
  );
});

it('leaves every other name as it is, such as are written like an assignment too', () => {
  for (const name of [
    'aws_ssm_parameter.this["token:read"]',
    'aws_secretsmanager_secret.db["password=rotated"]',
    'module.network.aws_subnet.private["ap-northeast-1a"]',
    `commit ${'3f786850'.repeat(5)}`,
    'arn:aws:lambda:ap-northeast-1:000000000000:function:items-dev-api',
  ])
    expect(maskedName(name)).toBe(name);
});

it('masks texts and names within, once and for all', () => {
  const state = { [KEY]: [{ address: `a.b["${OTHER}"]`, n: 1, no: null }], [OTHER]: true };
  const apart = keysApart(state);
  expect(Object.keys(apart)).toHaveLength(2);
  expect(JSON.stringify(apart)).not.toMatch(/AKIA/);
  expect(keysApart(apart)).toEqual(apart);
  expect(maskJson(apart, maskerOf())).toEqual(apart);
});

it('masks names where nobody asked to keep them apart: the fields of a log line', () => {
  expect(maskJson({ [KEY]: { [`${TOKEN}`]: 'x', 'token:read': 1 } }, maskerOf())).toEqual({
    '(masked)': { '(masked)': 'x', 'token:read': 1 },
  });
});
