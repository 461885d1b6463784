import type { Notifications } from '#lib/config/notifications-schema.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { ClaimedDelivery } from '#lib/store/deliveries.ts';
import { sendMail } from './mail.ts';
import { messageOf } from './message.ts';
import { type Outside, post } from './post.ts';
import { isStrongSecret } from './signature.ts';
import { slackBody } from './slack.ts';
import { webhookBody, webhookHeaders } from './webhook.ts';

export type Sending = {
  readonly settings: Notifications;
  /** Value of a variable that `portal.yaml` names. */
  readonly secretNamed: (name: string) => string | undefined;
  /** Where browsers reach the portal. */
  readonly portal: string;
  readonly outside: Omit<Outside, 'allow'>;
  readonly now: Instant;
};

/** One try. What cannot be sent for a setting that lacks is a failure as any other: it may be there at the next. */
export async function sendOnce(
  { id, receiver, happening, failure }: ClaimedDelivery,
  { settings, secretNamed, portal, outside, now }: Sending,
): Promise<Result<void, Reason>> {
  const to = settings.receivers[receiver];
  if (!to) return err(reason('no-receiver'));
  const ways: Outside = { ...outside, allow: settings.allow };
  const message = messageOf(happening, to.language, portal);
  if (to.kind === 'email') {
    const { mail } = settings;
    const server = mail && secretNamed(mail.server);
    if (!mail || !server) return err(reason('no-variable', { name: mail?.server ?? 'mail' }));
    const only = stillWithout(to.to, failure);
    return sendMail({ server, from: mail.from, to: to.to, id, ...(only ? { only } : {}) }, message, ways);
  }
  const address = URL.canParse(to.url) ? to.url : secretNamed(to.url);
  if (!address) return err(reason('no-variable', { name: to.url }));
  if (to.kind === 'slack') return post(address, {}, slackBody(happening, message), ways);
  const secret = secretNamed(to.secret);
  if (!secret) return err(reason('no-variable', { name: to.secret }));
  if (!isStrongSecret(secret)) return err(reason('weak-secret', { name: to.secret }));
  const body = webhookBody(id, happening, message);
  return post(address, webhookHeaders(secret, id, now, body), body, ways);
}

/** Of those that a mail goes to, whom the last try did not reach while it reached others; undefined: all of them. */
function stillWithout(to: readonly string[], failure: Reason | undefined): readonly string[] | undefined {
  if (failure?.code !== 'recipient-waits' && failure?.code !== 'recipient-refused') return undefined;
  const refused = String(failure.params.to).split(', ');
  const left = to.filter((each) => refused.includes(each));
  // None of them is in portal.yaml any more: whoever stands there instead is to get it, under the same id.
  return left.length > 0 ? left : undefined;
}
