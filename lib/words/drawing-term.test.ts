import { expect, it } from 'vitest';
import { drawingText } from './drawing-term.ts';
import { translator } from './translate.ts';

const [english, japanese] = [translator('en'), translator('ja')];

it.each([
  ['Region · ap-northeast-1 (Tokyo)', 'リージョン · ap-northeast-1 (Tokyo)'],
  ['AWS Cloud · account 000000000000', 'AWS クラウド · アカウント 000000000000'],
  ['25 alarms · 4 log groups · 1 role', 'アラーム 25 件 · ロググループ 4 個 · ロール 1 個'],
  ['read, write', '読み書き'],
  ['SQS queue · 14 d', 'SQS キュー · 14 日'],
  ['logs 7 d', 'ログ 7 日'],
  ['batch 10', 'バッチ 10'],
  ['my queue, or what', 'my queue, or what'],
  ['Lambda · 256 MB · arm64', 'Lambda · 256 MB · arm64'],
])('%s is told in Japanese, and in English as it is', (text, words) => {
  expect(drawingText(japanese, text)).toBe(words);
  expect(drawingText(english, text)).toBe(text);
});
