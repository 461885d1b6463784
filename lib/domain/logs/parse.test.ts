import { describe, expect, it } from 'vitest';
import { maskerOf } from '../masking.ts';
import { instant } from '../time.ts';
import { lineParser, parseLine } from './parse.ts';

const parse = (message: string) => {
  const at = instant(1);
  return parseLine({ eventId: 'e', group: 'g', stream: 's', at, ingestedAt: at, message }, maskerOf());
};
const ID = '8f5a4c1e-0b7f-4c3f-9a0e-0d1f2a3b4c5d';

describe('a line', () => {
  it('of Powertools gives level, message, request and its object', () => {
    const line = parse(`{"level":"WARN","message":"slow","function_request_id":"${ID}","ms":41}\n`);
    expect(line).toMatchObject({ level: 'WARN', message: 'slow', requestId: ID, fields: { ms: 41 } });
  });

  it.each(['START', 'END', 'REPORT'])('%s belongs to the platform and to its request', (word) => {
    expect(parse(`${word} RequestId: ${ID} Version: $LATEST\n`)).toMatchObject({
      level: 'PLATFORM',
      requestId: ID,
    });
  });

  it('of the Node runtime loses its time, request and level to their columns', () => {
    const line = parse(`2026-11-01T00:00:00.000Z\t${ID}\tERROR\tboom\n  at here\n`);
    expect(line).toMatchObject({ level: 'ERROR', requestId: ID, message: 'boom ⏎ at here' });
  });

  it('of the Node runtime may carry an object', () => {
    const line = parse(`2026-11-01T00:00:00.000Z\t${ID}\tINFO\t{"message":"hi"}`);
    expect(line).toMatchObject({ level: 'INFO', message: 'hi', requestId: ID });
  });

  it('of an access log reads as a request, coloured by its status', () => {
    const line = parse('{"requestId":"r","httpMethod":"GET","routeKey":"GET /hello","status":"503"}');
    expect(line).toMatchObject({ level: 'ERROR', message: 'GET /hello 503', requestId: 'r' });
  });

  it('that says a task timed out is an error without a level of its own', () => {
    expect(parse(`2026-11-01T00:00:00.000Z ${ID} Task timed out after 10.01 seconds`).level).toBe('ERROR');
  });

  it('keeps no colours, and shows control characters and marks that turn text round', () => {
    expect(parse('\u001b[31mred\u001b[0m \u0007\u202eevil').message).toBe('red ⟨U+0007⟩⟨U+202E⟩evil');
  });

  it('of several lines that Lambda wrote with carriage returns keeps them apart', () => {
    expect(parse('[ERROR] boom\rTraceback:\r  at x\n').message).toBe('boom ⏎ Traceback: ⏎ at x');
  });

  it('treats them alike when JSON hides them', () => {
    const line = parse(
      JSON.stringify({ message: '\u001b]0;own\u0007hi \u202e\u009b31m', who: ['\u001b[2Jx'] }),
    );
    expect(line).toMatchObject({ message: 'hi ⟨U+202E⟩', fields: { who: ['x'] } });
  });

  it('keeps no secret, in text or in fields', () => {
    const line = parse(
      '{"message":"with AKIAIOSFODNN7EXAMPLE","password":"hunter22","nested":{"token":"abcdefgh"}}',
    );
    expect(JSON.stringify(line)).not.toMatch(/AKIAIOSFODNN7EXAMPLE|hunter22|abcdefgh/);
  });

  it('that is nested without end is shown as text', () => {
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(parse(deep)).not.toHaveProperty('fields');
  });

  it('that is broken JSON is shown as it is', () => {
    expect(parse('{"a":').message).toBe('{"a":');
  });
});

describe('lines of one upstream', () => {
  const at = instant(1);
  const event = (message: string, stream = 's') => ({
    eventId: 'e',
    group: 'g',
    stream,
    at,
    ingestedAt: at,
    message,
  });

  it('wall row 19: hide a private key whose lines are events of their own, stream by stream', () => {
    const parse = lineParser();
    const messages = [
      '-----BEGIN PRIVATE KEY-----\n',
      'c2hvcnQ=\n',
      '-----END PRIVATE KEY-----\n',
      'c2hvcnQ=\n',
    ];
    const said = messages.map((message) => [
      parse(event(message)).message,
      parse(event('ok', 'other')).message,
    ]);
    expect(said).toEqual([
      ['(masked)', 'ok'],
      ['(masked)', 'ok'],
      ['(masked)', 'ok'],
      ['c2hvcnQ=', 'ok'],
    ]);
  });
});
