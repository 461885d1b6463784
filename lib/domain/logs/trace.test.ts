import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import type { LogLine } from './line.ts';
import { lineParser } from './parse.ts';
import { foldTraces } from './trace.ts';

type Written = { readonly text: string; readonly stream?: string; readonly at?: number };

/** One event a line, as a runtime writes what is printed. */
function read(written: readonly Written[]): readonly LogLine[] {
  const parse = lineParser();
  const lines = written.map(({ text, stream = 's', at = 1_000 }, index) =>
    parse({
      eventId: `e${index}`,
      group: 'g',
      stream,
      at: instant(at),
      ingestedAt: instant(at),
      message: text,
    }),
  );
  return foldTraces(
    lines,
    (line) => line,
    (_, line) => line,
  );
}
const said = (...texts: readonly string[]) =>
  read(texts.map((text) => ({ text }))).map(({ message }) => message);

describe('a stack trace written as an event a line', () => {
  it('of Java is one entry, an error, with its causes', () => {
    const [entry, next] = read([
      { text: 'java.lang.IllegalStateException' },
      { text: '\tat com.example.Handler.handle(Handler.java:41)' },
      { text: 'Caused by: java.net.ConnectException: refused' },
      { text: '\t... 12 more' },
      { text: 'taken' },
    ]);
    expect(entry).toMatchObject({
      eventId: 'e0',
      level: 'ERROR',
      message:
        'java.lang.IllegalStateException ⏎ at com.example.Handler.handle(Handler.java:41) ⏎ Caused by: java.net.ConnectException: refused ⏎ ... 12 more',
    });
    expect(next).toMatchObject({ message: 'taken', level: 'INFO' });
  });

  it('of Python ends in the line that names the error', () => {
    expect(
      said('Traceback (most recent call last):', '  File "app.py", line 1', '    f()', 'KeyError: 7', 'next'),
    ).toEqual(['Traceback (most recent call last): ⏎ File "app.py", line 1 ⏎ f() ⏎ KeyError: 7', 'next']);
  });

  it('of a Go panic ends with the platform’s own words', () => {
    expect(
      said('panic: boom', 'goroutine 1 [running]:', 'main.main()', '\t/a.go:7 +0x1d', 'REPORT RequestId: x'),
    ).toEqual(['panic: boom ⏎ goroutine 1 [running]: ⏎ main.main() ⏎ /a.go:7 +0x1d', 'REPORT RequestId: x']);
  });

  it('does not take the lines of another stream, nor of a later time', () => {
    const lines = read([
      { text: 'Error: a' },
      { text: '  at b', stream: 'other' },
      { text: '  at c', at: 3_000 },
      { text: '  at d', at: 3_100 },
    ]);
    expect(lines.map(({ message }) => message.trim())).toEqual(['Error: a', 'at b', 'at c ⏎ at d']);
  });

  it('is no error where only text was indented', () => {
    expect(read([{ text: 'items:' }, { text: '  one' }])[0]).toMatchObject({
      level: 'INFO',
      message: 'items: ⏎ one',
    });
  });

  it('leaves lines alone that belong to nothing', () => {
    const lines = [{ text: 'a' }, { text: 'b' }];
    expect(read(lines)).toHaveLength(2);
  });

  it('has an end, whatever is written', () => {
    const frames = Array.from({ length: 1_000 }, () => ({ text: '  at x' }));
    expect(read([{ text: 'Error: a' }, ...frames]).length).toBeGreaterThan(3);
  });
});
