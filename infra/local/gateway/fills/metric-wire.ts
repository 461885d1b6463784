import { errorAnswer } from '../aws-error.ts';
import type { Answer, Call } from '../call.ts';

/** A moment as clients send it. */
export type Time = number | string;

export const OTHER_PROTOCOL = 'Only the JSON protocol of CloudWatch is answered here.';

/** Dimensions as a record. */
export const dimensionsOf = (list: readonly { Name: string; Value: string }[] | undefined) =>
  Object.fromEntries((list ?? []).map(({ Name, Value }) => [Name, Value]));

/** JSON carries seconds; some clients send ISO text. */
export const epochMs = (time: Time) => (typeof time === 'number' ? time * 1000 : Date.parse(time));

export function invalid(call: Call, message: string): Answer {
  return errorAnswer(call, { code: 'ValidationError', message, status: 400 });
}
