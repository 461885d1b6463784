import type { Instant } from '#lib/domain/time.ts';
import type { Locale } from '#lib/words/locale.ts';
import { fullMoment, zoneName } from '#lib/words/moments.ts';
import { translator } from '#lib/words/translate.ts';

/** How whoever asks reads: from cookies, since nothing else can be looked up now. */
export type Reader = { readonly locale: Locale; readonly zone: string; readonly theme: string };

/** Seconds until the page asks again by itself. */
export const AGAIN_AFTER_S = 3;

/** The page's own permissions: no script, and no style but the one below. */
export const OUTAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What stands where a page would be while PostgreSQL does not answer: the portal's frame, what is wrong and since when. It asks
 * again by itself. Made without Next, whose pages all need the database to know who asks.
 */
export function outagePage(since: Instant, { locale, zone, theme }: Reader): string {
  const t = translator(locale);
  const at = `${fullMoment(since, zone)} ${zoneName(zone, since)}`;
  return `<!doctype html>
<html lang="${locale}" data-theme="${theme === 'dark' || theme === 'light' ? theme : 'system'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${AGAIN_AFTER_S}">
<title>${t('outage.title')} · Yagura</title>
<link rel="icon" href="/icon.svg">
<style>${STYLE}</style>
</head>
<body>
<header>Yagura <span lang="ja">櫓</span></header>
<main>
<h1 role="status">${t('silence.database', { at })}</h1>
<p>${t('outage.what')}</p>
<p>${t('outage.again', { n: AGAIN_AFTER_S })}</p>
</main>
</body>
</html>
`;
}

/** Colours as in app/styles/tokens.css: the style sheets themselves have the name of a build. */
const STYLE = `
:root { color-scheme: light dark; --bg: light-dark(oklch(0.968 0.006 90), oklch(0.168 0.014 266));
  --s2: light-dark(oklch(0.948 0.007 90), oklch(0.232 0.016 266)); --line: light-dark(oklch(0.905 0.008 90), oklch(0.268 0.015 266));
  --t1: light-dark(oklch(0.225 0.022 270), oklch(0.955 0.006 266)); --t2: light-dark(oklch(0.4 0.022 270), oklch(0.79 0.012 266));
  --degraded: light-dark(oklch(0.6 0.126 74), oklch(0.865 0.15 90)); }
[data-theme="dark"] { color-scheme: dark; }
[data-theme="light"] { color-scheme: light; }
body { margin: 0; background: var(--bg); color: var(--t2); font: 13px/20px system-ui, sans-serif; }
header { padding: 12px 20px; border-bottom: 1px solid var(--line); color: var(--t1); font-weight: 600; }
header span { color: var(--t2); font-weight: 400; }
main { padding: 12px 17px; background: var(--s2); border-left: 3px solid var(--degraded); border-bottom: 1px solid var(--line); }
h1 { margin: 0 0 4px; color: var(--t1); font-size: 13px; font-weight: 600; }
p { margin: 0; max-width: 80ch; }
`;
