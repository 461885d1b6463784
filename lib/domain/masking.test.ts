import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASKED, maskerOf, maskJson } from './masking.ts';

const mask = maskerOf();

describe('a masked text', () => {
  it('shows no key of AWS, by shape', () => {
    expect(mask('key AKIAIOSFODNN7EXAMPLE of us')).toBe(`key ${MASKED} of us`);
    expect(mask('wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12')).toBe(MASKED);
  });

  it('shows no value that is known to be secret, whatever its shape', () => {
    expect(maskerOf(['correct horse'])('the correct horse runs')).toBe(`the ${MASKED} runs`);
    expect(maskerOf(['12345678'])('12345678, 12345678')).toBe(`${MASKED}, ${MASKED}`);
    expect(maskerOf(['1234567', ''])('the 1234567 runs')).toBe('the 1234567 runs');
    expect(mask('Stryker was here')).toBe('Stryker was here');
  });

  it('shows no value that is assigned to a secret name', () => {
    expect(mask('password=hunter22 next')).toBe(`password=${MASKED} next`);
    expect(mask('{"token": "abcd1234"}')).toBe(`{"token": "${MASKED}"}`);
    expect(mask('Authorization: Bearer abc.def')).toBe(`Authorization: Bearer ${MASKED}`);
  });

  it('shows no value of JSON within JSON, and none that holds commas or spaces', () => {
    expect(mask(String.raw`{"policy":"{\"password\": \"hunter22\", \"user\": \"me\"}"}`)).toBe(
      String.raw`{"policy":"{\"password\": \"${MASKED}\", \"user\": \"me\"}"}`,
    );
    expect(mask('{"secret":"a, b; c","next":1}')).toBe(`{"secret":"${MASKED}","next":1}`);
    expect(mask(String.raw`{"token":"ab\"cd"}`)).toBe(`{"token":"${MASKED}"}`);
    expect(mask('secret_key = "x y"')).toBe(`secret_key = "${MASKED}"`);
  });

  it('shows no password of an address and no key that says whose it is', () => {
    expect(mask('cloning https://me:hunter2@example.org/r.git')).toBe(
      `cloning https://me:${MASKED}@example.org/r.git`,
    );
    expect(mask('postgres://a:b@127.0.0.1:5432/x')).toBe(`postgres://a:${MASKED}@127.0.0.1:5432/x`);
    expect(mask(`pushed with ghp_${'a1'.repeat(18)}`)).toBe(`pushed with ${MASKED}`);
    expect(mask(`ygr_${'a-'.repeat(21)}b`)).toBe(MASKED);
  });

  it('shows nothing of a private key, on lines of its own or escaped', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\ndef\n-----END RSA PRIVATE KEY-----';
    expect(mask(`is ${key} it`)).toBe(`is ${MASKED} it`);
    expect(mask(JSON.stringify({ pem: key }))).toBe(`{"pem":"${MASKED}"}`);
  });

  it('keeps what only looks alike: commits, hashes, ARNs of secrets, unknown values', () => {
    for (const text of [
      'commit 3f786850e387550fdab836ed7e6dc881de23001b',
      'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'source_code_hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="',
      'arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:items-dev-cursor-AbCdEf',
      'token = (known after apply)',
      '"secret": "(sensitive value)"',
      'https://example.org:8443/a@b',
    ]) {
      expect(mask(text)).toBe(text);
    }
  });
});

describe('a masked JSON value', () => {
  it('hides texts under secret names and keeps the rest', () => {
    expect(
      maskJson({ secret_string: 'x1', secret_arn: 'arn:aws:x', list: [{ apiKey: 'y', ttl: 3 }] }, mask),
    ).toEqual({ secret_string: MASKED, secret_arn: 'arn:aws:x', list: [{ apiKey: MASKED, ttl: 3 }] });
  });

  it('hides what a name beside it, a list or a declaration of that name holds', () => {
    expect(
      maskJson(
        {
          Tags: [
            { Key: 'db_pass', Value: 'x' },
            { Key: 'team', Value: 'shop' },
          ],
          access_tokens: ['x', 'y'],
          Parameters: { DbPassword: { Type: 'String', Default: 'x', NoEcho: 'true' } },
          pin: { otp: 123456 },
          pass: 12,
        },
        mask,
      ),
    ).toEqual({
      Tags: [
        { Key: 'db_pass', Value: MASKED },
        { Key: 'team', Value: 'shop' },
      ],
      access_tokens: [MASKED, MASKED],
      Parameters: { DbPassword: { Type: 'String', Default: MASKED, NoEcho: 'true' } },
      pin: { otp: MASKED },
      pass: 12,
    });
  });

  it('hides a number that may be one, and none that is a count', () => {
    expect(maskJson({ otp: [1_000, -1_000, 999, null, { n: 5_000 }] }, mask)).toEqual({
      otp: [MASKED, MASKED, 999, null, { n: 5_000 }],
    });
  });

  it('is as it was where no name says anything', () => {
    for (const plain of ['plain', 5_000, null, true, ['plain', 5_000, ['x']], { list: [{ name: 'plain' }] }])
      expect(maskJson(plain, mask)).toEqual(plain);
  });

  it('keeps where a secret comes from, and what only bears its name', () => {
    const kept = {
      DbSecret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'items-db' } },
      MasterUserPassword: { Ref: 'DbPassword' },
      secrets: [{ name: 'PATH_OF', valueFrom: '/items/db' }],
      ServiceToken: 'arn:aws:lambda:eu-west-1:000000000000:function:x',
      SecretString: '{{resolve:secretsmanager:items:SecretString:password}}',
      authorization: 'AWS_IAM',
      token_validity_units: { access_token: 'hours' },
      token: null,
    };
    expect(maskJson(kept, mask)).toEqual(kept);
  });
});

describe('masking', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'token',
      'password',
      '=',
      ':',
      '"',
      "'",
      '\\',
      '\n',
      ' ',
      '--',
      '->',
      '{',
      '}',
      '[',
      ']',
      ',',
      '(masked)',
      '://',
      '@',
      'eyJabcdefgh1',
      '.',
      'Key',
      'Value',
      '-----BEGIN PRIVATE KEY-----',
      '-----END PRIVATE KEY-----',
      'bearer ',
      'abc12',
    ),
    fc.string({ maxLength: 6 }),
  );

  it('of masked text changes nothing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = mask(pieces.join(''));
        expect(mask(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

it('wall row 2: a quote that nothing closes is masked at once, however many backslashes follow', () => {
  // 43 characters took a second, a few more would never end; longer texts are in tools/bench/hostile-text.
  for (const many of [36, 100, 1_000]) {
    expect(mask(`token="${'\\'.repeat(many)}`)).toBe(`token="${MASKED}`);
  }
});
