import { readiness } from '#lib/queries/readiness.ts';
import { web } from '#lib/runtime/web.ts';

/** 200 when the database answers and its migrations are this build's; queue age and heartbeats beside it. */
export async function GET(): Promise<Response> {
  try {
    const state = await readiness(await web());
    return Response.json(state, { status: state.ready ? 200 : 503 });
  } catch (error) {
    const cause = error instanceof Error ? error.name : 'unknown';
    return Response.json({ ready: false, database: 'does not answer', cause }, { status: 503 });
  }
}

export const dynamic = 'force-dynamic';
