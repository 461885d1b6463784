import { z } from 'zod';
import { smallJson } from '#app/_server/small-json.ts';
import { beginDeviceLogin } from '#lib/identity/device-login.ts';
import { web } from '#lib/runtime/web.ts';

const asked = z.strictObject({
  /** Shown to the person who confirms, as the terminal's own word. */
  machine: z.string().trim().min(1).max(80),
});

/** `portal login`, first half: a terminal asks for two codes. Nothing is given before a person confirms. */
export async function POST(request: Request): Promise<Response> {
  const body = asked.safeParse(await smallJson(request));
  if (!body.success) return answer(400, { error: z.prettifyError(body.error) });
  const services = await web();
  const begun = await beginDeviceLogin(services, body.data.machine);
  if (!begun)
    return answer(429, { error: 'too many terminals wait to be confirmed; try again in some minutes' });
  const confirmAt = new URL('/device', services.env.YAGURA_URL);
  confirmAt.searchParams.set('code', begun.userCode);
  return answer(200, { ...begun, confirmAt: confirmAt.href });
}

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
