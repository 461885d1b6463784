import { z } from 'zod';
import { type EnvironmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import {
  DEPTHS,
  MOST_CLOSED,
  MOST_CREATED,
  MOST_MENTIONS,
  MOST_PICKED,
  PICTURE_FORMATS,
  PICTURE_THEMES,
} from '#lib/domain/graph/picture.ts';
import { DRAWN_VIEWS, SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import { days, instant } from '#lib/domain/time.ts';
import type { ReadRequest } from './protocol.ts';

const environment = z
  .string()
  .refine((text) => parseEnvironmentKey(text) !== undefined)
  .transform((text) => text as EnvironmentKey);
const moment = z.number().int().positive().transform(instant);
const range = z
  .strictObject({ from: moment, to: moment })
  .refine(({ from, to }) => from < to && to - from <= days(455), 'from must be before to, at most 455 days');

const text = z.string().max(1024);
const created = z.strictObject({
  id: text,
  type: text,
  action: z.literal('create'),
  name: text.optional(),
  mentions: z.array(text).max(MOST_MENTIONS).optional(),
});

const request = z.discriminatedUnion('question', [
  z.strictObject({ question: z.literal('metrics'), ask: z.strictObject({ environment, range }) }),
  z.strictObject({ question: z.literal('reports'), ask: z.strictObject({ environment, range }) }),
  z.strictObject({
    question: z.literal('logs'),
    ask: z.strictObject({
      environment,
      groups: z.array(z.string()).max(50),
      range,
      filter: z.string().max(1024).optional(),
      around: moment.optional(),
      limit: z.number().int().min(1).max(10_000),
    }),
  }),
  z.strictObject({
    question: z.literal('scene'),
    ask: z.strictObject({
      environment,
      view: z.enum(DRAWN_VIEWS),
      around: z.string().max(1024).optional(),
      depth: z.literal(DEPTHS).optional(),
      closed: z.array(z.string().max(1024)).max(MOST_CLOSED).optional(),
      only: z.array(text).max(MOST_PICKED).optional(),
      created: z.array(created).max(MOST_CREATED).optional(),
    }),
  }),
  z.strictObject({
    question: z.literal('picture'),
    ask: z.strictObject({
      environment,
      view: z.enum(SCENE_VIEWS),
      format: z.enum(PICTURE_FORMATS),
      theme: z.enum(PICTURE_THEMES),
    }),
  }),
]);

/** A question as it came over the wire; undefined when it is none. */
export function parseAsk(body: unknown): ReadRequest | undefined {
  const parsed = request.safeParse(body);
  return parsed.success ? (parsed.data as ReadRequest) : undefined;
}
