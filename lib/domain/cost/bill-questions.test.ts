import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EnvironmentKey } from '../environment.ts';
import { type AskedBill, type Billed, billQuestions } from './bill-questions.ts';

const billed = (system: string, stage: string, more: Readonly<Record<string, string>> = {}): Billed => ({
  key: `${system}/${stage}` as EnvironmentKey,
  tags: { Project: system, Environment: stage, ...more },
});
const asked = (questions: readonly AskedBill[]) => questions.map(({ question }) => question);

it('asks once for environments of which one tag tells all', () => {
  const all = ['a', 'b', 'c'].map(
    (name): Billed => ({ key: `${name}/x` as EnvironmentKey, tags: { App: name } }),
  );
  expect(asked(billQuestions(all))).toEqual([{ tags: {}, by: { key: 'App', values: ['a', 'b', 'c'] } }]);
});

it('asks by the tag that leaves the fewest questions: once a stage for many systems', () => {
  const all = ['a', 'b', 'c'].flatMap((system) => ['dev', 'prod'].map((stage) => billed(system, stage)));
  expect(asked(billQuestions(all))).toEqual([
    { tags: { Environment: 'dev' }, by: { key: 'Project', values: ['a', 'b', 'c'] } },
    { tags: { Environment: 'prod' }, by: { key: 'Project', values: ['a', 'b', 'c'] } },
  ]);
});

it('asks for one alone by all of its tags, and apart where other keys tell', () => {
  expect(asked(billQuestions([billed('a', 'dev'), billed('b', 'dev', { Team: 'x' })]))).toEqual([
    { tags: { Project: 'a', Environment: 'dev' } },
    { tags: { Project: 'b', Environment: 'dev', Team: 'x' } },
  ]);
  expect(billQuestions([])).toEqual([]);
});

it('every bill is in one answer, and its question and value say its tags and no more', () => {
  const letters = fc.constantFrom('a', 'b', 'c');
  const tags = fc.dictionary(fc.constantFrom('K', 'L', 'M'), letters, { minKeys: 1 });
  fc.assert(
    fc.property(fc.array(tags, { maxLength: 12 }), (lists) => {
      const all = lists.map((each, index): Billed => ({ key: `s${index}/e` as EnvironmentKey, tags: each }));
      const questions = billQuestions(all);
      expect(questions.flatMap(({ of }) => of.map(({ key }) => key)).toSorted()).toEqual(
        all.map(({ key }) => key).toSorted(),
      );
      for (const { question, of } of questions)
        for (const each of of) {
          const { by } = question;
          const value = by && each.tags[by.key];
          expect({ ...question.tags, ...(by ? { [by.key]: value } : {}) }).toEqual(each.tags);
          if (by) expect(by.values).toContain(value);
        }
    }),
  );
});
