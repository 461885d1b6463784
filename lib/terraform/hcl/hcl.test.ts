import { describe, expect, it } from 'vitest';
import { calls } from './expression.ts';
import { parseHcl } from './parse.ts';
import { hclTokens, templateTokens } from './tokens.ts';

it('a call is found wherever an expression stands, and nowhere else', () => {
  const text = [
    '# a(1)',
    'x = "a(2)"',
    `x = "\${b(3)} $\${a(4)} %{ if c(5) }a(6)%{ endif }"`,
    'x = d /* } */ ("/")',
    'x = <<E',
    `# \${e("a(7)")}`,
    'a(8) "',
    'E',
    'x = [f( // a(9)',
    `g("\${h()}")), provider::aws::i()]`,
  ].join('\n');
  const { tokens, problem } = hclTokens(text);
  expect(problem).toBeUndefined();
  expect(calls(tokens).map(({ name, line }) => `${line} ${name}`)).toEqual([
    '3 b',
    '3 c',
    '4 d',
    '6 e',
    '9 f',
    '10 g',
    '10 h',
    '10 aws::i',
  ]);
});

it('a template file is text with expressions', () => {
  const { tokens } = templateTokens(
    `file("a") \${ file("b") }\n%{ for x in y ~}\n\${file("c")}"{\n%{ endfor }`,
  );
  expect(calls(tokens).map(({ line }) => line)).toEqual([1, 3]);
});

describe('hostile text', () => {
  const hostile = [
    '{',
    '"',
    `"\${`,
    '<<E\n',
    '/*',
    '\\',
    `\${`,
    '%{',
    'a(',
    'a"',
    'a {\n',
    '$$',
    'file(',
    '\n',
    'é',
    '\u0000',
  ];
  it.each(hostile)('%j many times over is read to its end', (piece) => {
    for (const text of [
      piece.repeat(60_000),
      `x = "${piece.repeat(60_000)}`,
      `x = <<E\n${piece.repeat(60_000)}`,
    ]) {
      const { tokens } = parseHcl(text);
      expect(calls(tokens).length).toBeLessThanOrEqual(60_000);
      expect(tokens.length).toBeLessThanOrEqual(text.length + 1);
    }
  });
});
