import { describe, expect, it } from 'vitest';
import { maskerOf } from '../masking.ts';
import { openPrivateKeys } from './private-keys.ts';

const mask = maskerOf();
const BODY = 'MIIEowIBAAKCAQEA1zWJbVbGqYIy8Z0x9mYcT7pQe2uR4sK6vN3hL5dF8gJ0aB1c';
const KEY = ['-----BEGIN RSA PRIVATE KEY-----', BODY, BODY, 'q7Zr9w==', '-----END RSA PRIVATE KEY-----'];

describe('a private key in one text', () => {
  it('is masked from its beginning to its end, and so is each further one', () => {
    const text = KEY.join('\n');
    expect(mask(`a ${text} b ${text} c`)).toBe('a (masked) b (masked) c');
  });

  it.each(['EC ', 'OPENSSH ', 'ENCRYPTED ', ''])('may be of the kind %j', (kind) => {
    expect(mask(`-----BEGIN ${kind}PRIVATE KEY-----\nabc\n-----END ${kind}PRIVATE KEY-----`)).toBe(
      '(masked)',
    );
  });

  it('is masked to the end of the text when it has no end', () => {
    expect(mask(`see -----BEGIN PRIVATE KEY-----\nabc\n-----END CERTIFICATE-----`)).toBe('see (masked)');
  });

  it('is no certificate and no public key', () => {
    const text = '-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----';
    expect(mask(text)).toBe(text);
  });
});

describe('wall row 19: lines of a private key that come as events of their own', () => {
  const masksEach = (lines: readonly string[], stream = 's', within = openPrivateKeys()) =>
    lines.map((line) => {
      const ends = within(stream, line);
      return (ends > 0 ? '(masked)' : '') + mask(line.slice(ends));
    });

  it('are masked one by one, the short last one too, and what follows is not', () => {
    expect(masksEach(['before', ...KEY, 'after'])).toEqual([
      'before',
      ...Array.from({ length: 5 }, () => '(masked)'),
      'after',
    ]);
  });

  it('are masked up to the end within an event that goes on', () => {
    expect(masksEach([KEY.slice(0, 2).join('\n'), `${KEY.slice(2).join('\n')}\nnext`])).toEqual([
      '(masked)',
      '(masked)next',
    ]);
  });

  it('are told apart by stream: another one goes on unmasked', () => {
    const within = openPrivateKeys();
    masksEach(KEY.slice(0, 2), 'a', within);
    expect(masksEach(['q7Zr9w=='], 'b', within)).toEqual(['q7Zr9w==']);
    expect(masksEach(['q7Zr9w=='], 'a', within)).toEqual(['(masked)']);
  });

  it('are masked by their shape where the beginning was not seen', () => {
    expect(masksEach([BODY])).toEqual(['(masked)']);
  });

  it('do not hide a line of somebody else between them', () => {
    expect(masksEach([KEY[0] ?? '', 'START RequestId: 1', KEY[3] ?? ''])).toEqual([
      '(masked)',
      'START RequestId: 1',
      '(masked)',
    ]);
  });

  it('hide no more than a key has when the end never comes', () => {
    const lines = masksEach([KEY[0] ?? '', ...Array.from({ length: 200 }, () => 'done')]);
    expect(lines.at(-1)).toBe('done');
  });

  it('are remembered of a bounded number of streams', () => {
    const within = openPrivateKeys();
    masksEach(KEY.slice(0, 1), 'first', within);
    for (let other = 0; other < 1_000; other += 1) masksEach(KEY.slice(0, 1), `s${other}`, within);
    expect(masksEach(['q7Zr9w=='], 'first', within)).toEqual(['q7Zr9w==']);
  });
});
