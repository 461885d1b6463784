import { createHash } from 'node:crypto';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearNames } from '#lib/domain/logs/query/near.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { componentProblems } from './component-problems.ts';
import { keysAt } from './json-schema.ts';
import { notificationProblems } from './notification-problems.ts';
import { type ConfigProblem, type PortalConfig, portalConfig } from './portal-config.ts';
import { proofProblems } from './proof-problems.ts';
import { type PortalFile, portalConfigSchema, RESERVED } from './schema.ts';
import { sharedBills } from './shared-bills.ts';
import { sharedStates } from './shared-states.ts';
import { version1Schema } from './version-1/schema.ts';
import { pathIn1, upgraded } from './version-1/upgrade.ts';

export const problemText = (problem: ConfigProblem): string =>
  `${problem.file}:${problem.line} ${problem.path || '(top)'}: ${problem.message}${
    problem.value === undefined ? '' : ` (found ${problem.value})`
  }`;

/** Parses and checks `portal.yaml`. Anchors and aliases are allowed; unknown keys are not. */
export function parsePortalConfig(
  text: string,
  file: string,
): Result<PortalConfig, readonly ConfigProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  if (document.errors.length > 0) {
    return err(
      document.errors.map((each) => ({ file, line: lineAt(each.pos[0]), path: '', message: each.message })),
    );
  }
  const raw: unknown = document.toJS({ maxAliasCount: 1000 });
  const { version: format } = (raw ?? {}) as { version?: unknown };
  const first = format === 1;
  const place = (at: readonly string[], message: string): ConfigProblem => {
    const path = first ? pathIn1(at) : [...at];
    const value = valueAt(raw, path);
    return {
      ...{ file, line: lineAt(offsetOf(document, path)), path: path.join('.'), message },
      ...(value === undefined ? {} : { value }),
    };
  };
  if (!first && format !== 2) return err([place(['version'], 'write 2; files of version 1 are read too')]);
  const read = readFile(raw, first);
  if (!read.ok) return err(read.error.map(({ path, message }) => place(path, message)));
  const found = [
    ...crossCheck(read.value),
    ...componentProblems(read.value),
    ...sharedBills(read.value),
    ...sharedStates(read.value),
    ...proofProblems(read.value),
    ...notificationProblems(read.value),
  ];
  if (found.length > 0) return err(found.map(({ path, message }) => place(path, message)));
  const version = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const notes = unusedYet(read.value).map(({ path, message }) => place(path, message));
  return ok(portalConfig(read.value, version, notes));
}

type Found = { readonly path: readonly string[]; readonly message: string };

/** The file as version 2 says it. Faults of a file of version 1 are at its own places. */
function readFile(raw: unknown, first: boolean): Result<PortalFile, readonly Found[]> {
  const issues = (error: z.ZodError): readonly Found[] =>
    error.issues.flatMap((issue): readonly Found[] => {
      const path = issue.path.map(String);
      if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
      const known = first ? [] : keysAt(path, raw);
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, known) }));
    });
  if (first) {
    const old = version1Schema.safeParse(raw);
    if (!old.success) return err(issues(old.error));
  }
  const parsed = portalConfigSchema.safeParse(first ? upgraded(raw as Record<string, unknown>) : raw);
  return parsed.success ? ok(parsed.data) : err(issues(parsed.error));
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearNames(key, known);
  if (near.length > 0) return `there is no such key; did you mean ${near.join(' or ')}?`;
  return known.length > 0 ? `there is no such key; there are ${known.join(', ')}` : 'there is no such key';
}

/** Places that are kept for what is not built yet: never passed over in silence. */
function unusedYet(file: PortalFile): readonly Found[] {
  return Object.entries(file.systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).flatMap(([name, settings]) => {
      const at = ['systems', system, 'environments', name];
      const kept = RESERVED.filter((key) => settings[key] !== undefined).map((key) => ({
        path: [...at, key],
        message: 'is read and not used yet',
      }));
      return kept;
    }),
  );
}

/** What one key alone cannot know. */
function crossCheck(file: PortalFile): { path: string[]; message: string }[] {
  const problems: { path: string[]; message: string }[] = [];
  if (!file.systems[file.defaultSystem]) {
    problems.push({
      path: ['defaultSystem'],
      message: `no system ${JSON.stringify(file.defaultSystem)} below systems`,
    });
  }
  for (const [system, { diagram }] of Object.entries(file.systems))
    problems.push(...repeated(system, diagram));
  return problems;
}

/** Two external things of one id, or two groups of one title: a reference would mean either. */
function repeated(
  system: string,
  diagram: PortalFile['systems'][string]['diagram'],
): { path: string[]; message: string }[] {
  const lists = [
    ['external', 'id', diagram?.external.map((each) => each.id) ?? []],
    ['groups', 'title', diagram?.groups.map((each) => each.title) ?? []],
  ] as const;
  return lists.flatMap(([list, key, values]) =>
    values.flatMap((value, index) =>
      values.indexOf(value) === index
        ? []
        : [
            {
              path: ['systems', system, 'diagram', list, String(index), key],
              message: `another one of ${list} has the ${key} ${JSON.stringify(value)}`,
            },
          ],
    ),
  );
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
