import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, parseHcl } from './parse.ts';

const ROOTS = ['infra/hello', 'infra/terraform', 'infra/account', 'infra/portal/access'];
const shipped = ROOTS.flatMap((root) =>
  readdirSync(join(import.meta.dirname, '../../..', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tf') && !name.includes('.terraform'))
    .map((name) => join(root, name)),
);

type Tree = { [name: string]: Tree[] | Tree | true };

/** The names of blocks, labels and arguments, as `hcl2json` nests them. */
function shape(blocks: readonly Block[], attributes: readonly { name: string }[]): Tree {
  const tree: Tree = Object.fromEntries(attributes.map(({ name }) => [name, true]));
  for (const block of blocks) {
    let place = tree;
    for (const name of [block.type, ...block.labels].slice(0, -1)) {
      place[name] ??= {};
      place = place[name] as Tree;
    }
    const last = block.labels.at(-1) ?? block.type;
    const own = shape(block.blocks, block.attributes);
    place[last] = [...((place[last] as Tree[] | undefined) ?? []), own];
  }
  return tree;
}

/** What HashiCorp's own parser (compiled to wasm) says, cut down to names. */
function shapeOfJson(given: Record<string, unknown>, ours: Tree): Tree {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const own = ours[name];
      if (own === undefined || own === true) return [name, true];
      if (Array.isArray(value)) {
        return [name, value.map((each, index) => shapeOfJson(each, (own as Tree[])[index] ?? {}))];
      }
      return [name, shapeOfJson(value as Record<string, unknown>, own as Tree)];
    }),
  );
}

const ours = (text: string) => {
  const { body, problem } = parseHcl(text);
  return { tree: shape(body.blocks, body.attributes), problem };
};

const name = fc.constantFrom('a', 'b-c', 'source', 'data', 'for_each', 'é');
const comment = fc.constantFrom('', '', ' # { " ${', ' // <<E', ' /* } " */');
const literal = fc.constantFrom(
  'x',
  '{',
  '}',
  '#',
  '//',
  '/*',
  '$',
  `$\${`,
  '%%{',
  '\\"',
  '\\\\',
  "'",
  '<<E',
  '\\u0041',
);

const quoted: fc.Memo<string> = fc.memo((depth) =>
  fc
    .array(fc.oneof(literal, depth <= 1 ? fc.constant('y') : onLine(depth - 1).map((x) => `\${${x}}`)), {
      maxLength: 4,
    })
    // `$` before a template would make an escape of it.
    .map((parts) => `"${parts.map((part) => (part === '$' ? '$ ' : part)).join('')}"`),
);
/** An expression without a line end. */
const onLine: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.constantFrom('1', 'true', 'a.b', 'a[0].c', 'null', '"plain"', '-1 == 2', '1.5e3', '""')
    : fc.oneof(
        quoted(depth - 1),
        fc.tuple(name, onLine(depth - 1)).map(([f, x]) => `f${f.length}(${x})`),
        onLine(depth - 1).map((x) => `{ k = ${x}, "q{" = 2 }`),
      ),
);
const heredoc = fc
  .tuple(
    onLine(3),
    fc.constantFrom('E', 'EOT'),
    fc.constantFrom('#', '//', '/*', '}', '"'),
    fc.constantFrom('-', ''),
  )
  .map(
    ([x, marker, sign, dash]) =>
      `<<${dash}${marker}\n ${sign} \${${x}}\n${marker} x\n  "\${${x}}${marker}\n ${marker}\n`,
  );
const value = fc.oneof(
  onLine(4),
  heredoc,
  heredoc.map((text) => `f(${text}, 1)`),
  fc
    .array(onLine(3), { maxLength: 3 })
    .map((all) => `[ # [\n${all.map((each) => `${each}, // ]\n`).join('')}]`),
  onLine(3).map((x) => `{\n  k = ${x} /* } */\n  (1) : 2\n}`),
);
const argument = fc.tuple(value, comment).map(
  ([text, word]) =>
    (index: number) =>
      `n${index} = ${text}${text.endsWith('\n') ? '' : `${word}\n`}`,
);
const body: fc.Memo<string> = fc.memo((depth) =>
  fc
    .array(depth <= 1 ? argument : fc.oneof(argument, block(depth - 1)), { maxLength: 4 })
    .map((items) => items.map((write, index) => write(index)).join('')),
);
const block: fc.Memo<(index: number) => string> = fc.memo((depth) =>
  fc
    .tuple(name, fc.array(fc.constantFrom('"l"', '"m n"', 'bare'), { maxLength: 2 }), body(depth), comment)
    .map(
      ([type, labels, inner, word]) =>
        () =>
          `${type}${labels.length} ${labels.join(' ')} {${word}\n${inner}}\n`,
    ),
);

describe("beside HashiCorp's own parser", () => {
  it('every file that we ship has the same blocks and arguments', async () => {
    expect(shipped.length).toBeGreaterThan(30);
    for (const file of shipped) {
      const text = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
      const { tree, problem } = ours(text);
      expect(problem, file).toBeUndefined();
      expect(tree, file).toEqual(shapeOfJson(await parse(file, text), tree));
    }
  });

  it('made-up files with comments, texts, heredocs and templates have the same blocks and arguments', async () => {
    await fc.assert(
      fc.asyncProperty(body(3), async (text) => {
        const { tree, problem } = ours(text);
        expect(problem, text).toBeUndefined();
        expect(tree, text).toEqual(shapeOfJson(await parse('x.tf', text), tree));
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it('what is cut off or has a sign too many is refused by both', async () => {
    const whole = `a "b" {\n  c = "x\${f("}")}" # "\n  d = <<-E\n    { \${[1, 2]}\n  E\n}\n`;
    for (let end = 1; end < whole.length - 1; end += 1) {
      const text = whole.slice(0, end);
      const theirs = await parse('x.tf', text).then(
        () => true,
        () => false,
      );
      if (theirs) expect(parseHcl(text).problem, JSON.stringify(text)).toBeUndefined();
    }
    expect(parseHcl(`${whole}}`).problem).toEqual({ line: 7, what: expect.any(String) });
    expect(parseHcl('a {\n b = "\n}').problem).toEqual({ line: 2, what: 'a text does not end on its line' });
  });
});
