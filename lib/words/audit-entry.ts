import { shortHash } from './shorten.ts';
import type { Translate } from './translate.ts';
import { wordOr } from './word-or.ts';

/** What somebody did, as a person says it; an action that this build does not know stands as it is. */
export function auditAction(t: Translate, action: string): string {
  const key = `audit.did.${action.replaceAll('.', '-')}`;
  if (t.has(key)) return t(key);
  // The runner writes what became of a run by the name of its state.
  const state = `run.state.${action.replace(/^run\./, '')}`;
  return action.startsWith('run.') && t.has(state) ? t('audit.becameRun', { state: t(state) }) : action;
}

/** `commit 6e134d1`: one detail of an entry, named, and said in words where its value is a word of the house. */
export function auditDetail(t: Translate, name: string, value: unknown): string {
  return `${wordOr(t, 'audit.detail', name)} ${detailValue(t, name, String(value))}`;
}

function detailValue(t: Translate, name: string, value: string): string {
  if (name === 'lane') return wordOr(t, 'lane', value);
  if (name === 'state' || name === 'as') return wordOr(t, 'run.state', value);
  if (name === 'run') return `#${value}`;
  return shortHash(value);
}
