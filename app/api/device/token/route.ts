import { z } from 'zod';
import { smallJson } from '#app/_server/small-json.ts';
import { collectDeviceToken } from '#lib/identity/device-login.ts';
import { web } from '#lib/runtime/web.ts';

const asked = z.strictObject({ deviceCode: z.string().min(1).max(100) });

/** `portal login`, second half: `waiting`, `refused`, `over`, or the token, once. */
export async function POST(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  const body = asked.safeParse(await smallJson(request));
  if (!body.success) return Response.json({ error: z.prettifyError(body.error) }, { status: 400, headers });
  return Response.json(await collectDeviceToken(await web(), body.data.deviceCode), { headers });
}
