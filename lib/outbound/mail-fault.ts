import { type Reason, reason } from '#lib/domain/reason.ts';

/** As nodemailer throws it, or keeps it of one recipient. */
type SmtpError = {
  readonly code?: string | undefined;
  /** What was asked last: `RCPT TO`, `DATA`. */
  readonly command?: string | undefined;
  /** The server's answer, if there was one. */
  readonly responseCode?: number | undefined;
  readonly recipient?: string | undefined;
  readonly rejectedErrors?: readonly SmtpError[] | undefined;
};

/**
 * What a mail server said of recipients that it did not take; undefined where it took all.
 * `recipient-refused`: none of them for good. `recipient-waits`: of some another try may come to more.
 *
 * @param others who got the mail
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 */
export function refusedRecipients(
  errors: readonly SmtpError[] | undefined,
  host: string,
  others: number,
): Reason | undefined {
  const [first] = errors ?? [];
  if (!errors || !first) return undefined;
  const waiting = errors.find(({ responseCode }) => !isPermanent(responseCode));
  return reason(waiting ? 'recipient-waits' : 'recipient-refused', {
    ...{ host, others, status: (waiting ?? first).responseCode ?? 0 },
    to: errors.flatMap(({ recipient }) => recipient ?? []).join(', '),
  });
}

/** Failures: those of `refusedRecipients`, `message-refused`, `smtp`, `timed-out`, `not-reached`. */
export function mailFault(error: unknown, host: string): Reason {
  const { code, command, responseCode, rejectedErrors } = error as SmtpError;
  const refused = refusedRecipients(rejectedErrors, host, 0);
  if (refused) return refused;
  // Who may send, and with which password, are settings: they may be right at the next try. What is said is what it is.
  if (command === 'DATA' && isPermanent(responseCode))
    return reason('message-refused', { host, status: responseCode ?? 0 });
  if (responseCode !== undefined) return reason('smtp', { host, status: responseCode });
  if (code === 'ETIMEDOUT') return reason('timed-out', { host });
  return reason('not-reached', { host, error: code ?? 'unknown' });
}

/** 552 to a recipient means 452 (RFC 5321, 4.5.3.1.10): a full mailbox is emptied some day. */
const isPermanent = (status: number | undefined): boolean =>
  status !== undefined && status >= 500 && status !== 552;
