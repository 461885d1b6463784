import { type NextRequest, NextResponse } from 'next/server';

/**
 * Adds the content security policy with a nonce of its own to each page, and tells the page the path that was asked for, to
 * come back to after a sign-in. Nothing else: who may see what is decided where data is read, and stays decided without
 * this file.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-asked', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/**
 * The one style attribute that may stand in a page, `display:none`: React hides a part of a drawing that arrives late until it
 * puts it in its place.
 */
const HIDING = "'unsafe-hashes' 'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='";

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates strings to rebuild stacks; the built app never does.
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}' ${HIDING}`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Of no script that a page loads: browsers take script-src for it otherwise, whose nonce no worker can carry.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  matcher: [{ source: '/((?!api|_next/static|fonts|icon|robots.txt|manifest.webmanifest|notices.js).*)' }],
};
