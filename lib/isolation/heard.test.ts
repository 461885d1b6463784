import { describe, expect, it } from 'vitest';
import { type Heard, heard } from './heard.ts';
import type { Said } from './inside/order.ts';
import type { Told } from './journal.ts';
import type { StepRequest } from './port.ts';

/** A step of two commands, one of whose output is data, and one file that leaves it. */
function step() {
  const told: { head: Told; text: string }[] = [];
  const request = {
    commands: [
      { name: 'plan', program: 't', args: [] },
      { name: 'state', program: 't', args: [], captured: 10 },
    ],
    results: [{ name: 'file', path: '/out/file', limit: 10 }],
  } as unknown as StepRequest;
  const journal = {
    write: (head: Told, body: Uint8Array = Buffer.alloc(0)) =>
      told.push({ head, text: String(Buffer.from(body)) }),
    follow: () => undefined,
  };
  const ears: Heard = heard(request, journal, () => 7);
  const say = (head: Said, body = '') => ears.take({ head, body: Buffer.from(body) });
  const out = (command: string, body: string, stream: 'stdout' | 'stderr' = 'stdout') =>
    say({ type: 'out', command, stream }, body);
  return { ears, say, out, told };
}

const lines = (told: { head: Told; text: string }[]) =>
  told.flatMap(({ head, text }) => (head.type === 'out' ? [`${head.command} ${head.stream} ${text}`] : []));

describe('what a step says', () => {
  it('is told line by line, each stream for itself, the last one without its end too', () => {
    const { say, out, told } = step();
    out('plan', 'one\ntw');
    out('plan', 'oops\n', 'stderr');
    out('plan', 'o\nthree');
    expect(lines(told)).toEqual(['plan stdout one', 'plan stderr oops', 'plan stdout two']);
    say({ type: 'exit', command: 'plan', code: 0 });
    expect(lines(told).at(-1)).toBe('plan stdout three');
  });

  it('is a result where it was asked for, once all is over', () => {
    const { ears, say, out, told } = step();
    out('state', '{"a":');
    out('state', '1}');
    say({ type: 'file', name: 'file' }, 'bytes');
    expect(ears.ended()).toBeUndefined();
    say({ type: 'end' });
    expect(ears.ended()).toEqual({});
    expect(told.map(({ head, text }) => [head.type, text])).toEqual([
      ['result', '{"a":1}'],
      ['result', 'bytes'],
    ]);
  });

  it('is no result when it is larger than was asked for', () => {
    const { ears, say, out, told } = step();
    for (let count = 0; count < 100; count += 1) out('state', 'aaaaaaaaaa');
    say({ type: 'end' });
    expect(ears.ended()?.problem).toContain('state is larger than the 10 bytes');
    expect(told).toEqual([]);
  });

  it('is passed over where nobody asked: commands and files that are not the step’s', () => {
    const { ears, say, out, told } = step();
    out('other', 'line\n');
    say({ type: 'file', name: 'other' }, 'bytes');
    say({ type: 'exit', command: 'other', code: 0 });
    say({ type: 'end' });
    expect(told).toEqual([]);
    expect(ears.codes).toEqual({});
  });

  it('is kept up to a bound, and a note says so once', () => {
    const { out, told } = step();
    const megabyte = `${'a'.repeat(1_048_575)}\n`;
    for (let count = 0; count < 40; count += 1) out('plan', megabyte);
    expect(lines(told)).toHaveLength(32);
    expect(told.filter(({ head }) => head.type === 'note')).toHaveLength(1);
  });
});
