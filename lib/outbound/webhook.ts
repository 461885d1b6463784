import type { Happening } from '#lib/domain/notify/happening.ts';
import { type Instant, toIso } from '#lib/domain/time.ts';
import type { Message } from './message.ts';
import { signature } from './signature.ts';

/** What happened, for a program: codes and their parameters, with the words beside them. `docs/notifications.md` promises it. */
export function webhookBody(id: string, happening: Happening, message: Message): string {
  const { topic, state, subject, environment, at, what, because } = happening;
  return JSON.stringify({
    type: `yagura.${topic}`,
    timestamp: toIso(at),
    data: {
      id,
      subject,
      state,
      ...(environment === undefined ? {} : { environment }),
      what: { code: what.code, params: what.params },
      because: because.map(({ code, params }) => ({ code, params })),
      title: message.title,
      lines: message.lines,
      link: message.link,
    },
  });
}

/** Headers of the Standard Webhooks specification. Each try is signed with its own time; the id stays. */
export function webhookHeaders(
  secret: string,
  id: string,
  now: Instant,
  body: string,
): Readonly<Record<string, string>> {
  const seconds = Math.floor(now / 1_000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signature(secret, id, seconds, body),
  };
}
