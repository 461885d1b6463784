import type { MetadataRoute } from 'next';

/** Lets a phone install the portal like an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Yagura',
    short_name: 'Yagura',
    description: 'Is it healthy, what is it made of, what does it cost, and may I deploy this?',
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#14171e',
    theme_color: '#12151b',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
  };
}
