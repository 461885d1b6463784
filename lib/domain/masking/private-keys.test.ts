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

  it.each([
    ['a public key', '-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----'],
    ['a certificate, whatever is said behind it', '-----BEGIN CERTIFICATE----- of a PRIVATE KEY-----'],
    ['a text that speaks of it', 'a PRIVATE KEY-----, and -----END RSA PRIVATE KEY-----'],
    ['a hash on a line of its own', BODY.toLowerCase().slice(0, 64)],
    ['one in capitals', BODY.toUpperCase().slice(0, 64)],
    ['a line of letters alone', 'aB'.repeat(32)],
    ['base64 within a line', `sha ${BODY} of it`],
    ['base64 at the end of one', `sha ${BODY}`],
    ['base64 at the beginning of one', `${BODY} of it`],
  ])('is not %s', (_, text) => {
    expect(mask(text)).toBe(text);
  });

  it('is found after a certificate, and by a label as long as forty characters', () => {
    const label = 'X'.repeat(40);
    expect(
      mask(`-----BEGIN CERTIFICATE-----
-----BEGIN ${label}PRIVATE KEY BLOCK-----
abc
-----END ${label}PRIVATE KEY BLOCK----- b`),
    ).toBe('-----BEGIN CERTIFICATE-----\n(masked) b');
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
    expect(mask(`${BODY}\r\nnext`)).toBe('(masked)\r\nnext');
    expect(mask(`a\n${BODY}==\nb`)).toBe('a\n(masked)\nb');
  });

  it('are masked with the headers of an encrypted one', () => {
    const headers = ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,2A0B', ''];
    expect(masksEach([KEY[0] ?? '', ...headers, KEY[3] ?? ''])).toEqual([
      ...['(masked)', '(masked)', '(masked)', '', '(masked)'],
    ]);
  });

  it('are masked as far as they go in an event that begins with a line end and ends with other words', () => {
    expect(masksEach([KEY[0] ?? '', '\nq7Zr9w==\nnext line'])).toEqual(['(masked)', '(masked)next line']);
  });

  it('are none once the key has ended, in its first event too', () => {
    expect(masksEach([KEY.join('\n'), 'q7Zr9w=='])).toEqual(['(masked)', 'q7Zr9w==']);
    expect(masksEach([`${KEY.join('\n')}\n${KEY[0]}`, 'q7Zr9w=='])).toEqual([
      '(masked)\n(masked)',
      '(masked)',
    ]);
  });

  it('go on after somebody else has spoken of the end', () => {
    expect(masksEach([KEY[0] ?? '', `saw ${KEY[4]}`, 'q7Zr9w==']).at(-1)).toBe('(masked)');
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
    expect(lines.filter((line) => line === '(masked)')).toHaveLength(1 + 120);
    expect(lines.at(-1)).toBe('done');
  });

  it('are remembered of a bounded number of streams', () => {
    const within = openPrivateKeys();
    for (const stream of ['first', 'second']) masksEach(KEY.slice(0, 1), stream, within);
    for (let other = 0; other < 999; other += 1) masksEach(KEY.slice(0, 1), `s${other}`, within);
    expect(masksEach(['q7Zr9w=='], 'first', within)).toEqual(['q7Zr9w==']);
    expect(masksEach(['q7Zr9w=='], 'second', within)).toEqual(['(masked)']);
  });
});
