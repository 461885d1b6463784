/** What answers under the portal's address, without a network between. */
export type PortalHandler = (request: Request) => Promise<Response>;

type Who = { readonly sub: string; readonly groups?: string } | 'decline';

/**
 * A browser without a window: keeps cookies, follows redirects, fills the provider's form. The portal is a function, the provider
 * is really asked.
 */
export class SigningBrowser {
  readonly portal: URL;
  readonly handler: PortalHandler;
  readonly cookies = new Map<string, Map<string, string>>();

  constructor(portal: string, handler: PortalHandler) {
    this.portal = new URL(portal);
    this.handler = handler;
  }

  /** The cookies that this browser sends to the portal. */
  get portalCookies(): string {
    return this.cookieOf(this.portal);
  }

  /** Begins at the portal. @returns where it sends the browser */
  async begin(to = '/', fresh = false): Promise<URL> {
    const answer = await this.send(new URL('/api/auth/sign-in/provider', this.portal), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.portal.origin },
      body: JSON.stringify({ provider: 'oidc', to, fresh }),
    });
    if (answer.status !== 200) throw new Error(`the sign-in began with ${answer.status}`);
    const { url } = (await answer.json()) as { url: string };
    return new URL(url, this.portal);
  }

  /** Says who somebody is at the provider. @returns the address of the portal that the provider sends the browser back to */
  async answerProvider(authorization: URL, who: Who): Promise<URL> {
    const form = who === 'decline' ? { decline: 'on' } : { sub: who.sub, groups: who.groups ?? '' };
    let at = authorization;
    let posted = false;
    for (let hops = 0; hops < 10; hops += 1) {
      if (at.origin === this.portal.origin) return at;
      const asked: boolean = at.pathname.startsWith('/interaction/') && !posted;
      posted ||= asked;
      const answer = await this.send(at, asked ? { method: 'POST', body: new URLSearchParams(form) } : {});
      const location = answer.headers.get('location');
      if (!location) throw new Error(`${at.pathname} answered ${answer.status}: ${await answer.text()}`);
      at = new URL(location, at);
    }
    throw new Error('the provider sends the browser around');
  }

  /** Comes back to the portal. @returns where the portal sends the browser then */
  async comeBack(address: URL): Promise<URL> {
    const answer = await this.send(address);
    const location = answer.headers.get('location');
    if (!location) throw new Error(`the portal answered ${answer.status}: ${await answer.text()}`);
    return new URL(location, this.portal);
  }

  /** The whole way. */
  async signIn(who: Who, to = '/', fresh = false): Promise<URL> {
    const authorization = await this.begin(to, fresh);
    return authorization.origin === this.portal.origin
      ? authorization
      : this.comeBack(await this.answerProvider(authorization, who));
  }

  async send(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = this.cookieOf(url);
    if (cookie) headers.set('cookie', cookie);
    const request = new Request(url, { ...init, headers, redirect: 'manual' });
    const answer = url.origin === this.portal.origin ? await this.handler(request) : await fetch(request);
    const jar = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, jar);
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const gone = /;\s*max-age=0(?:;|$)/i.test(each) || /;\s*expires=thu, 01 jan 1970/i.test(each);
      if (gone) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
    return answer;
  }

  private cookieOf(url: URL): string {
    return [...(this.cookies.get(url.host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
