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

it('wall row 19: a line shows what would not be seen; JSON keeps it', () => {
  const written: string[] = [];
  const to = { write: (text: string) => written.push(text) };
  output(false, to, to).line('prod\u202egpj \u001b[2J');
  output(true, to, to).stream({ a: '\u202e' });
  expect(written).toEqual(['prod⟨U+202E⟩gpj ⟨U+001B⟩[2J\n', '{"a":"\u202e"}\n']);
});
