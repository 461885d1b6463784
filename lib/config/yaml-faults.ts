import { type Document, isMap, isScalar, type LineCounter, visit, type YAMLError } from 'yaml';

/** A fault of the text itself, before any key means anything. */
export type YamlFault = {
  readonly offset: number;
  readonly path: readonly string[];
  readonly message: string;
};

/**
 * What keeps a text from being YAML, in words of the file. Of what is out of place only the first: the rest follows from it. Every
 * key that stands twice, and every alias without its anchor.
 */
export function yamlFaults(document: Document, lines: LineCounter): readonly YamlFault[] {
  const twice = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const [first] = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const faults = [
    ...(first ? [{ offset: first.pos[0], message: words(first) }] : []),
    ...twice.map(({ pos: [offset] }) => ({ offset, message: twiceText(document, offset, lines) })),
    ...(document.errors.length > 0 ? [] : lostAliases(document)),
  ];
  return faults.map((each) => ({ ...each, path: pathAt(document, each.offset) }));
}

function words({ code, message }: YAMLError): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'the line begins with a tab: indent with spaces';
    case 'BAD_INDENT':
      return 'indent the line as those beside it, with spaces, or close the bracket before it';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return "a second colon in one line: put a text that holds ': ' in quotes, or indent the line as those beside it";
    case 'MISSING_CHAR':
      return `a bracket, brace or quote is not closed, or a colon is missing: ${message}`;
    default:
      return `is no YAML: ${message}`;
  }
}

function twiceText(document: Document, offset: number, lines: LineCounter): string {
  let text = 'a key stands twice';
  visit(document, {
    Map(_, map) {
      const second = map.items.find(({ key }) => isScalar(key) && key.range?.[0] === offset);
      const name = isScalar(second?.key) ? String(second.key.value) : undefined;
      const before = map.items.find(({ key }) => isScalar(key) && String(key.value) === name);
      if (name === undefined || !isScalar(before?.key)) return undefined;
      const { line } = lines.linePos(before.key.range?.[0] ?? 0);
      text = `${JSON.stringify(name)} stands twice, first in line ${line}: join the two, or give one another name`;
      return visit.BREAK;
    },
  });
  return text;
}

function lostAliases(document: Document): readonly Omit<YamlFault, 'path'>[] {
  const lost: Omit<YamlFault, 'path'>[] = [];
  visit(document, {
    Alias(_, alias) {
      if (!alias.resolve(document))
        lost.push({
          offset: alias.range?.[0] ?? 0,
          message: `there is no anchor &${alias.source} before it`,
        });
    },
  });
  return lost;
}

/** Keys above an offset, as far as the text could be read. */
function pathAt(document: Document, offset: number): readonly string[] {
  const path: string[] = [];
  let node: unknown = document.contents;
  while (isMap(node)) {
    const pair = node.items.findLast(({ key }) => isScalar(key) && (key.range?.[0] ?? Infinity) <= offset);
    if (!pair || !isScalar(pair.key)) break;
    path.push(String(pair.key.value));
    node = pair.value;
  }
  return path;
}
