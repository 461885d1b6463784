import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { maskerOf } from '#lib/domain/masking.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ConfigProblem } from './portal-config.ts';
import { yamlFaults } from './yaml-faults.ts';

/** A YAML file as read, and how a remark on one of its places is written. */
export type YamlFile = {
  readonly raw: unknown;
  readonly problem: (path: readonly string[], message: string) => ConfigProblem;
};

const MOST_ALIASED = 1000;

/** Anchors and aliases are allowed. */
export function readYaml(text: string, file: string): Result<YamlFile, readonly ConfigProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  const faults = yamlFaults(document, lines);
  if (faults.length > 0)
    return err(
      faults.map(({ offset, path, message }) => ({
        ...{ file, line: lineAt(offset), path: path.join('.'), message },
      })),
    );
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: MOST_ALIASED });
  } catch (error) {
    // Aliases of aliases, which grow to more than anybody wrote.
    if (!(error instanceof ReferenceError)) throw error;
    const message = `its aliases stand for more than ${MOST_ALIASED} values: write some of them out`;
    return err([{ file, line: 1, path: '', message }]);
  }
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

const mask = maskerOf();
/** Keys that name the environment variable of a secret. */
const SECRETS: ReadonlySet<string> = new Set([
  ...['credential', 'privateKey', 'secret', 'server', 'token', 'url', 'webhookSecret'],
]);

function valueAt(raw: unknown, path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
    raw,
  );
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
  // A secret pasted where its variable or public key belongs: problems are logged and shown on a page.
  if (SECRETS.has(path.at(-1) ?? '')) return undefined;
  const text = JSON.stringify(value);
  return text.includes('PRIVATE KEY') || mask(text) !== text ? undefined : text;
}
