import { z } from 'zod';
import { answered } from '#app/_server/answered.ts';
import { removeLogView } from '#lib/commands/logs/remove-view.ts';
import { saveLogView } from '#lib/commands/logs/save-view.ts';
import { LONGEST_VIEW_QUERY, VIEW_KINDS, VIEW_REACHES } from '#lib/domain/logs/saved-view.ts';
import { logViews } from '#lib/queries/log-views.ts';

const saved = z.strictObject({
  kind: z.enum(VIEW_KINDS),
  reach: z.enum(VIEW_REACHES),
  name: z.string().max(200),
  query: z.string().max(LONGEST_VIEW_QUERY),
});

/** `?environment=items/dev`: the views that whoever asks has. */
export function GET(request: Request): Promise<Response> {
  return answered(request, logViews, (environment) => ({ environment }));
}

/** Keeps a view. */
export async function POST(request: Request): Promise<Response> {
  const body = saved.safeParse(await request.json().catch(() => undefined));
  if (!body.success) return new Response('no view', { status: 400 });
  return answered(request, saveLogView, (environment) => ({ environment, ...body.data }));
}

/** `&id=…`: removes a view of one's own. */
export function DELETE(request: Request): Promise<Response> {
  return answered(request, removeLogView, (environment, query) => {
    const id = query.get('id') ?? '';
    return id === '' ? undefined : { environment, id };
  });
}
