import { leavingTo } from '#app/_server/leaving.ts';
import { web } from '#lib/runtime/web.ts';

type Context = { readonly params: Promise<{ readonly provider: string }> };

/** Sends the browser to an identity provider, and from there to what was asked for. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const [{ auth }, { provider }, form] = await Promise.all([web(), params, request.formData()]);
  const way = auth.signIn.ways.find((each) => each.id === provider);
  if (!way) return new Response('no such provider', { status: 404 });
  const fresh = form.get('fresh') !== null;
  const body = { provider, to: String(form.get('to') ?? '/'), fresh };
  const { url } = await auth.api.signInByProvider({ body, headers: request.headers });
  return leavingTo(url, URL.canParse(url) ? new URL(url).host : '');
}
