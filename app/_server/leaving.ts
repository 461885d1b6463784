import { getTranslations } from 'next-intl/server';

/**
 * Sends the browser on after a form. To another site by a page that goes there: `form-action 'self'` of our policy holds for
 * every redirect of a form, and is right to.
 */
export async function leavingTo(to: string, site: string): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  if (to.startsWith('/')) return new Response(null, { status: 303, headers: { ...headers, location: to } });
  const t = await getTranslations();
  const words = escaped(t('signIn.leaving', { site }));
  const page = `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0;url=${escaped(to)}"><title>${words}</title></head><body><a href="${escaped(to)}">${words}</a></body></html>`;
  return new Response(page, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '');
