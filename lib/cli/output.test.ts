import { expect, it } from 'vitest';
import { output, table } from './output.ts';

const sink = () => {
  const written: string[] = [];
  return { written, write: (text: string) => written.push(text) };
};

it('keeps stdout for the JSON value when it is asked for', () => {
  const [stdout, stderr] = [sink(), sink()];
  const out = output(true, stdout, stderr);
  out.line('a line');
  out.result({ ok: true });
  expect(stdout.written).toEqual(['{\n  "ok": true\n}\n']);
  expect(stderr.written).toEqual(['a line\n']);
});

it('aligns columns', () => {
  expect(
    table([
      ['a', 'bb'],
      ['ccc', 'd'],
    ]),
  ).toEqual(['a    bb', 'ccc  d']);
});
