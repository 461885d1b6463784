import { z } from 'zod';
import type { Caller } from '#lib/domain/access/caller.ts';
import { type EnvironmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import { architecture } from './architecture.ts';
import { auditEntries } from './audit-entries.ts';
import type { QueryServices } from './define.ts';
import { allDeploys, environmentDeploys } from './deploys.ts';
import { logs } from './logs.ts';
import { metrics } from './metrics.ts';
import { momentArg } from './moment-arg.ts';
import { overview } from './overview.ts';
import { alarmsReading, costReading, inventoryReading, outputsReading } from './reading.ts';

/** A question that `GET /api/query/<name>?…` answers as JSON: the same operation as the pages', arguments from text. */
export type ApiQuestion = {
  /** Refuses bad arguments with words for each. */
  readonly ask: (
    services: QueryServices,
    caller: Caller,
    query: Readonly<Record<string, string>>,
  ) => Promise<{ readonly answer: unknown } | { readonly problems: string }>;
};

const environment = z
  .string()
  .refine((text) => parseEnvironmentKey(text) !== undefined, 'write <system>/<environment>')
  .transform((text) => text as EnvironmentKey);
const range = { environment, from: momentArg, to: momentArg };
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter(Boolean).slice(0, 20));

type Asked<Args, Answer> = {
  readonly ask: (services: QueryServices, caller: Caller, args: Args) => Promise<Answer>;
};

function question<Schema extends z.ZodType, Args, Answer>(
  schema: Schema,
  operation: Asked<Args, Answer>,
  argsOf: (query: z.output<Schema>) => Args,
): ApiQuestion {
  return {
    async ask(services, caller, query) {
      const parsed = schema.safeParse(query);
      if (!parsed.success) return { problems: z.prettifyError(parsed.error) };
      return { answer: await operation.ask(services, caller, argsOf(parsed.data)) };
    },
  };
}

const nothing = z.strictObject({});
const place = z.strictObject({ environment });
const same = <T>(args: T): T => args;

/** Times are epoch milliseconds. */
export const API_QUESTIONS: ReadonlyMap<string, ApiQuestion> = new Map([
  ['overview', question(nothing, overview, same)],
  ['deploys', question(nothing, allDeploys, same)],
  ['environment-deploys', question(place, environmentDeploys, same)],
  [
    'architecture',
    question(
      z.strictObject({ environment, view: z.enum(SCENE_VIEWS).default('simple') }),
      architecture,
      same,
    ),
  ],
  [
    'metrics',
    question(z.strictObject(range), metrics, ({ environment, from, to }) => ({
      environment,
      range: { from, to },
    })),
  ],
  [
    'logs',
    question(z.strictObject({ ...range, groups: list }), logs, ({ environment, groups, from, to }) => ({
      environment,
      groups,
      range: { from, to },
    })),
  ],
  ['alarms', question(place, alarmsReading, same)],
  ['cost', question(place, costReading, same)],
  ['inventory', question(place, inventoryReading, same)],
  ['outputs', question(place, outputsReading, same)],
  [
    'audit',
    question(
      z.strictObject({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1_000).default(100),
      }),
      auditEntries,
      same,
    ),
  ],
]);
