import { randomUUID } from 'node:crypto';
import { errorAnswer } from '../aws-error.ts';
import { type Fill, operations } from '../fill.ts';
import { errorCode, jsonAnswer, jsonInput } from '../json.ts';
import type { Kept } from '../kept.ts';

export interface QueryDefinition {
  readonly queryDefinitionId: string;
  readonly name: string;
  readonly queryString: string;
  readonly logGroupNames?: readonly string[];
  /** Epoch milliseconds. */
  readonly lastModified: number;
}

type PutInput = Partial<QueryDefinition> & { readonly queryLanguage?: string };

/** Saved Logs Insights queries: MiniStack checks the permission, then does not know the operation. */
export function queryDefinitions(kept: Kept<readonly QueryDefinition[]>): Fill {
  const permitted =
    (answer: Fill): Fill =>
    async (call, forward) => {
      const first = await forward();
      return errorCode(first) === 'InvalidOperationException' ? answer(call, forward) : first;
    };

  return operations('logs', {
    PutQueryDefinition: permitted(async (call) => {
      const { queryDefinitionId, name, queryString, logGroupNames, queryLanguage } =
        jsonInput<PutInput>(call);
      const known = kept.get().find((definition) => definition.queryDefinitionId === queryDefinitionId);
      if (queryDefinitionId && !known) return notFound(call);
      if (!name || !queryString || (queryLanguage ?? 'CWLI') !== 'CWLI') {
        const message = 'name and queryString are required, and queryLanguage must be CWLI';
        return errorAnswer(call, { code: 'InvalidParameterException', message, status: 400 });
      }
      const definition: QueryDefinition = {
        queryDefinitionId: known?.queryDefinitionId ?? randomUUID(),
        name,
        queryString,
        ...(logGroupNames ? { logGroupNames } : {}),
        lastModified: Date.now(),
      };
      kept.set([...kept.get().filter((other) => other !== known), definition]);
      return jsonAnswer({ queryDefinitionId: definition.queryDefinitionId });
    }),
    DescribeQueryDefinitions: permitted(async (call) => {
      const input = jsonInput<{
        queryDefinitionNamePrefix?: string;
        maxResults?: number;
        nextToken?: string;
      }>(call);
      const found = kept
        .get()
        .filter(({ name }) => name.startsWith(input.queryDefinitionNamePrefix ?? ''))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const start = Number(input.nextToken ?? 0);
      const end = start + (input.maxResults ?? 1000);
      const more = end < found.length ? { nextToken: String(end) } : {};
      return jsonAnswer({ queryDefinitions: found.slice(start, end), ...more });
    }),
    DeleteQueryDefinition: permitted(async (call) => {
      const { queryDefinitionId } = jsonInput<{ queryDefinitionId: string }>(call);
      const left = kept.get().filter((definition) => definition.queryDefinitionId !== queryDefinitionId);
      if (left.length === kept.get().length) return notFound(call);
      kept.set(left);
      return jsonAnswer({ success: true });
    }),
  });
}

function notFound(call: Parameters<Fill>[0]) {
  const message = 'The specified query definition does not exist.';
  return errorAnswer(call, { code: 'ResourceNotFoundException', message, status: 400 });
}
