import { expect, it } from 'vitest';
import { noteOfText, noteToText, runNote } from '#lib/domain/deploy/run-note.ts';
import { reasonWords } from './reason.ts';
import { translator } from './translate.ts';

const said = (text: string) =>
  (['en', 'ja'] as const).map((each) => reasonWords(translator(each), noteOfText(text)));

it('a note is kept as a code and read in both languages', () => {
  expect(said(noteToText(runNote('approvals-given', { given: 0, needed: 1 })))).toEqual([
    '0 of 1 approvals',
    '承認 0 / 1 件',
  ]);
});

it('a sentence that an older build has written is shown as it is', () => {
  expect(said('0 of 1')).toEqual(['0 of 1', '0 of 1']);
  expect(said('{"code":')).toEqual(['{"code":', '{"code":']);
});
