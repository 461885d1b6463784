import { z } from 'zod';
import { answered } from '#app/_server/answered.ts';
import { instant } from '#lib/domain/time.ts';
import { insightsResult, startInsights, stopInsights } from '#lib/queries/insights.ts';
import { web } from '#lib/runtime/web.ts';

const moment = z.number().int().min(0).transform(instant);
const started = z.strictObject({
  groups: z.array(z.string().max(200)).max(50),
  range: z.strictObject({ from: moment, to: moment }).refine(({ from, to }) => from < to),
  query: z.string().min(1).max(10_000),
  name: z.string().max(100).optional(),
  agreed: z.number().min(0).optional(),
});
const named = z.string().min(1).max(200);

/** `?environment=items/dev`, the query as JSON: starts it, or says what it would cost. */
export async function POST(request: Request): Promise<Response> {
  const body = started.safeParse(await request.json().catch(() => undefined));
  if (!body.success) return new Response('no query', { status: 400 });
  const limit = (await web()).env.YAGURA_INSIGHTS_ASK_USD;
  return answered(request, startInsights, (environment) => {
    const { name, agreed, ...ask } = body.data;
    return {
      ...{ environment, limit, ...ask },
      ...(name === undefined ? {} : { name }),
      ...(agreed === undefined ? {} : { agreed }),
    };
  });
}

/** `?environment=items/dev&id=…`: what the query has found so far. */
export function GET(request: Request): Promise<Response> {
  return answered(request, insightsResult, (environment, query) => {
    const id = named.safeParse(query.get('id'));
    return id.success ? { environment, id: id.data } : undefined;
  });
}

/** `?environment=items/dev&id=…`: stops the query. */
export function DELETE(request: Request): Promise<Response> {
  return answered(request, stopInsights, (environment, query) => {
    const id = named.safeParse(query.get('id'));
    return id.success ? { environment, id: id.data } : undefined;
  });
}
