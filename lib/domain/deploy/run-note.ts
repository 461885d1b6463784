import { type Reason, type ReasonParams, reason } from '../reason.ts';

/** Why a run moved, beside its failure; `reasons.note.<code>` in `messages` says it to a person. */
export type NoteCode =
  | 'no-approval-needed'
  | 'approvals-given'
  | 'approvals-signed'
  | 'approvals-refused'
  | 'plan-ended'
  | 'applied-before'
  | 'same-content'
  | 'differs'
  | 'replaced'
  | 'taken-over'
  | 'takes-place'
  | 'runner-stops'
  | 'planner-gone'
  | 'applier-gone'
  | 'plan-used'
  | 'no-plan'
  | 'no-plan-file'
  | 'state-moved'
  | 'change-set'
  | 'change-set-gone'
  | 'other-stack'
  | 'infrastructure-ended'
  | 'need-ended'
  | 'need-deployed'
  | 'planned-ahead'
  | 'planned-after'
  | 'nothing-ahead'
  | 'as-shown'
  | 'nobody-approved'
  | 'watched'
  | 'way-back-overtaken'
  | 'closed'
  | 'glass-broken';

export type RunNote = Reason;

export const runNote = (code: NoteCode, params?: ReasonParams): RunNote => reason(`note.${code}`, params);

/** As a row keeps it. */
export const noteToText = ({ code, params }: RunNote): string => JSON.stringify({ code, params });

/** Rows of before notes had codes hold a sentence: it is shown as it is. */
export function noteOfText(text: string): RunNote {
  if (!text.startsWith('{"code":"note.')) return reason('note.text', { text });
  const { code, params } = JSON.parse(text) as Pick<RunNote, 'code' | 'params'>;
  return reason(code, params);
}
