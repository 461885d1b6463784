import { z } from 'zod';
import { type EnvironmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { KIND_TABLE } from '#lib/domain/graph/kind-table.ts';
import { EDGE_KINDS } from '#lib/domain/graph/model.ts';
import {
  DEEPEST_PATH,
  DEPTHS,
  MOST_CLOSED,
  MOST_CREATED,
  MOST_LINES,
  MOST_PICKED,
} from '#lib/domain/graph/picture.ts';
import { DRAWN_VIEWS } from '#lib/domain/graph/scene.ts';
import { days, instant } from '#lib/domain/time.ts';
import { pictureFields } from './ask-picture.ts';
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
  parts: z
    .array(
      z.strictObject({
        id: text,
        kind: z.string().refine((kind) => Object.hasOwn(KIND_TABLE, kind)),
        type: text,
        name: text,
        path: z.array(text).max(DEEPEST_PATH),
      }),
    )
    .max(MOST_CREATED),
  lines: z
    .array(
      z.strictObject({
        id: z.string().max(2100),
        kind: z.enum(EDGE_KINDS),
        from: text,
        to: text,
        label: text.optional(),
        via: text.optional(),
      }),
    )
    .max(MOST_LINES),
});

const scene = {
  environment,
  view: z.enum(DRAWN_VIEWS),
  around: text.optional(),
  depth: z.literal(DEPTHS).optional(),
  closed: z.array(text).max(MOST_CLOSED).optional(),
  opened: z.array(text).max(MOST_CLOSED).optional(),
  only: z.array(text).max(MOST_PICKED).optional(),
  created: created.optional(),
};

const role = z.string().regex(/^arn:aws[a-z-]{0,10}:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/);
const externalId = z.string().min(2).max(1224).optional();

/** A role of the account that is asked about, and of no other. */
const discover = z
  .strictObject({
    account: z.string().regex(/^\d{12}$/),
    region: z.string().regex(/^[a-z]{2}(?:-[a-z]{1,12}){1,3}-\d$/),
    role,
    externalId,
    after: z.string().max(1024).optional(),
  })
  .refine(({ account, role }) => role.split(':')[4] === account, 'the role is of another account');

const insights = z.strictObject({ environment, id: z.string().min(1).max(200) });

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
      query: z.string().max(1024).optional(),
      around: moment.optional(),
      limit: z.number().int().min(1).max(10_000),
    }),
  }),
  z.strictObject({
    question: z.literal('insights-start'),
    ask: z.strictObject({
      environment,
      range,
      groups: z.array(z.string()).max(50),
      query: z.string().min(1).max(10_000),
      name: z.string().max(100).optional(),
      by: z.string().max(200),
    }),
  }),
  z.strictObject({ question: z.literal('insights-result'), ask: insights }),
  z.strictObject({ question: z.literal('insights-stop'), ask: insights }),
  z.strictObject({ question: z.literal('insights-kept'), ask: z.strictObject({ environment }) }),
  z.strictObject({ question: z.literal('scene'), ask: z.strictObject(scene) }),
  z.strictObject({ question: z.literal('accounts'), ask: z.strictObject({ role, externalId }) }),
  z.strictObject({ question: z.literal('discover'), ask: discover }),
  z.strictObject({ question: z.literal('picture'), ask: z.strictObject({ ...scene, ...pictureFields }) }),
]);

/** A question as it came over the wire; undefined when it is none. */
export function parseAsk(body: unknown): ReadRequest | undefined {
  const parsed = request.safeParse(body);
  return parsed.success ? (parsed.data as ReadRequest) : undefined;
}
