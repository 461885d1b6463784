import { z } from 'zod';
import { instant } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const LENGTH = 'write a length of time: 90m, 12h or 7d';

/** `90m`, `12h`, `7d` → milliseconds. */
export const duration = z
  .string({ error: ({ input }) => (input === undefined ? undefined : LENGTH) })
  .regex(/^\d{1,4}[mhd]$/, LENGTH)
  .transform((text) => millis(Number(text.slice(0, -1)) * UNIT_MS[text.at(-1) as keyof typeof UNIT_MS]));

/** A day, or a moment with its zone. */
const moment = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}(T[\d:.]{5,12}(Z|[+-]\d{2}:\d{2}))?$/.test(text) && !Number.isNaN(Date.parse(text)),
    'write a day (2026-11-20) or a moment (2026-11-20T09:00:00Z)',
  )
  .transform((text) => instant(Date.parse(text)));

const base64url = z.string().regex(/^[\w-]{16,2000}$/, 'write base64url as `portal keys enroll` prints it');

const SSH_KEY =
  /^(ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa) [A-Za-z0-9+/]{40,2000}={0,2}( [^\n\r]{0,200})?$/;

const key = z
  .union([
    z.strictObject({ passkey: base64url, publicKey: base64url, added: moment }),
    z.strictObject({
      ssh: z.string().regex(SSH_KEY, 'write a public key as in ~/.ssh/id_ed25519.pub'),
      added: moment,
    }),
  ])
  .transform((written) =>
    'ssh' in written
      ? { kind: 'ssh' as const, line: written.ssh, added: written.added }
      : {
          kind: 'passkey' as const,
          credential: written.passkey,
          publicKey: written.publicKey,
          added: written.added,
        },
  );

const on = z
  .string()
  .regex(/^(\*|[a-z][a-z0-9-]*\/(\*|[a-z][a-z0-9-]*))$/, 'write *, <system>/* or <system>/<environment>');

/** A person whose signature counts, with the keys that make it. */
export const person = z.strictObject({
  /** Account id or e-mail address, as sign-in knows it. */
  id: z.string().regex(/^[\w.@+:-]{1,120}$/, 'write an account id or an e-mail address'),
  name: z.string().min(1).max(80).optional(),
  on: z.union([on.transform((one) => [one]), z.array(on).min(1)]),
  lanes: z.array(z.enum(['infrastructure', 'application'])).min(1),
  may: z
    .array(z.enum(['request', 'approve']))
    .min(1)
    .default(['request', 'approve']),
  from: moment.optional(),
  until: moment.optional(),
  keys: z.array(key).min(2, 'write two keys at least: a lost one must lock nobody out').max(8),
});

/** What signatures are made for, read by the runner from its own disk. */
export const proof = z.strictObject({
  /** Host name of the portal; passkeys are bound to it. An address of numbers cannot be one. */
  relyingParty: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z])?$/, 'write a host name, for example portal.example.com'),
  /** Where browsers reach the portal. */
  origins: z.array(z.url()).min(1),
  /** From a key's `added` to the moment it counts. */
  keysCountAfter: duration.default(millis(24 * UNIT_MS.h)),
  /** Public keys of runners, base64: what plans and anchors of the audit are checked by. */
  runnerKeys: z
    .array(z.string().regex(/^[A-Za-z0-9+/]{59}=$/, 'write the key as `portal keys runner` prints it'))
    .default([]),
});
