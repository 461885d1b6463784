import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogJournal } from './journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const group = '/aws/lambda/items-dev-api';

test('lines come back after a restart with the ids that they had', () => {
  const first = openLogJournal(folder);
  first.append(group, 's', 1, 2, 'one\nin two lines');
  first.append(group, 's', 3, 4, 'two');
  const before = first.store.events(group);
  first.close();
  const second = openLogJournal(folder);
  expect(second.store.events(group)).toEqual(before);
  second.close();
});

test('the half line of a killed process is left out', () => {
  const first = openLogJournal(folder);
  first.append(group, 's', 1, 2, 'whole');
  first.close();
  appendFileSync(join(folder, readdirSync(folder)[0] ?? ''), '["s",3,4,"ha');
  const second = openLogJournal(folder);
  expect(second.store.events(group).map(({ message }) => message)).toEqual(['whole']);
  second.close();
});

test('a deleted group or stream stays deleted', () => {
  const first = openLogJournal(folder);
  first.append(group, 'kept', 1, 2, 'a');
  first.append(group, 'gone', 1, 2, 'b');
  first.append('other', 's', 1, 2, 'c');
  first.dropStream(group, 'gone');
  first.dropGroup('other');
  first.close();
  const second = openLogJournal(folder);
  expect(second.store.names()).toEqual([group]);
  expect(second.store.events(group).map(({ message }) => message)).toEqual(['a']);
  second.close();
});
