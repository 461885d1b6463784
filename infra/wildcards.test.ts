import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const here = import.meta.dirname;

/** Actions of every statement whose resource is `*`, in all Terraform files of a root. */
function unscopedActions(root: string): string[] {
  const files = readdirSync(path.join(here, root), { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.tf'),
  );
  const found = files.flatMap((file) => {
    const source = readFileSync(path.join(here, root, file), 'utf8');
    return [...source.matchAll(/resources += (?:[^\n]*? \? null : )?\["\*"\]/g)].flatMap(({ index }) => {
      const statement = source.slice(source.lastIndexOf(' actions ', index), index);
      return [...statement.matchAll(/"([a-z0-9-]+:[A-Za-z*]+)"/g)].map(([, action = '']) => action);
    });
  });
  return [...new Set(found)].toSorted();
}

const explained = (root: string): { reason: string; actions: string[] }[] =>
  JSON.parse(readFileSync(path.join(here, root, 'wildcards.json'), 'utf8'));

test.each(['terraform', 'portal/access'])('%s says why for every action on *, and for no other', (root) => {
  const actions = explained(root).flatMap((entry) => entry.actions);
  expect(unscopedActions(root).length).toBeGreaterThan(0);
  expect(actions.toSorted()).toEqual(unscopedActions(root));
  for (const { reason } of explained(root)) expect(reason.length).toBeGreaterThan(20);
});

test.each(['hello', 'account', 'portal/github'])('%s grants nothing on *', (root) => {
  expect(unscopedActions(root)).toEqual([]);
});
