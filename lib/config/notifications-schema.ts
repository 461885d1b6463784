import { z } from 'zod';
import { TOLD_TOPICS } from '#lib/domain/notify/happening.ts';
import { everywhereOr, name } from './words.ts';
import { zone } from './zone.ts';

const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
/** An address of a chat holds its secret: it never stands in the file. */
const variable = z.string().regex(VARIABLE, 'write the name of an environment variable of the collector');

const address = z
  .string()
  .refine(
    (text) => VARIABLE.test(text) || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
    'write an address, or the name of an environment variable of the collector that holds it',
  );

const mailAddress = z.email('write a mail address');

/** Of the words in which it is told. */
const language = z.enum(['en', 'ja']).default('en');

const receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slack'), url: variable, language }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: address,
    /** Holds the key of the signature: 24 bytes or more, base64, with or without `whsec_` before it. */
    secret: variable,
    language,
  }),
  z.strictObject({ kind: z.literal('email'), to: z.array(mailAddress).min(1).max(20), language }),
]);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time: 22:00');

const what = z.array(z.enum(TOLD_TOPICS)).min(1);

const quiet = z
  .strictObject({ from: time, to: time, zone, except: z.array(z.enum(TOLD_TOPICS)).default([]) })
  .refine(({ from, to }) => from !== to, 'from and to are the same: name hours, or leave it out');

const route = z.strictObject({
  /** Names of receivers. */
  to: z.array(name).min(1),
  /** `*`, `items/*` or `items/prod`. */
  on: everywhereOr.default('*'),
  owner: z.string().min(1).optional(),
  production: z.boolean().optional(),
  what: what.optional(),
  quiet: quiet.optional(),
});

/** A host, with its port where it is not the usual one. */
const host = z.string().regex(/^[a-zA-Z0-9.:[\]-]+$/, 'write a host, or host:port');

/** Who is told of what, and how they are reached. */
export const notifications = z.strictObject({
  receivers: z.record(name, receiver),
  routes: z.array(route).default([]),
  mail: z
    .strictObject({
      /** Holds `smtp://user:password@host:587` or `smtps://…`. */
      server: variable,
      from: mailAddress,
    })
    .optional(),
  /** Receivers that may be in a private network, or be told without TLS. */
  allow: z.array(host).default([]),
});

export type Notifications = z.infer<typeof notifications>;
export type Receiver = z.infer<typeof receiver>;
