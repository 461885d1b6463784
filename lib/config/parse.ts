import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { componentProblems } from './component-problems.ts';
import { forgeProblems } from './forge-problems.ts';
import { keysAt, portalJsonSchema } from './json-schema.ts';
import { didYouMean } from './meant.ts';
import { notificationProblems } from './notification-problems.ts';
import { placeProblems } from './places.ts';
import { type ConfigProblem, type PortalConfig, portalConfig } from './portal-config.ts';
import { proofProblems } from './proof-problems.ts';
import { roleAccounts } from './role-accounts.ts';
import { type PortalFile, portalConfigSchema, RESERVED } from './schema.ts';
import { type Found, schemaProblems } from './schema-problems.ts';
import { schemaWords } from './schema-words.ts';
import { sharedBills } from './shared-bills.ts';
import { sharedChoices } from './shared-choices.ts';
import { sameStates, sharedStates } from './shared-states.ts';
import { version1Schema } from './version-1/schema.ts';
import { pathIn1, upgraded } from './version-1/upgrade.ts';
import { readYaml } from './yaml-places.ts';

export const problemText = (problem: ConfigProblem): string =>
  `${problem.file}:${problem.line} ${problem.path || '(top)'}: ${problem.message}${
    problem.value === undefined ? '' : ` (found ${problem.value})`
  }`;

/** Parses and checks `portal.yaml`. Anchors and aliases are allowed; unknown keys are not. */
export function parsePortalConfig(
  text: string,
  file: string,
): Result<PortalConfig, readonly ConfigProblem[]> {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { raw, problem } = yaml.value;
  const { version: format } = (raw ?? {}) as { version?: unknown };
  const first = format === 1;
  const place = (at: readonly string[], message: string) => problem(first ? pathIn1(at) : at, message);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return err([place([], 'write keys and values: version, repositories, access and systems')]);
  if (!first && format !== 2)
    return err([place(['version'], 'write version: 2, a number; files of version 1 are read too')]);
  const read = readFile(raw, first);
  if (!read.ok) return err(read.error.map(({ path, message }) => place(path, message)));
  const found = [
    ...crossCheck(read.value),
    ...componentProblems(read.value),
    ...sharedBills(read.value),
    ...sharedStates(read.value),
    ...sameStates(read.value),
    ...roleAccounts(read.value),
    ...placeProblems(read.value),
    ...sharedChoices(read.value),
    ...proofProblems(read.value),
    ...notificationProblems(read.value),
    ...forgeProblems(read.value),
  ];
  if (found.length > 0) return err(found.map(({ path, message }) => place(path, message)));
  const version = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const notes = unusedYet(read.value).map(({ path, message }) => place(path, message));
  return ok(portalConfig(read.value, version, notes));
}

/** The file as version 2 says it. Faults of a file of version 1 are at its own places. */
function readFile(raw: unknown, first: boolean): Result<PortalFile, readonly Found[]> {
  const issues = (error: Parameters<typeof schemaProblems>[0]) =>
    schemaProblems(error, first ? () => [] : (path) => keysAt(portalJsonSchema(), path, raw));
  if (first) {
    const old = version1Schema.safeParse(raw, { error: schemaWords });
    if (!old.success) return err(issues(old.error));
  }
  const parsed = portalConfigSchema.safeParse(first ? upgraded(raw as Record<string, unknown>) : raw, {
    error: schemaWords,
  });
  if (!parsed.success) return err(issues(parsed.error));
  const { data } = parsed;
  return ok({ ...data, defaultSystem: data.defaultSystem ?? Object.keys(data.systems)[0] ?? '' });
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
  if (file.defaultSystem !== '' && !Object.hasOwn(file.systems, file.defaultSystem)) {
    problems.push({
      path: ['defaultSystem'],
      message: `no system ${JSON.stringify(file.defaultSystem)} below systems${didYouMean(file.defaultSystem, Object.keys(file.systems))}`,
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
