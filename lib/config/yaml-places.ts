import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ConfigProblem } from './portal-config.ts';

/** A YAML file as read, and how a remark on one of its places is written. */
export type YamlFile = {
  readonly raw: unknown;
  readonly problem: (path: readonly string[], message: string) => ConfigProblem;
};

/** Anchors and aliases are allowed. */
export function readYaml(text: string, file: string): Result<YamlFile, readonly ConfigProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  if (document.errors.length > 0)
    return err(
      document.errors.map((each) => ({ file, line: lineAt(each.pos[0]), path: '', message: each.message })),
    );
  const raw: unknown = document.toJS({ maxAliasCount: 1000 });
  return ok({
    raw,
    problem(path, message) {
      const value = valueAt(raw, path);
      return {
        ...{ file, line: lineAt(offsetOf(document, path)), path: path.join('.'), message },
        ...(value === undefined ? {} : { value }),
      };
    },
  });
}

/** Offset of the node at `path`, or of the nearest one above it. */
function offsetOf(document: Document, path: readonly string[]): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
      if (!pair) break;
      offset = isScalar(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as { range?: [number, number, number] } | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

function valueAt(raw: unknown, path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
    raw,
  );
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
  // Pasted in the public key's place; problems are logged and shown on a page.
  if (typeof value === 'string' && value.includes('PRIVATE KEY')) return undefined;
  return JSON.stringify(value);
}
