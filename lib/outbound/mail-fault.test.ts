import { expect, it } from 'vitest';
import { deliveryFailureWords } from '#lib/words/happening.ts';
import { translator } from '#lib/words/translate.ts';
import { mailFault, refusedRecipients } from './mail-fault.ts';

const refused = (recipient: string, responseCode: number) => ({
  recipient,
  responseCode,
  command: 'RCPT TO',
});

it('says who was refused for good, what to correct, and that others got it', () => {
  const failure = refusedRecipients([refused('gone@example.org', 550)], 'mail.test', 2);
  if (!failure) throw new Error('nobody was refused');
  expect(deliveryFailureWords(translator('en'), failure)).toBe(
    'The mail server mail.test refuses mail to gone@example.org for good (550), so it is not tried again: correct the address in portal.yaml. 2 other recipients got it',
  );
  expect(deliveryFailureWords(translator('ja'), failure)).toContain('ほかの宛先 2 件には届きました');
});

it('waits for all of them while one may still be taken', () => {
  const errors = [refused('gone@example.org', 550), refused('late@example.org', 450)];
  expect(
    mailFault({ code: 'EENVELOPE', responseCode: 550, rejectedErrors: errors }, 'mail.test'),
  ).toMatchObject({
    code: 'recipient-waits',
    params: { to: 'gone@example.org, late@example.org', status: 450, others: 0 },
  });
});

it.each([
  ['a wrong password', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'smtp'],
  ['a sender that is not its own', { code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }, 'smtp'],
  ['silence', { code: 'ETIMEDOUT' }, 'timed-out'],
  ['no server', { code: 'ECONNECTION' }, 'not-reached'],
])('%s is a setting or a moment, and nothing for good', (_, error, code) => {
  expect(mailFault(error, 'mail.test').code).toBe(code);
});
