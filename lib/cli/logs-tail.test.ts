import { describe, expect, it } from 'vitest';
import { environmentKey } from '#lib/domain/environment.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import { lineParser } from '#lib/domain/logs/parse.ts';
import { instant } from '#lib/domain/time.ts';
import type { CliContext } from './context.ts';
import { logsTail, type TailOptions } from './logs-tail.ts';
import { output } from './output.ts';

const GROUP = '/aws/lambda/items-dev-api';
const MESSAGES = [
  '{"level":"INFO","message":"answered","status":200}',
  '{"level":"ERROR","message":"answered","status":500}',
  'REPORT RequestId: r-1 Duration: 3 ms',
];

async function* events(): AsyncGenerator<TailEvent> {
  const parse = lineParser();
  for (const [index, message] of MESSAGES.entries()) {
    const at = instant(index);
    const raw = { eventId: `${index}`, group: GROUP, stream: 's', at, ingestedAt: at, message };
    yield { kind: 'line', line: parse(raw), late: false };
  }
  yield { kind: 'gap', group: GROUP, from: instant(1), to: instant(2), cause: 'outage' };
}

async function tail(options: Partial<TailOptions>) {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const writer = (into: string[]) => ({ write: (text: string) => into.push(text) });
  const groups = [{ name: GROUP, label: 'api', kind: 'function' }];
  const context = {
    out: output(false, writer(stdout), writer(stderr)),
    environment: async () => environmentKey('items', 'dev'),
    ask: async () => ({ state: 'ready', value: groups }),
    tail: async () => events(),
  } as unknown as CliContext;
  const exit = await logsTail(context, { environment: 'items/dev', groups: [], ...options });
  return { exit, lines: stdout.map((line) => line.trim().slice(25)), stderr: stderr.join('') };
}

describe('logs tail', () => {
  it('shows every line with its function and its fields', async () => {
    expect((await tail({})).lines).toEqual([
      'api INFO  answered status=200',
      'api ERROR  answered status=500',
      'api PLATFORM r-1 REPORT RequestId: r-1 Duration: 3 ms',
    ]);
  });

  it('shows what a query finds', async () => {
    expect((await tail({ query: 'function:api status>=500' })).lines).toEqual([
      'api ERROR  answered status=500',
    ]);
  });

  it('shows what a filter pattern of CloudWatch finds, its terms and its JSON', async () => {
    expect((await tail({ pattern: '{ $.status = 5* }' })).lines).toEqual(['api ERROR  answered status=500']);
    expect((await tail({ pattern: 'REPORT' })).lines).toHaveLength(1);
    expect((await tail({ pattern: 'report' })).lines).toEqual([]);
  });

  it('leaves the platform’s lines out where they are not wanted', async () => {
    expect((await tail({ platform: false })).lines).toHaveLength(2);
  });

  it('tells a gap whatever is looked for', async () => {
    const { stderr, lines } = await tail({ query: 'nothing' });
    expect([lines, stderr]).toEqual([[], expect.stringContaining('-- gap in')]);
  });

  it('refuses what is no query, and names what may have been meant', async () => {
    const { exit, stderr } = await tail({ query: 'level:eror' });
    expect([exit, stderr]).toEqual([2, expect.stringContaining('Did you mean error?')]);
    expect((await tail({ pattern: '%x%' })).exit).toBe(2);
  });
});
