import { createTransport } from 'nodemailer';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { mailFault, refusedRecipients } from './mail-fault.ts';
import type { Message } from './message.ts';
import type { Outside } from './post.ts';
import { targetOf } from './target.ts';

export type Mail = {
  /** `smtp://user:password@host:587`, `smtps://…`. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Those of them who have not got it yet; absent: nobody has. */
  readonly only?: readonly string[];
  /** The same for every try: mail programs show a repeat once. */
  readonly id: string;
};

/**
 * Sends a mail once. Without TLS only to servers that `allow` names; a server that offers STARTTLS is always taken at its word.
 * Failures: those of `targetOf`, of `mail-fault.ts`, and `bad-address`; of those who were refused also where others got it.
 */
export async function sendMail(
  { server, from, to, only, id }: Mail,
  { title, lines, link, linkWord }: Message,
  { resolve, allow, withinMs }: Outside,
): Promise<Result<void, Reason>> {
  if (!URL.canParse(server)) return err(reason('bad-address'));
  const url = new URL(server);
  const secure = url.protocol === 'smtps:';
  if (!secure && url.protocol !== 'smtp:') return err(reason('bad-address'));
  const port = Number(url.port) || (secure ? 465 : 587);
  const target = await targetOf(url.hostname, port, allow, resolve);
  if (!target.ok) return target;
  const { host, address, allowed } = target.value;
  const transport = createTransport({
    host: address,
    port,
    secure,
    requireTLS: !allowed,
    tls: { servername: host },
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    ...{ connectionTimeout: withinMs, greetingTimeout: withinMs, socketTimeout: withinMs },
    // What a mail says is text of ours: no file and no address is ever opened for it.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    const sent = await transport.sendMail({
      from,
      to: [...to],
      // Whoever has it already is named in it, and gets no second one.
      ...(only ? { envelope: { from, to: [...only] } } : {}),
      subject: title,
      messageId: `<${id}@yagura.${from.split('@').at(-1)}>`,
      text: [title, '', ...lines.map((line) => `- ${line}`), '', `${linkWord}: ${link}`, ''].join('\n'),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const refused = refusedRecipients(sent.rejectedErrors, host, sent.accepted.length);
    return refused ? err(refused) : ok(undefined);
  } catch (error) {
    return err(mailFault(error, host));
  } finally {
    transport.close();
  }
}
