import { expect, it } from 'vitest';
import { auditAction, auditDetail } from './audit-entry.ts';
import { translator } from './translate.ts';

it('says what was done in the reader’s language, and an unknown action as it was written', () => {
  expect(auditAction(translator('en'), 'run.approved')).toBe('approved a plan');
  expect(auditAction(translator('ja'), 'run.approved')).toBe('プランを承認');
  expect(auditAction(translator('ja'), 'sign-in.failed')).toBe('サインインに失敗');
  expect(auditAction(translator('en'), 'run.rolled-back')).toBe('run rolled back');
  expect(auditAction(translator('en'), 'run.teleported')).toBe('run.teleported');
});

it('names a detail and says its value in words where there are any', () => {
  const en = translator('en');
  expect(auditDetail(en, 'lane', 'application')).toBe('lane application');
  expect(auditDetail(en, 'run', 3)).toBe('run #3');
  expect(auditDetail(en, 'commit', '6e134d1'.padEnd(40, '0'))).toBe('commit 6e134d1');
  expect(auditDetail(translator('ja'), 'lane', 'application')).toBe('種別 アプリ');
  expect(auditDetail(en, 'unheard', 'of')).toBe('unheard of');
});
